// SPDX-License-Identifier: Apache-2.0
// Functions whose indices are known, and outputs with noise.
#pragma once

#include <cmath>
#include <functional>
#include <numbers>
#include <span>
#include <vector>

#include <sightline/core/dice.hpp>
#include <sightline/core/distributions.hpp>
#include <sightline/design/unit_design.hpp>
#include <sightline/sensitivity/outputs.hpp>

namespace sightline::sensitivity {

using Function = std::function<double(std::span<const double>)>;

/// For tests of estimates alone, without their intervals.
inline constexpr Resampling two_resamples{.resamples = 2};

/// Ishigami and Homma (1990, Proc. ISUMA 398) with a = 7, b = 0.1, on the unit cube.
inline double ishigami(std::span<const double> x) {
  const auto angle = [&x](std::size_t d) { return std::numbers::pi * (2.0 * x[d] - 1.0); };
  const double s = std::sin(angle(1));
  return std::sin(angle(0)) + 7.0 * s * s + 0.1 * std::pow(angle(2), 4) * std::sin(angle(0));
}

/// Variances of the parts of the Ishigami function: x1 alone, x2 alone, x1 with x3.
struct IshigamiVariances {
  double v1 = 0.5 * std::pow(1.0 + 0.1 * std::pow(std::numbers::pi, 4) / 5.0, 2);
  double v2 = 49.0 / 8.0;
  double v13 = 0.01 * std::pow(std::numbers::pi, 8) * (1.0 / 18.0 - 1.0 / 50.0);
  double all = v1 + v2 + v13;
};

/// Sobol's g-function (Saltelli and Sobol 1995): prod (|4 x - 2| + a) / (1 + a).
struct GFunction {
  std::vector<double> a;

  double operator()(std::span<const double> x) const {
    double product = 1.0;
    for (std::size_t d = 0; d < a.size(); ++d)
      product *= (std::abs(4.0 * x[d] - 2.0) + a[d]) / (1.0 + a[d]);
    return product;
  }
  [[nodiscard]] double own_variance(std::size_t d) const {
    return 1.0 / (3.0 * (1.0 + a[d]) * (1.0 + a[d]));
  }
  [[nodiscard]] double variance() const {
    double product = 1.0;
    for (std::size_t d = 0; d < a.size(); ++d)
      product *= 1.0 + own_variance(d);
    return product - 1.0;
  }
  [[nodiscard]] double first(std::size_t d) const { return own_variance(d) / variance(); }
  [[nodiscard]] double total(std::size_t d) const {
    const double others = (variance() + 1.0) / (1.0 + own_variance(d));
    return own_variance(d) * others / variance();
  }
};

/// One exact number for each point.
inline Outputs exact(const design::UnitDesign& design, const Function& f) {
  Outputs outputs;
  for (std::size_t i = 0; i < design.points; ++i)
    outputs.numbers.push_back(f(design.point(i)));
  return outputs;
}

/// A normal of the replication, of standard deviation 1, at `point` or, for common dice, anywhere.
inline double luck_of(std::uint64_t seed, std::size_t replication, std::size_t point) {
  return normal_quantile(Dice(seed, replication).trait({point, 1, 0}));
}

}  // namespace sightline::sensitivity
