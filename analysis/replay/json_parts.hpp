// SPDX-License-Identifier: Apache-2.0
// What the JSON of explanations, twins and but-for tests has in common.
#pragma once

#include <nlohmann/json.hpp>

#include <sightline/core/calendar.hpp>
#include <sightline/model/happening.hpp>
#include <sightline/model/outcomes/course.hpp>
#include <sightline/statistics/estimate.hpp>

namespace sightline::replay {

/// "2007-03-02"; null for never.
[[nodiscard]] nlohmann::ordered_json date_json(Time at, const Calendar& calendar);
[[nodiscard]] nlohmann::ordered_json happening_json(const model::Happening& happening,
                                                    const Calendar& calendar);
[[nodiscard]] nlohmann::ordered_json course_json(const model::outcomes::Course& course,
                                                 const Calendar& calendar);

[[nodiscard]] nlohmann::ordered_json share_json(const statistics::Estimate& share);

}  // namespace sightline::replay
