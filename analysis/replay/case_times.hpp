// SPDX-License-Identifier: Apache-2.0
// Dates of a case in the model's time.
#pragma once

#include <cstdint>

#include <sightline/core/calendar.hpp>

namespace sightline::replay {

/// Days from `start` to `date`.
[[nodiscard]] std::int32_t day_number(Date date, Date start);
/// `minute` of the day `date`.
[[nodiscard]] Time moment(Date date, Date start, std::int32_t minute);

/// The carer comes at this minute, contacts of a routine kind at about it.
inline constexpr std::int32_t care_minute = 10 * 60;

}  // namespace sightline::replay
