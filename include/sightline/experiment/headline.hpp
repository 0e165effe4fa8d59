// SPDX-License-Identifier: Apache-2.0
// What a study found, in sentences that can be quoted.
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include <sightline/experiment/runner.hpp>
#include <sightline/experiment/summary.hpp>
#include <sightline/scenario/study.hpp>

namespace sightline::experiment {

/// "paediatricians-attend" -> "Paediatricians attend".
[[nodiscard]] std::string in_words(std::string name);

/// How many digits after the point show an estimate as finely as its interval deserves.
[[nodiscard]] int decimals_of(const statistics::Estimate& estimate);

/// "Doctors attend: 2.1 fewer missed cases per 100 harmed children than as-is (95 % interval 0.9 to
/// 3.3 fewer, which excludes zero), with ...". Throws std::invalid_argument for the first arm.
[[nodiscard]] std::string headline_sentence(const scenario::Study& study, const Summary& summary,
                                            std::size_t arm);

/// What stopped a study that stops by precision, or that it was not precise enough when it had to
/// stop; `reached` as precision_reached() gives it.
[[nodiscard]] std::string stopping_sentence(const scenario::Precision& wanted,
                                            const Reached& reached, std::size_t replications);

/// On what the numbers rest; `grades` is the evidence grade (A to D) of each reform that is known.
[[nodiscard]] std::string assumptions_sentence(const scenario::Study& study,
                                               const std::map<std::string, char>& grades);

/// What the headline counts as a missed case.
[[nodiscard]] std::string missed_case_definition();

}  // namespace sightline::experiment
