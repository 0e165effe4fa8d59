// SPDX-License-Identifier: Apache-2.0
// What a running study shows of itself each time somebody looks.
#pragma once

#include <cstddef>
#include <string>

#include <sightline/experiment/sample.hpp>
#include <sightline/scenario/study.hpp>

namespace sightline::apps::serve {

/// Whether there is something to show after `replications`, when the last look was at `last`: at
/// every one up to the sixteenth, and then whenever a twentieth more are there. So a study of any
/// length has a few hundred looks, and they are the same ones whenever it is run.
[[nodiscard]] bool is_time_to_look(std::size_t replications, std::size_t last);

/// The means of every arm and the differences from the first, of the outcomes that the study
/// measures, as JSON. The intervals are those of a confidence sequence, so that they hold at all
/// looks together; each is of one outcome of one arm, and null as long as replications do not
/// differ.
[[nodiscard]] std::string look_json(const scenario::Study& study, const experiment::Sample& sample);

}  // namespace sightline::apps::serve
