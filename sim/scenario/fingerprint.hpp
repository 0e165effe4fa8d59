// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include <sightline/scenario/study.hpp>

namespace sightline::scenario {

/// Hash of all that decides the numbers of a study; see Study::fingerprint.
[[nodiscard]] std::uint64_t fingerprint_of(const Study& study);

}  // namespace sightline::scenario
