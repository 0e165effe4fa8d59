// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <sightline/calibration/emulator.hpp>
#include <sightline/core/extremes.hpp>

#include "square.hpp"

namespace sightline::calibration {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

// Weak priors on the logarithms of the settings. Lengths are of the order of the cube's side, as
// the trend takes what changes slowly; the nugget is small against the process.
constexpr double usual_log_length = 0.4;
constexpr double spread_of_log_length = 1.0;
constexpr double spread_of_log_variance = 2.0;
constexpr double usual_log_nugget = -5.0;  // relative to the variance
constexpr double spread_of_log_nugget = 2.0;

constexpr double first_step = 1.0;
constexpr double last_step = 0.24;
constexpr int most_scores = 260;
/// On the diagonal, relative to the variance: keeps equal points apart in rounding.
constexpr double jitter = 1e-9;

double matern(double squared) {
  const double r = std::sqrt(5.0 * squared);
  return (1.0 + r + r * r / 3.0) * std::exp(-r);
}

VectorXd trend_at(const Point& point) {
  VectorXd trend(static_cast<Index>(point.size()) + 1);
  trend(0) = 1.0;
  for (std::size_t d = 0; d < point.size(); ++d)
    trend(static_cast<Index>(d) + 1) = point[d];
  return trend;
}

double half_log_determinant(const Eigen::LLT<MatrixXd>& factor) {
  return factor.matrixLLT().diagonal().array().log().sum();
}

/// For each dimension the squared distances between points.
std::vector<MatrixXd> squares_between(const MatrixXd& points) {
  std::vector<MatrixXd> squares;
  for (Index d = 0; d < points.rows(); ++d) {
    const MatrixXd across = points.row(d).replicate(points.cols(), 1);
    squares.emplace_back((across - across.transpose()).array().square().matrix());
  }
  return squares;
}

}  // namespace

Emulator::Emulator(const std::vector<Point>& points, const std::vector<double>& values,
                   const std::vector<double>& noise) {
  const auto n = static_cast<Index>(points.size());
  const auto dimensions = points.empty() ? 0 : static_cast<Index>(points.front().size());
  if (points.size() != values.size() || points.size() != noise.size() || n < dimensions + 3) {
    throw std::invalid_argument(
        "an emulator needs more points than dimensions + 2, each with a "
        "value and its noise");
  }
  points_.resize(dimensions, n);
  trend_.resize(n, dimensions + 1);
  for (Index i = 0; i < n; ++i) {
    const VectorXd row = trend_at(points[static_cast<std::size_t>(i)]);
    trend_.row(i) = row.transpose();
    points_.col(i) = row.tail(dimensions);
  }
  values_ = Eigen::Map<const VectorXd>(values.data(), n);
  noise_ = Eigen::Map<const VectorXd>(noise.data(), n);
  const VectorXd rest = values_ - trend_ * trend_.colPivHouseholderQr().solve(values_);
  usual_variance_ = std::max(rest.squaredNorm() / static_cast<double>(n - dimensions - 1), 1e-12);
  const std::vector<MatrixXd> squares = squares_between(points_);
  find_settings(squares);
  process_variance_ = std::exp(settings_(dimensions));
  inverse_squared_lengths_ = (-2.0 * settings_.head(dimensions)).array().exp();
  solve(covariance(settings_, squares));
  check();
}

MatrixXd Emulator::covariance(const Settings& settings,
                              const std::vector<MatrixXd>& squares) const {
  const Index dimensions = points_.rows();
  MatrixXd matrix = MatrixXd::Zero(points_.cols(), points_.cols());
  for (Index d = 0; d < dimensions; ++d)
    matrix += std::exp(-2.0 * settings(d)) * squares[static_cast<std::size_t>(d)];
  const double variance = std::exp(settings(dimensions));
  const double nugget = std::exp(settings(dimensions + 1));
  matrix = variance * matrix.unaryExpr(&matern);
  matrix.diagonal() += noise_;
  matrix.diagonal().array() += nugget + jitter * variance;
  return matrix;
}

