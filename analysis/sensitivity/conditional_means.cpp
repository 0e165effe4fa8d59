// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <stdexcept>
#include <utility>

#include <sightline/sensitivity/conditional_means.hpp>

#include "bootstrap.hpp"
#include "common_dice.hpp"
#include "known_outputs.hpp"

namespace sightline::sensitivity {
namespace {

/// Sum and number of the outputs of one group, by dimension and part.
struct Cells {
  std::vector<double> sums;
  std::vector<double> counts;
};

std::size_t part_of(double coordinate, std::size_t parts) {
  const auto part = static_cast<std::size_t>(coordinate * static_cast<double>(parts));
  return std::min(part, parts - 1);
}

std::vector<Cells> cells_by_group(const design::UnitDesign& design, const KnownOutputs& outputs,
                                  std::size_t parts) {
  std::vector<Cells> groups;
  for (const std::vector<std::size_t>& points : points_by_group(design)) {
    Cells cells{std::vector<double>(design.dimensions * parts),
                std::vector<double>(design.dimensions * parts)};
    for (const std::size_t point : points) {
      if (!outputs.is_known(point)) continue;
      for (std::size_t d = 0; d < design.dimensions; ++d) {
        const std::size_t cell = d * parts + part_of(design.at(point, d), parts);
        cells.sums[cell] += outputs.mean(point);
        cells.counts[cell] += 1.0;
      }
    }
    groups.push_back(std::move(cells));
  }
  return groups;
}

/// Of the points of one part of one range.
ByReplication means_of_cell(const design::UnitDesign& design, const KnownOutputs& known,
                            const Outputs& outputs, std::size_t dimension, std::size_t part,
                            std::size_t parts) {
  std::vector<std::vector<std::size_t>> groups = points_by_group(design);
  for (std::vector<std::size_t>& points : groups) {
    const auto is_elsewhere = [&](std::size_t point) {
      return !known.is_known(point) || part_of(design.at(point, dimension), parts) != part;
    };
    points.erase(std::remove_if(points.begin(), points.end(), is_elsewhere), points.end());
  }
  return by_replication(groups, outputs);
}

}  // namespace

bool moves_beyond_chance(const ConditionalMeans& means) {
  const statistics::Estimate& contrast = means.contrast;
  return contrast.n >= enough_groups && (contrast.low > 0.0 || contrast.high < 0.0);
}

std::vector<ConditionalMeans> conditional_means(const design::UnitDesign& design,
                                                const Outputs& outputs, std::size_t parts,
                                                const Resampling& resampling) {
  if (parts < 2) throw std::invalid_argument("a range has at least two parts");
  const KnownOutputs known(design, outputs);
  const std::vector<Cells> groups = cells_by_group(design, known, parts);
  const std::size_t size = design.dimensions * parts;
  const auto means = [&](std::span<const std::size_t> picked) {
    std::vector<double> sums(size);
    std::vector<double> counts(size);
    for (const std::size_t group : picked) {
      for (std::size_t i = 0; i < size; ++i) {
        sums[i] += groups[group].sums[i];
        counts[i] += groups[group].counts[i];
      }
    }
    for (std::size_t i = 0; i < size; ++i)
      sums[i] /= counts[i];
    for (std::size_t d = 0; d < design.dimensions; ++d)
      sums.push_back(sums[(d + 1) * parts - 1] - sums[d * parts]);
    return sums;
  };
  const std::vector<statistics::Estimate> estimates = bootstrap(groups.size(), means, resampling);
  std::vector<ConditionalMeans> result;
  for (std::size_t d = 0; d < design.dimensions; ++d) {
    ConditionalMeans of_parameter{design::name_of(design, d), {}, {}};
    std::vector<ByReplication> cells;
    for (std::size_t part = 0; part < parts; ++part) {
      cells.push_back(means_of_cell(design, known, outputs, d, part, parts));
      of_parameter.parts.push_back(
          with_common_dice(estimates[d * parts + part], cells.back(), outputs, resampling.level));
    }
    of_parameter.contrast = with_common_dice(estimates[size + d], less(cells.back(), cells.front()),
                                             outputs, resampling.level);
    result.push_back(std::move(of_parameter));
  }
  return result;
}

}  // namespace sightline::sensitivity
