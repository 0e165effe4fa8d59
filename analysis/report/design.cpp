// SPDX-License-Identifier: Apache-2.0
#include <sightline/experiment/sweep.hpp>

#include "json_parts.hpp"
#include "sections.hpp"

namespace sightline::report {

Json design_of(const FinishedFolder& finished) {
  if (!finished.is_sweep) return nullptr;
  const experiment::StoredDesign stored = experiment::read_design(finished.results);
  Json varied = Json::array();
  for (std::size_t i = 0; i < stored.ranges.size(); ++i) {
    const experiment::StoredDesign::Range& range = stored.ranges[i];
    varied.push_back({{"name", stored.design.names.at(i)},
                      {"low", output::json_number(range.low)},
                      {"high", output::json_number(range.high)},
                      {"unit", range.unit},
                      {"is_logarithmic", range.is_logarithmic}});
  }
  return {{"method", stored.method},
          {"points", stored.design.points},
          {"has_common_dice", stored.has_common_dice},
          {"varied", std::move(varied)}};
}

}  // namespace sightline::report
