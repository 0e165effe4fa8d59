// SPDX-License-Identifier: Apache-2.0
// What text and page say of a course as a whole.
#pragma once

#include <string>

#include <sightline/replay/explanation.hpp>

namespace sightline::replay {

/// First harm, first chance, protection, and when it was too late; of a harmed child.
[[nodiscard]] std::string course_sentence(const Explanation& told, const Calendar& calendar);
/// Empty unless the case was missed.
[[nodiscard]] std::string broke_sentence(const Explanation& told);
/// Of a harmed child.
[[nodiscard]] std::string gap_sentence(const Explanation& told, const Calendar& calendar);

}  // namespace sightline::replay
