// SPDX-License-Identifier: Apache-2.0
// The designs of data/indices.json, by name.
#pragma once

#include <map>
#include <string>

#include <sightline/design/makers.hpp>

namespace sightline::sensitivity {

inline std::map<std::string, design::UnitDesign> fixture_designs() {
  return {
      {"sobol-ishigami", design::saltelli_blocks(64, 3, 20)},
      {"sobol-g", design::saltelli_blocks(50, 4, 21)},
      {"morris-g", design::morris_trajectories(4, 22, {.trajectories = 10, .levels = 4})},
      {"morris-ishigami", design::morris_trajectories(3, 23, {.trajectories = 8, .levels = 8})},
      {"prcc-g", design::latin_hypercube(60, 4, 24)},
      {"prcc-ties", design::full_grid({3, 4, 2})},
  };
}

}  // namespace sightline::sensitivity
