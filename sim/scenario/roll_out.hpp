// SPDX-License-Identifier: Apache-2.0
// From reforms as files say them to what teams adopt and when.
#pragma once

#include <vector>

#include <sightline/model/input.hpp>
#include <sightline/scenario/reform.hpp>

namespace sightline::scenario {

/// The reforms of one arm, in their order; a reform of reforms changes the others (see Adoption).
[[nodiscard]] std::vector<model::workforce::PracticeReform> rolled_out(
    const std::vector<Reform>& reforms, const model::Period& period);

/// A change of one reform that sets what a change of another sets to another value.
struct Contradiction {
  const ReformChange* first = nullptr;
  const ReformChange* second = nullptr;
};
[[nodiscard]] std::vector<Contradiction> contradictions(const Reform& first, const Reform& second);

}  // namespace sightline::scenario
