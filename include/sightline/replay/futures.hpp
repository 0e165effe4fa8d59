// SPDX-License-Identifier: Apache-2.0
// Futures of a case from a day on: what became of the child, how often, and what reforms and
// decisions change of it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <sightline/core/calendar.hpp>
#include <sightline/replay/case_histories.hpp>
#include <sightline/statistics/estimate.hpp>

namespace sightline::replay {

/// A way of going on from the day.
struct FutureArm {
  std::string name;  ///< "none", "R01+R06", "D01=attend"
  /// In force everywhere from the day on; those of the baseline come first.
  std::vector<model::workforce::PracticeReform> reforms;
  std::vector<scenario::CasePin> decisions;
};

struct FuturesRequest {
  Date from{};                  ///< the first day that is decided anew
  std::vector<Turn> before;     ///< what was decided since the day up to which the histories reach
  std::vector<FutureArm> arms;  ///< the first is what the others are held against
  std::size_t futures = 200;    ///< of each arm
  Work work;
};

/// What is asked of a future; shares first, then days.
enum class Ending : std::uint8_t {
  protected_at_the_date,  ///< protected when the fatal date begins
  protected_by_the_date,  ///< at some time from the day to then
  alive_at_the_date,      ///< when the fatal date is over
  days_to_protection,     ///< from the day to protection; where none comes, to the fatal date
  size_
};
inline constexpr std::size_t endings = static_cast<std::size_t>(Ending::size_);
[[nodiscard]] std::string_view name_of(Ending ending);
template <class T>
using ByEnding = std::array<T, endings>;

/// The mean over futures.
struct EndingEstimate {
  /// The interval holds chance and, where there are several sets, what is not known of parameters.
  statistics::Estimate estimate;
  /// 5 % and 95 % quantile of the means of sets, chance taken out; NaN where it cannot be told.
  double set_low = 0.0;
  double set_high = 0.0;
};

struct ArmFutures {
  std::string name;
  std::vector<ByEnding<double>> by_future;  ///< shares as 0 or 1
  ByEnding<EndingEstimate> endings;
  ByEnding<EndingEstimate> differences;  ///< from the first arm, future by future
};

/// Futures with one number have the same set and the same dice in every arm.
struct CaseFutures {
  Date from{};
  Date fatal{};
  std::size_t futures = 0;          ///< of each arm
  std::size_t sets = 0;             ///< that took turns
  std::vector<std::size_t> set_of;  ///< by future
  std::vector<ArmFutures> arms;
  bool is_interrupted = false;  ///< cancelled: no arm has anything then
};

/// Runs the futures. The answer is the same for any number of threads. Throws std::invalid_argument
/// without histories, arms or futures, for a day before the histories end or not before the fatal
/// date, and for a case that has no fatal date.
[[nodiscard]] CaseFutures case_futures(const CaseHistories& histories,
                                       const FuturesRequest& request);

/// What is told beside the numbers.
struct FuturesAccount {
  std::string ensemble;                      ///< empty without one
  std::vector<std::string> not_represented;  ///< options that are no arms, with the reason
};
[[nodiscard]] std::string futures_text(const scenario::Case& of, const CaseHistories& histories,
                                       const CaseFutures& found, const FuturesAccount& account);
[[nodiscard]] std::string futures_json(const scenario::Case& of, const CaseHistories& histories,
                                       const CaseFutures& found, const FuturesAccount& account);

/// How one future ended.
[[nodiscard]] ByEnding<double> ending_of(const CaseWorld& world, const CaseHistory& history,
                                         Date from, Date fatal);

/// Numbers by future.
enum class Numbers {
  shares,      ///< 0 or 1
  amounts,     ///< 0 to the range
  differences  ///< of either
};
/// The estimate of numbers by future, of which two lie at most `range` apart (differences: as the
/// numbers they are of).
[[nodiscard]] EndingEstimate ending_estimate(const std::vector<double>& numbers,
                                             const std::vector<std::size_t>& set_of,
                                             std::size_t sets, double range, Numbers numbers_are);

}  // namespace sightline::replay
