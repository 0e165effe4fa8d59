// SPDX-License-Identifier: Apache-2.0
// How far a parameter point is from what was observed, in standard deviations of all that is not
// known exactly.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <sightline/calibration/design.hpp>
#include <sightline/calibration/emulator.hpp>

namespace sightline::calibration {

struct Target {
  double value = 0.0;  ///< observed; above 0
  double observation_sd = 0.0;
  double discrepancy_sd = 0.0;
};

/// Outcomes are compared on the scale log(y / value + 0.05), on which rates that differ by powers
/// of ten are smooth in the parameters and none is infinite; near the target it measures relative
/// error.
[[nodiscard]] double on_scale(double outcome, const Target& target);
/// The outcome's standard deviation on that scale (delta method).
[[nodiscard]] double sd_on_scale(double sd, double outcome, const Target& target);

/// |z - E| / sqrt(Var_emulator or replications + Var_observation + Var_discrepancy) on the scale
/// above (Craig, Goldstein, Seheult and Smith 1997, Case Studies in Bayesian Statistics III:37;
/// Vernon, Goldstein and Bower 2010, Bayesian Analysis 5:619). Above 3 it rules a point out: by
/// Pukelsheim (1994, American Statistician 48:88) 95 % of any unimodal distribution lie within 3
/// standard deviations. Infinite where the outcome is not defined.
[[nodiscard]] double implausibility(const Target& target, const Prediction& prediction);

/// The cut-off of the greatest of `targets` >= 1 implausibilities that the true parameters pass
/// with probability `level` in (0, 1), if errors are normal: exactly where they are independent,
/// with at least that probability however they are correlated (Sidak 1967, JASA 62:626). 1.96 for
/// one target at 0.95, 2.98 for 18.
[[nodiscard]] double joint_cut_off(std::size_t targets, double level);
/// The inverse: the probability with which the true parameters pass `cut_off` >= 0.
[[nodiscard]] double joint_level(std::size_t targets, double cut_off);

/// What a simulator found at a point, by target.
struct Simulated {
  Point at;
  std::vector<double> means;
  std::vector<double> errors;  ///< standard errors of the means
};

/// Variances of the means on the scale above, [run][target]. Those of few replications are poorly
/// known, so each is drawn towards the mean over runs, which counts as 4 degrees of freedom
/// (moderated variance; Smyth 2004, Stat. Appl. Genet. Mol. Biol. 3:3).
[[nodiscard]] std::vector<std::vector<double>> noise_of(const std::vector<Simulated>& runs,
                                                        const std::vector<Target>& targets,
                                                        std::uint32_t replications);

/// Implausibilities of simulated points, [run][target]; `noise` as noise_of() gives it.
[[nodiscard]] std::vector<std::vector<double>> implausibilities(
    const std::vector<Simulated>& runs, const std::vector<Target>& targets,
    const std::vector<std::vector<double>>& noise);

/// The greatest of `numbers` if `rank` is 1, the second greatest if 2; of fewer numbers the last.
[[nodiscard]] double ranked(std::vector<double> numbers, std::size_t rank);

}  // namespace sightline::calibration
