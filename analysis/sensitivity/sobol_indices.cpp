// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <stdexcept>

#include <sightline/core/extremes.hpp>
#include <sightline/sensitivity/sobol_indices.hpp>

#include "bootstrap.hpp"
#include "known_outputs.hpp"

namespace sightline::sensitivity {
namespace {

/// Indices of the points of one base row.
struct Blocks {
  std::size_t a = 0;
  std::size_t b = 0;
  std::vector<std::size_t> a_with_b;  // [dimension]
};

/// What one base row adds to a numerator, and what of it is chance.
struct Part {
  double raw = 0.0;
  double chance = 0.0;
};

struct BaseRow {
  double a = 0.0;
  double b = 0.0;
  double chance = 0.0;      // in the variance of a and b, divisor n - 1
  std::vector<Part> first;  // [dimension]
  std::vector<Part> total;  // [dimension]
};

Blocks blocks_of(const design::UnitDesign& design, const std::vector<std::size_t>& group) {
  constexpr auto none = static_cast<std::size_t>(-1);
  Blocks blocks{none, none, std::vector<std::size_t>(design.dimensions, none)};
  for (const std::size_t i : group) {
    const design::PointLabel& label = design.labels[i];
    std::size_t* place = nullptr;
    if (label.role == design::Role::base_a) place = &blocks.a;
    if (label.role == design::Role::base_b) place = &blocks.b;
    if (label.role == design::Role::a_with_b) place = &blocks.a_with_b[label.dimension];
    if (place != nullptr && *place == none) {
      *place = i;
    } else {
      blocks.a = none;
      break;
    }
  }
  const bool lacks_a_block = std::count(blocks.a_with_b.begin(), blocks.a_with_b.end(), none) > 0;
  if (blocks.a == none || blocks.b == none || lacks_a_block) {
    throw std::invalid_argument(
        "Sobol indices need a design of Saltelli blocks: group " +
        std::to_string(design.labels[group.front()].group) +
        " is not one point each of base-a, base-b and a-with-b for every dimension");
  }
  return blocks;
}

bool is_known(const KnownOutputs& outputs, const std::vector<std::size_t>& group) {
  return std::all_of(group.begin(), group.end(),
                     [&outputs](std::size_t i) { return outputs.is_known(i); });
}

Part half_square(const KnownOutputs& outputs, std::size_t i, std::size_t j) {
  const double difference = outputs.mean(i) - outputs.mean(j);
  return {0.5 * difference * difference, 0.5 * outputs.chance_of_difference(i, j)};
}

Part product(const KnownOutputs& outputs, const Blocks& blocks, std::size_t ab, double centre) {
  return {(outputs.mean(blocks.b) - centre) * (outputs.mean(ab) - outputs.mean(blocks.a)),
          outputs.chance_covariance(blocks.b, ab) - outputs.chance_covariance(blocks.b, blocks.a)};
}

double mean_of_all(const KnownOutputs& outputs, const std::vector<Blocks>& rows) {
  double sum = 0.0;
  double n = 0.0;
  for (const Blocks& row : rows) {
    sum += outputs.mean(row.a) + outputs.mean(row.b);
    for (const std::size_t ab : row.a_with_b)
      sum += outputs.mean(ab);
    n += 2.0 + static_cast<double>(row.a_with_b.size());
  }
  return sum / n;
}

std::vector<double> chance_of_rows(const KnownOutputs& outputs, const std::vector<Blocks>& rows) {
  std::vector<std::size_t> points;
  for (const Blocks& row : rows) {
    points.push_back(row.a);
    points.push_back(row.b);
  }
  const std::vector<double> of_points = outputs.chance_between(points);
  std::vector<double> result;
  for (std::size_t i = 0; i < of_points.size(); i += 2)
    result.push_back(0.5 * (of_points[i] + of_points[i + 1]));
  return result;
}

std::vector<BaseRow> base_rows(const KnownOutputs& outputs, const std::vector<Blocks>& rows,
                               FirstOrder first_order) {
  const double centre = mean_of_all(outputs, rows);
  const std::vector<double> chance = chance_of_rows(outputs, rows);
  std::vector<BaseRow> result;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Blocks& blocks = rows[i];
    BaseRow row{outputs.mean(blocks.a), outputs.mean(blocks.b), chance[i], {}, {}};
    for (const std::size_t ab : blocks.a_with_b) {
      row.first.push_back(first_order == FirstOrder::saltelli ? product(outputs, blocks, ab, centre)
                                                              : half_square(outputs, blocks.b, ab));
      row.total.push_back(half_square(outputs, blocks.a, ab));
    }
    result.push_back(std::move(row));
  }
  return result;
}

/// Variance of a and b together, divisor 2n, and what of it is chance; NaN where it is 0.
Part variance(const std::vector<BaseRow>& rows, std::span<const std::size_t> picked) {
  const double n = 2.0 * static_cast<double>(picked.size());
  double mean = 0.0;
  for (const std::size_t i : picked)
    mean += (rows[i].a + rows[i].b) / n;
  Part result;
  bool varies = false;
  for (const std::size_t i : picked) {
    const BaseRow& row = rows[i];
    result.raw += ((row.a - mean) * (row.a - mean) + (row.b - mean) * (row.b - mean)) / n;
    result.chance += 2.0 * row.chance / n * (n - 1.0) / n;
    varies = varies || row.a != rows[picked.front()].a || row.b != rows[picked.front()].a;
  }
  return varies ? result : Part{not_a_number, not_a_number};
}

Part mean_of(const std::vector<BaseRow>& rows, std::span<const std::size_t> picked,
             std::vector<Part> BaseRow::*parts, std::size_t dimension) {
  Part mean;
  for (const std::size_t i : picked) {
    const Part& part = (rows[i].*parts)[dimension];
    mean.raw += part.raw / static_cast<double>(picked.size());
    mean.chance += part.chance / static_cast<double>(picked.size());
  }
  return mean;
}

/// The share raw, and the share without chance where that leaves something to share.
void add_shares(std::vector<double>& shares, const Part& numerator, const Part& variance) {
  shares.push_back(numerator.raw / variance.raw);
  const double of_parameters = variance.raw - variance.chance;
  shares.push_back(of_parameters > 0.0 ? (numerator.raw - numerator.chance) / of_parameters
                                       : not_a_number);
}

/// By dimension: first, first_of_parameters, total, total_of_parameters.
std::vector<double> indices(const std::vector<BaseRow>& rows, std::span<const std::size_t> picked,
                            std::size_t dimensions, FirstOrder first_order) {
  std::vector<double> result;
  if (picked.empty()) return std::vector<double>(4 * dimensions, not_a_number);
  const Part whole = variance(rows, picked);
  for (std::size_t d = 0; d < dimensions; ++d) {
    Part first = mean_of(rows, picked, &BaseRow::first, d);
    if (first_order == FirstOrder::jansen)
      first = {whole.raw - first.raw, whole.chance - first.chance};
    add_shares(result, first, whole);
    add_shares(result, mean_of(rows, picked, &BaseRow::total, d), whole);
  }
  return result;
}

}  // namespace

SobolIndices sobol_indices(const design::UnitDesign& design, const Outputs& outputs,
                           const Resampling& resampling, FirstOrder first_order) {
  const KnownOutputs known(design, outputs);
  SobolIndices result;
  std::vector<Blocks> complete;
  for (const auto& group : points_by_group(design)) {
    const Blocks blocks = blocks_of(design, group);
    if (is_known(known, group)) {
      complete.push_back(blocks);
    } else {
      ++result.left_out;
    }
  }
  result.base_rows = complete.size();
  const std::vector<BaseRow> rows = base_rows(known, complete, first_order);
  const std::vector<statistics::Estimate> estimates = bootstrap(
      rows.size(),
      [&](auto picked) { return indices(rows, picked, design.dimensions, first_order); },
      resampling);
  for (std::size_t d = 0; d < design.dimensions; ++d) {
    const auto* const own = estimates.data() + 4 * d;
    result.parameters.push_back({design::name_of(design, d), own[0], own[2], own[1], own[3]});
  }
  result.variance = variance_split(design, outputs, resampling);
  return result;
}

}  // namespace sightline::sensitivity
