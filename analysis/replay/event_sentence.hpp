// SPDX-License-Identifier: Apache-2.0
// The sentence of each kind of happening.
#pragma once

#include <string>

#include <sightline/model/happening.hpp>

namespace sightline::replay {

/// `whom`: "the child", "a sibling (child 7)".
[[nodiscard]] std::string event_sentence(const model::Happening& happening,
                                         const std::string& whom);

}  // namespace sightline::replay
