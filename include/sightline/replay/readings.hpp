// SPDX-License-Identifier: Apache-2.0
// Competing readings of a case: what the model says to each claim of what would have followed, and
// which of the things that nobody knows the answer hangs on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <sightline/replay/futures.hpp>
#include <sightline/replay/possible_cases.hpp>
#include <sightline/scenario/case.hpp>
#include <sightline/scenario/case_input.hpp>
#include <sightline/statistics/estimate.hpp>

namespace sightline::replay {

enum class Support { supported, not_supported, cannot_be_told };
[[nodiscard]] std::string_view name_of(Support support);
/// Supported if the whole interval is at least `by_at_least`, not supported if it is all below.
[[nodiscard]] Support support_of(const statistics::Estimate& difference, double by_at_least);

/// What the answer does where the unknown is in the upper third of its values, against the lower.
struct UnknownEffect {
  std::string name;
  double lower_value = 0.0;  ///< means of the values in the thirds
  double upper_value = 0.0;
  statistics::Estimate lower;  ///< the claim's difference in the lower third
  statistics::Estimate upper;
  /// Upper minus lower; the intervals of all unknowns hold together with 95 % (Bonferroni).
  statistics::Estimate shift;
  [[nodiscard]] bool is_told() const { return shift.low > 0.0 || shift.high < 0.0; }
};

/// The effects of unknowns on numbers by future, by size of the shift. `case_of` is the possible
/// case of each future. Unknowns with one value only are left out, and there are none with fewer
/// than six possible cases.
[[nodiscard]] std::vector<UnknownEffect> unknown_effects(const std::vector<Unknown>& unknowns,
                                                         const std::vector<double>& numbers,
                                                         const std::vector<std::size_t>& case_of);

/// A claim with the model's answer; without one, claim.not_represented says why.
struct ReadClaim {
  scenario::CaseClaim claim;
  Date from{};
  statistics::Estimate without;
  statistics::Estimate with;
  statistics::Estimate difference;
  Support support = Support::cannot_be_told;
  std::vector<UnknownEffect> unknowns;
};

/// The possible cases that claims from one day on were read with.
struct ReadDay {
  Date from{};
  std::size_t tried = 0;
  std::vector<LeftOut> left_out;
  std::size_t protected_already = 0;  ///< of those that are not left out, when the day begins
};

struct Readings {
  std::vector<ReadClaim> claims;  ///< in the order of the file
  std::vector<ReadDay> days;
  std::size_t futures = 0;  ///< of each arm
  std::size_t pasts = 1;    ///< tried for each possible case
  std::string ensemble;     ///< empty without one
  bool is_interrupted = false;
};

struct ReadingsRequest {
  std::size_t futures = 200;  ///< of each arm
  std::uint32_t children = 0;
  std::size_t most_sets = usual_sets;
  std::size_t pasts = 1;  ///< of each possible case; see CaseHistories
  Work work;
};

/// Parameters and arms of packages of reforms that begin on a day; the first package is empty (see
/// scenario::read_case_inputs).
using InputsFrom = std::function<scenario::CaseInputs(
    const std::vector<std::vector<std::string>>& packages, Date from)>;

/// Possible cases that the claims are read with where there is no ensemble.
inline constexpr std::size_t cases_without_ensemble = 12;

/// Reads every claim of the case on futures from the day of its decision, under parameter sets and
/// with a family that differs in what is assumed of it. Throws InputError as CaseHistories, and for
/// a case without claims or without fatal date.
[[nodiscard]] Readings read_claims(const scenario::Case& of, const InputsFrom& inputs_from,
                                   const ReadingsRequest& request);

[[nodiscard]] std::string readings_text(const scenario::Case& of, const Readings& readings);
[[nodiscard]] std::string readings_json(const scenario::Case& of, const Readings& readings);

}  // namespace sightline::replay