double Emulator::score(const Settings& settings, const std::vector<MatrixXd>& squares) const {
  const Eigen::LLT<MatrixXd> factor(covariance(settings, squares));
  if (factor.info() != Eigen::Success) return -infinity;
  const MatrixXd trend = factor.matrixL().solve(trend_);
  const VectorXd values = factor.matrixL().solve(values_);
  const Eigen::LLT<MatrixXd> trend_factor(trend.transpose() * trend);
  if (trend_factor.info() != Eigen::Success) return -infinity;
  const VectorXd rest = values - trend * trend_factor.solve(trend.transpose() * values);
  const Index dimensions = points_.rows();
  double prior = 0.0;
  for (Index d = 0; d < dimensions; ++d)
    prior += square_of((settings(d) - usual_log_length) / spread_of_log_length);
  prior += square_of((settings(dimensions) - std::log(usual_variance_)) / spread_of_log_variance);
  prior += square_of((settings(dimensions + 1) - settings(dimensions) - usual_log_nugget) /
                     spread_of_log_nugget);
  return -half_log_determinant(factor) - half_log_determinant(trend_factor) -
         rest.squaredNorm() / 2.0 - prior / 2.0;
}

void Emulator::find_settings(const std::vector<MatrixXd>& squares) {
  const Index dimensions = points_.rows();
  settings_ = Settings::Constant(dimensions + 2, usual_log_length);
  settings_(dimensions) = std::log(usual_variance_);
  settings_(dimensions + 1) = settings_(dimensions) + usual_log_nugget;
  double best = score(settings_, squares);
  int scores = 1;
  for (double step = first_step; step >= last_step && scores < most_scores;) {
    bool has_moved = false;
    for (Index i = 0; i < settings_.size(); ++i) {
      for (const double move : {step, -step}) {
        Settings tried = settings_;
        tried(i) += move;
        const double found = score(tried, squares);
        ++scores;
        if (found <= best) continue;
        best = found;
        settings_ = tried;
        has_moved = true;
        break;
      }
    }
    if (!has_moved) step /= 2.0;
  }
}

void Emulator::solve(const MatrixXd& covariance) {
  factor_.compute(covariance);
  whitened_trend_ = factor_.solve(trend_);
  trend_factor_.compute(trend_.transpose() * whitened_trend_);
  if (factor_.info() != Eigen::Success || trend_factor_.info() != Eigen::Success) {
    throw std::invalid_argument("the points of an emulator lie on a plane or on each other");
  }
  beta_ = trend_factor_.solve(whitened_trend_.transpose() * values_);
  weights_ = factor_.solve(values_ - trend_ * beta_);
}

void Emulator::check() {
  const Index n = points_.cols();
  const MatrixXd inverse = factor_.solve(MatrixXd::Identity(n, n));
  const MatrixXd projected =
      inverse - whitened_trend_ * trend_factor_.solve(whitened_trend_.transpose());
  double squares = 0.0;
  double standardised = 0.0;
  double outside = 0.0;
  for (Index i = 0; i < n; ++i) {
    // weights_ is projected * values_, so this is value - prediction without the point.
    const double error = weights_(i) / projected(i, i);
    const double square = error * error * projected(i, i);
    squares += error * error;
    standardised += square;
    outside += square > 4.0 ? 1.0 : 0.0;
  }
  const auto size = static_cast<double>(n);
  check_ = {std::sqrt(squares / size), outside / size, std::max(1.0, standardised / size)};
}

double Emulator::mean(const Point& point, VectorXd& covariances) const {
  const Eigen::Map<const VectorXd> at(point.data(), points_.rows());
  covariances =
      ((points_.colwise() - at).array().square().colwise() * inverse_squared_lengths_.array())
          .colwise()
          .sum()
          .transpose();
  covariances = process_variance_ * covariances.unaryExpr(&matern);
  return trend_at(point).dot(beta_) + covariances.dot(weights_);
}

double Emulator::variance(const Point& point, const VectorXd& covariances) const {
  const VectorXd white = factor_.matrixL().solve(covariances);
  const VectorXd trend = trend_at(point) - whitened_trend_.transpose() * covariances;
  const double variance =
      process_variance_ - white.squaredNorm() + trend.dot(trend_factor_.solve(trend));
  return std::max(variance, 0.0) * check_.inflation;
}

Prediction Emulator::predict(const Point& point) const {
  VectorXd covariances;
  const double at = mean(point, covariances);
  return {at, variance(point, covariances)};
}

}  // namespace sightline::calibration
