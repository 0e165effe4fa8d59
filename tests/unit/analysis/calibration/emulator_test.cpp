// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <stdexcept>

#include <gtest/gtest.h>

#include <sightline/calibration/emulator.hpp>
#include <sightline/core/dice.hpp>
#include <sightline/core/distributions.hpp>
#include <sightline/design/makers.hpp>

namespace sightline::calibration {
namespace {

double quadratic(const Point& x) {
  return 1.0 + 2.0 * x[0] - x[1] + 1.5 * x[0] * x[1] - x[2] * x[2];
}

double wavy(const Point& x) {
  return std::sin(4.0 * x[0]) + 0.5 * std::cos(5.0 * x[1]) + 0.2 * x[2];
}

struct Trained {
  std::vector<Point> points;
  std::vector<double> values;
  std::vector<double> noise;
};

template <class Function>
Trained trained(Function function, std::size_t n, double sd) {
  Trained set;
  set.points = points_of(design::latin_hypercube(n, 3, 5));
  const Dice dice(1, 0);
  for (std::size_t i = 0; i < n; ++i) {
    set.values.push_back(function(set.points[i]) + normal(dice.trait({i, 1, 0}), 0.0, sd));
    set.noise.push_back(sd * sd);
  }
  return set;
}

/// Root mean square of the errors at new points, and of the errors over the standard deviations
/// foretold.
template <class Function>
std::pair<double, double> errors_of(const Emulator& emulator, Function function) {
  double squares = 0.0;
  double standardised = 0.0;
  const std::vector<Point> points = points_of(design::latin_hypercube(200, 3, 99));
  for (const Point& point : points) {
    const Prediction prediction = emulator.predict(point);
    const double error = function(point) - prediction.mean;
    squares += error * error;
    standardised += error * error / prediction.variance;
  }
  return {std::sqrt(squares / 200.0), std::sqrt(standardised / 200.0)};
}

TEST(Emulator, RecoversAQuadratic) {
  const Trained set = trained(quadratic, 60, 0.0);
  const Emulator emulator(set.points, set.values, set.noise);
  EXPECT_LT(errors_of(emulator, quadratic).first, 0.02);
  EXPECT_LT(emulator.leave_one_out().rms_error, 0.04);
}

TEST(Emulator, IsHonestAboutItsErrorOnANoisyWavyFunction) {
  const Trained set = trained(wavy, 90, 0.1);
  const Emulator emulator(set.points, set.values, set.noise);
  const auto [error, standardised] = errors_of(emulator, wavy);
  EXPECT_LT(error, 0.1);  // less than the noise of one run
  EXPECT_GT(standardised, 0.5);
  EXPECT_LT(standardised, 1.5);
  EXPECT_LT(emulator.leave_one_out().outside_share, 0.15);
  EXPECT_GE(emulator.leave_one_out().inflation, 1.0);
}

TEST(Emulator, GoesThroughItsPointsWhereThereIsNoNoise) {
  const Trained set = trained(wavy, 50, 0.0);
  const Emulator emulator(set.points, set.values, set.noise);
  const Prediction prediction = emulator.predict(set.points[7]);
  EXPECT_NEAR(prediction.mean, set.values[7], 0.02);
  EXPECT_LT(prediction.variance, 0.01);
  EXPECT_GE(prediction.variance, 0.0);
}

TEST(Emulator, LeavesOneOutAsIfTheOthersWereAll) {
  const Trained set = trained(wavy, 40, 0.1);
  const Emulator whole(set.points, set.values, set.noise);
  // What is left of the settings' freedom makes the two differ a little.
  double squares = 0.0;
  for (std::size_t left = 0; left < 40; ++left) {
    Trained rest = set;
    const auto at = static_cast<std::ptrdiff_t>(left);
    rest.points.erase(rest.points.begin() + at);
    rest.values.erase(rest.values.begin() + at);
    rest.noise.erase(rest.noise.begin() + at);
    const Emulator emulator(rest.points, rest.values, rest.noise);
    const double error = set.values[left] - emulator.predict(set.points[left]).mean;
    squares += error * error / 40.0;
  }
  EXPECT_NEAR(std::sqrt(squares) / whole.leave_one_out().rms_error, 1.0, 0.3);
}

TEST(Emulator, OfTooFewPointsIsRefused) {
  const Trained set = trained(quadratic, 5, 0.0);
  EXPECT_THROW(Emulator(set.points, set.values, set.noise), std::invalid_argument);
}

TEST(Emulator, OfAConstantForetellsTheConstant) {
  const Trained set = trained([](const Point&) { return 3.0; }, 20, 0.0);
  const Emulator emulator(set.points, set.values, set.noise);
  EXPECT_NEAR(emulator.predict({0.5, 0.5, 0.5}).mean, 3.0, 1e-4);
}

}  // namespace
}  // namespace sightline::calibration
