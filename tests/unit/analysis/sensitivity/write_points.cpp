// SPDX-License-Identifier: Apache-2.0
// Writes the points of the fixtures' designs to standard output, as JSON.
#include <iostream>

#include <nlohmann/json.hpp>

#include "fixture_designs.hpp"

int main() {
  nlohmann::json points;
  for (const auto& [name, design] : sightline::sensitivity::fixture_designs())
    points[name] = {{"dimensions", design.dimensions}, {"x", design.values}};
  std::cout << points.dump() << '\n';
}
