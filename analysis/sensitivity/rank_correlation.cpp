// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numeric>

#include <Eigen/Dense>

#include <sightline/core/extremes.hpp>
#include <sightline/sensitivity/rank_correlation.hpp>

#include "bootstrap.hpp"
#include "known_outputs.hpp"

namespace sightline::sensitivity {
namespace {

/// Ranks less their mean, ties averaged.
Eigen::VectorXd centred_ranks(const std::vector<double>& values) {
  const std::size_t n = values.size();
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&values](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  Eigen::VectorXd ranks(static_cast<Eigen::Index>(n));
  for (std::size_t i = 0; i < n;) {
    std::size_t end = i + 1;
    while (end < n && values[order[end]] == values[order[i]])
      ++end;
    const double average = 0.5 * static_cast<double>(i + end - 1);
    for (; i < end; ++i)
      ranks(static_cast<Eigen::Index>(order[i])) = average - 0.5 * static_cast<double>(n - 1);
  }
  return ranks;
}

/// A column for each parameter and, last, the output; rows are points.
using Table = std::vector<std::vector<double>>;

/// Partial correlations of all but the last column with the last one, y, given the others. With
/// the correlation matrix R of the parameters, P = R^-1, r their correlations with y, and b = P r:
/// b_j / sqrt(P_jj) is what x_j adds to the correlation, 1 - r b what all leave of y, and the
/// partial correlation is the first over the root of the sum of its square and the second. Unlike
/// the inverse of the whole matrix this also tells where the parameters determine y.
std::vector<double> partial_correlations(const Eigen::MatrixXd& columns) {
  const Eigen::Index parameters = columns.cols() - 1;
  std::vector<double> result(static_cast<std::size_t>(parameters), not_a_number);
  const Eigen::MatrixXd scaled = columns.colwise().normalized();
  const auto x = scaled.leftCols(parameters);
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> eigen(x.transpose() * x);
  // Below this nothing is left as far as doubles can tell.
  constexpr double nothing = 1e-10;
  if (columns.rows() <= columns.cols() || eigen.eigenvalues()(0) < nothing) return result;
  const Eigen::MatrixXd inverse = eigen.eigenvectors() *
                                  eigen.eigenvalues().cwiseInverse().asDiagonal() *
                                  eigen.eigenvectors().transpose();
  const Eigen::VectorXd r = x.transpose() * scaled.col(parameters);
  const Eigen::VectorXd b = inverse * r;
  const double left = std::max(0.0, 1.0 - r.dot(b));
  for (Eigen::Index j = 0; j < parameters; ++j) {
    const double added = b(j) / std::sqrt(inverse(j, j));
    const double left_without_j = left + added * added;
    if (left_without_j > nothing)
      result[static_cast<std::size_t>(j)] = added / std::sqrt(left_without_j);
  }
  return result;
}

std::vector<double> correlations(const Table& columns, std::span<const std::size_t> picked) {
  std::vector<double> result(columns.size() - 1, not_a_number);
  std::vector<std::size_t> varying;
  std::vector<Eigen::VectorXd> ranks;
  for (std::size_t d = 0; d < columns.size(); ++d) {
    std::vector<double> values;
    for (const std::size_t i : picked)
      values.push_back(columns[d][i]);
    ranks.push_back(centred_ranks(values));
    if (ranks.back().squaredNorm() > 0.0) varying.push_back(d);
  }
  if (varying.size() < 2 || varying.back() + 1 != columns.size()) return result;
  Eigen::MatrixXd matrix(static_cast<Eigen::Index>(picked.size()),
                         static_cast<Eigen::Index>(varying.size()));
  for (std::size_t j = 0; j < varying.size(); ++j)
    matrix.col(static_cast<Eigen::Index>(j)) = ranks[varying[j]];
  const std::vector<double> known = partial_correlations(matrix);
  for (std::size_t j = 0; j < known.size(); ++j)
    result[varying[j]] = known[j];
  return result;
}

}  // namespace

RankCorrelations rank_correlations(const design::UnitDesign& design, const Outputs& outputs,
                                   const Resampling& resampling) {
  const KnownOutputs known(design, outputs);
  const IndependentPoints chosen = independent_points(design, known);
  Table columns(design.dimensions + 1);
  for (const std::size_t i : chosen.known) {
    for (std::size_t d = 0; d < design.dimensions; ++d)
      columns[d].push_back(design.at(i, d));
    columns.back().push_back(known.mean(i));
  }
  const std::vector<statistics::Estimate> estimates = bootstrap(
      chosen.known.size(), [&columns](auto picked) { return correlations(columns, picked); },
      resampling);
  RankCorrelations result{{}, chosen.known.size(), chosen.left_out};
  for (std::size_t d = 0; d < design.dimensions; ++d)
    result.parameters.push_back({design::name_of(design, d), estimates[d]});
  return result;
}

}  // namespace sightline::sensitivity
