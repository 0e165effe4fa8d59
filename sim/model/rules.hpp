// SPDX-License-Identifier: Apache-2.0
// Which rule an event stands for.
#pragma once

#include <sightline/engine/event_queue.hpp>

#include "world.hpp"

namespace sightline::model {

/// Calls the rule that the event, which happens now, stands for.
void handle(World& world, const engine::Event& event);

}  // namespace sightline::model
