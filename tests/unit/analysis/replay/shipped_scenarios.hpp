// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include <sightline/scenario/case.hpp>

namespace sightline::replay {

inline const std::filesystem::path shipped_scenarios =
    std::filesystem::path(SIGHTLINE_SOURCE_DIR) / "scenarios";

inline scenario::Case child_p() {
  return scenario::read_case(shipped_scenarios / "cases/child-p.yaml");
}

}  // namespace sightline::replay
