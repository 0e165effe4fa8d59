// SPDX-License-Identifier: Apache-2.0
// What a trainee reads: plain lines of at most 80 columns, without colour.
#pragma once

#include <string>
#include <vector>

#include <sightline/replay/training_world.hpp>

namespace sightline::replay {

inline constexpr std::size_t training_width = 80;

/// A paragraph, its lines after the first indented.
[[nodiscard]] std::string paragraph(const std::string& text, std::size_t indent = 0);
/// A line with `mark` before it, e.g. a date; the text stands in a column of its own.
[[nodiscard]] std::string marked(const std::string& mark, const std::string& text);

/// What it is to sit in a seat, and that there are no marks for a right choice.
[[nodiscard]] std::string seat_words(model::Agency role);
/// The content note, what the seat is, and whether to go on.
[[nodiscard]] std::string opening_text(const scenario::Case& of, const Session& session);
/// What the role knows, one item a line; new and stale ones are marked.
[[nodiscard]] std::string view_text(const ToldWorld& told, model::Agency role, const Stop& stop,
                                    std::optional<Date> last);
/// The question of a stop and its options, numbered.
[[nodiscard]] std::string stop_text(const Stop& stop);
/// What is asked for a probability; one event, well defined.
[[nodiscard]] std::string probability_words(Date last_day);
/// An item in words, with the day it is of where the role learned of it later.
[[nodiscard]] std::string seen_text(const SeenItem& seen);
/// One sober sentence on how a story ended.
[[nodiscard]] std::string end_sentence(const StoryEnd& end);
/// The same for a session, or that it is kept for the class.
[[nodiscard]] std::string end_words(const ToldWorld& told, const Session& session);
/// How the story of a session ended, or that it is kept for the class.
[[nodiscard]] std::string end_text(const ToldWorld& told, const Session& session);

}  // namespace sightline::replay
