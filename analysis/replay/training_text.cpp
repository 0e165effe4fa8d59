// SPDX-License-Identifier: Apache-2.0
#include "training_text.hpp"

#include <fmt/format.h>

#include <sightline/replay/event_text.hpp>

#include "lines.hpp"

namespace sightline::replay {

namespace {

constexpr std::string_view rules_of_a_seat =
    "At each stop you read what this role knows on that day, and no more. You choose what to do, "
    "give your reason, and say how likely you think it is that the child comes to be protected. "
    "Then the days go on, by the same dice for everybody. There are no marks for a right choice: "
    "nobody in the case knew the end either.";

std::string marks_of(const SeenItem& seen) {
  std::string marks;
  if (seen.is_new) marks += "[new] ";
  if (seen.item.is_stale)
    marks += fmt::format("[stale: known for over {} days] ", stale_after_days);
  return marks;
}

}  // namespace

std::string seen_text(const SeenItem& seen) {
  if (seen.happened == seen.item.since) return seen.item.text;
  return fmt::format("{} (on {})", seen.item.text, to_string(seen.happened));
}

std::string end_sentence(const StoryEnd& end) {
  switch (end.kind) {
    case StoryEnd::Kind::death:
      return fmt::format(
          "On {} the child died. If this stays with you, talk about it with your class "
          "or with somebody you trust.",
          to_string(end.on));
    case StoryEnd::Kind::protection:
      return fmt::format(
          "Since {} the child is protected, up to the last day: most of the danger at "
          "home can no longer reach it.",
          to_string(end.on));
    case StoryEnd::Kind::last_day:
      return fmt::format("It is {}, the last day of this session. The child is not protected.",
                         to_string(end.on));
  }
  return "";
}

std::string paragraph(const std::string& text, std::size_t indent) {
  return wrapped_lines(text, indent, 0, training_width);
}

std::string marked(const std::string& mark, const std::string& text) {
  const std::size_t column = mark.size() + 4;
  return "  " + mark + "  " + wrapped_lines(text, column, column, training_width);
}

std::string seat_words(model::Agency role) {
  return fmt::format("Your seat: {}. {}", role_text(role), rules_of_a_seat);
}

std::string opening_text(const scenario::Case& of, const Session& session) {
  std::string text = paragraph(of.content_note) + paragraph(std::string(scenario::case_warning)) +
                     "\n" + paragraph(of.title + (of.is_invented ? " (an invented case)" : "")) +
                     paragraph(seat_words(session.role));
  for (const Seat& seat : session.others)
    text += paragraph(fmt::format("{} is played from another session.", role_text(seat.role)));
  if (!session.answers.empty())
    text += paragraph(
        fmt::format("This session goes on; decisions kept so far: {}.", session.answers.size()));
  return text + "\nGo on? Answer yes, or q to leave.\n> ";
}

std::string view_text(const ToldWorld& told, model::Agency role, const Stop& stop,
                      std::optional<Date> last) {
  std::string text = fmt::format("Known in your seat, {}\n", role_text(role));
  const std::vector<SeenItem> items = told.view(role, stop.on, last);
  for (const SeenItem& seen : items)
    text += marked(to_string(seen.item.since), marks_of(seen) + seen_text(seen));
  return items.empty() ? text + "  nothing of this child\n" : text;
}

std::string stop_text(const Stop& stop) {
  std::string text = paragraph(stop.question);
  int number = 0;
  for (const Offer& offer : stop.offers) {
    if (offer.not_represented.empty()) {
      text += marked(fmt::format("{}", ++number), offer.label);
    } else {
      text += marked("-", fmt::format("{} (not to be chosen; the model has no such decision: {})",
                                      offer.label, offer.not_represented));
    }
  }
  return text;
}

std::string probability_words(Date last_day) {
  return fmt::format(
      "How likely is it that the child is protected on {}, the last day of this session?",
      to_string(last_day));
}

std::string end_words(const ToldWorld& told, const Session& session) {
  const std::string how =
      session.rules.hides_outcomes
          ? "The session ends here. How the story goes on is kept for the class."
          : end_sentence(told.end());
  if (!session.answers.empty()) return how;
  return fmt::format("In this world nothing is left to {} to decide. {}", role_text(session.role),
                     how);
}

std::string end_text(const ToldWorld& told, const Session& session) {
  std::string text = paragraph(end_words(told, session));
  text += paragraph(std::string(scenario::case_warning));
  return text +
         paragraph(fmt::format("World {}: whoever decides the same gets the same.", told.digest()));
}

}  // namespace sightline::replay
