// SPDX-License-Identifier: Apache-2.0
// The incomplete gamma function in the form that its inversion needs, and the solver.
// Private to core. Everything is built on + - * / sqrt and the library's own log and exp.
#pragma once

namespace sightline::detail {

/// log Gamma(x + 1) - [(x + 1/2) log x - x + log(2 pi) / 2], x > 0: the error of Stirling's
/// formula.
[[nodiscard]] double stirling_error(double x);

/// x log(x / m) + m - x, without cancellation where x is near m (Loader 2000).
[[nodiscard]] double deviance(double x, double m);

enum class Tail { lower, upper };

/// A probability F(z) of one tail, seen from the point z.
struct TailPoint {
  double log_tail = 0.0;       ///< log F
  double hazard = 0.0;         ///< density / F, where the density is dF/dz without its sign
  double density_slope = 0.0;  ///< d(log density)/dz
};

/// Tail probability of the gamma distribution with scale 1 at x = e^z.
[[nodiscard]] TailPoint gamma_tail(Tail tail, double shape, double x);

/// The z in [low, high] at which log F(z) = target, for F log-concave in z. `tail_at(z)` gives a
/// TailPoint. Halley's method within a shrinking bracket; stops where a further step would change
/// F by less than 1e-12 of itself.
template <class TailAt>
[[nodiscard]] double solve_tail(Tail tail, double target, double start, double low, double high,
                                const TailAt& tail_at) {
  constexpr int most_steps = 200;
  constexpr double near_enough = 1e-5;  // the error of a step is of the third order in this
  constexpr double longest_step = 3.0;
  double z = start;
  for (int step = 0; step < most_steps; ++step) {
    const TailPoint point = tail_at(z);
    const double excess = point.log_tail - target;
    const double slope = tail == Tail::lower ? point.hazard : -point.hazard;
    // F rises with z in the lower tail and falls in the upper one.
    ((excess < 0.0) == (tail == Tail::lower) ? low : high) = z;
    const double newton = excess / slope;
    const double curve = 1.0 - 0.5 * newton * (point.density_slope - slope);
    double move = -newton / (curve < 0.5 ? 0.5 : (curve > 2.0 ? 2.0 : curve));
    if (excess < near_enough && excess > -near_enough) {
      return z + move;
    }
    move = move > longest_step ? longest_step : (move < -longest_step ? -longest_step : move);
    const double next = z + move;
    // The negation also catches a step that is not a number, where F is flat.
    const bool is_inside = next > low && next < high;
    z = is_inside && step < most_steps / 2 ? next : 0.5 * (low + high);
  }
  return z;
}

}  // namespace sightline::detail
