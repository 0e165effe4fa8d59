// SPDX-License-Identifier: Apache-2.0
// A Gaussian process that stands in for a simulator whose runs are few and noisy.
#pragma once

#include <vector>

#include <Eigen/Dense>

#include <sightline/calibration/design.hpp>

namespace sightline::calibration {

struct Prediction {
  double mean = 0.0;
  double variance = 0.0;  ///< of what the simulator's mean is there; noise of a run not included
};

/// How well an emulator foretells each of its points from the others.
struct LeaveOneOut {
  double rms_error = 0.0;      ///< root mean square of value - prediction
  double outside_share = 0.0;  ///< share of points more than 2 standard deviations off; 5 % is fair
  double inflation = 1.0;      ///< factor on variances, see Emulator
};

/// value(x) = beta (1, x) + Z(x) + noise, with Z a Gaussian process of Matern covariance 5/2 and a
/// length for each dimension; the noise of each point is known up to a common nugget. Lengths,
/// variance and nugget are those of the greatest restricted likelihood with weak priors, found by
/// pattern search; beta by generalised least squares (Rasmussen and Williams, Gaussian Processes
/// for Machine Learning, 2006, 2.7 and 4.2.1; noise by point: Ankenman, Nelson and Staum 2010,
/// Oper. Res. 58:371).
///
/// Leave-one-out residuals have a closed form (Dubrule 1983, Math. Geol. 15:687). Where their mean
/// standardised square is above 1, the emulator is too sure of itself, and all its variances are
/// multiplied by it.
///
/// O(n^3) to make, O(n) for a mean, O(n^2) for a variance. Reading is safe from any thread.
class Emulator {
 public:
  /// `noise` are variances. Throws std::invalid_argument unless there are more points than
  /// dimensions + 2, and as many values and noises as points.
  Emulator(const std::vector<Point>& points, const std::vector<double>& values,
           const std::vector<double>& noise);

  [[nodiscard]] Prediction predict(const Point& point) const;
  /// The two halves of predict(): `covariances` goes from the first to the second.
  [[nodiscard]] double mean(const Point& point, Eigen::VectorXd& covariances) const;
  [[nodiscard]] double variance(const Point& point, const Eigen::VectorXd& covariances) const;
  [[nodiscard]] const LeaveOneOut& leave_one_out() const { return check_; }

 private:
  /// Logarithms: a length for each dimension, variance of the process, nugget.
  using Settings = Eigen::VectorXd;

  void find_settings(const std::vector<Eigen::MatrixXd>& squares);
  [[nodiscard]] double score(const Settings& settings,
                             const std::vector<Eigen::MatrixXd>& squares) const;
  [[nodiscard]] Eigen::MatrixXd covariance(const Settings& settings,
                                           const std::vector<Eigen::MatrixXd>& squares) const;
  void solve(const Eigen::MatrixXd& covariance);
  void check();

  Eigen::MatrixXd points_;  ///< (dimension, point)
  Eigen::MatrixXd trend_;   ///< (point, 1 + dimension)
  Eigen::VectorXd values_;
  Eigen::VectorXd noise_;
  double usual_variance_ = 1.0;  ///< of the values around a linear fit
  Settings settings_;
  Eigen::VectorXd inverse_squared_lengths_;
  double process_variance_ = 0.0;
  Eigen::LLT<Eigen::MatrixXd> factor_;
  Eigen::LLT<Eigen::MatrixXd> trend_factor_;
  Eigen::MatrixXd whitened_trend_;  ///< covariance^-1 trend
  Eigen::VectorXd beta_;
  Eigen::VectorXd weights_;  ///< covariance^-1 (values - trend beta)
  LeaveOneOut check_;
};

}  // namespace sightline::calibration
