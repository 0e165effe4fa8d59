// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include <sightline/replay/event_text.hpp>
#include <sightline/replay/explanation.hpp>

#include "explanation_sentences.hpp"
#include "lines.hpp"

namespace sightline::replay {
namespace {

using model::Agency;

constexpr std::size_t date_width = 12;
constexpr std::size_t who_width = 17;

std::string learned_text(const Explanation& told, const ChronologyRow& row) {
  std::string text;
  for (const Learned& one : row.learned) {
    text += fmt::format("{}{}: {} {}", text.empty() ? "knew: " : "; ", role_text(one.agency),
                        told.items[one.item].name,
                        one.is_known ? fmt::format("({:+.1f})", one.weight) : "(no longer)");
  }
  return text;
}

std::string belief_text(const Explanation& told, const ChronologyRow& row) {
  if (!row.belief) return "";
  std::string text = "believed:";
  for (std::size_t a = 0; a < model::knowing_agencies; ++a) {
    const Agency agency = model::agency_at(a);
    const bool knows_any =
        std::any_of(told.items.begin(), told.items.end(),
                    [&](const CaseItem& item) { return item.since[agency] <= row.at; });
    if (knows_any)
      text += fmt::format(" {} {},", role_text(agency), percent_text(row.belief->belief[agency]));
  }
  return text + fmt::format(" pooled {}", percent_text(row.belief->pooled));
}

std::string row_text(const Explanation& told, const ChronologyRow& row, const Calendar& calendar) {
  constexpr std::size_t indent = date_width + who_width;
  std::string text =
      fmt::format("{:<{}}{:<{}} ", date_text(row.at, calendar), date_width, row.who, who_width - 1);
  text += wrapped_lines(row.event, indent, text.size());
  for (const std::string& more : {learned_text(told, row), belief_text(told, row)}) {
    if (!more.empty()) text += std::string(indent, ' ') + wrapped_lines(more, indent + 2, indent);
  }
  return text;
}

std::string item_text(const CaseItem& item, const Calendar& calendar) {
  std::string text = item.name + ":";
  std::string unseen;
  for (std::size_t a = 0; a < model::knowing_agencies; ++a) {
    const Agency agency = model::agency_at(a);
    if (item.state[agency] == ItemState::unseen) {
      unseen += fmt::format("{}{}", unseen.empty() ? "" : ", ", role_text(agency));
    } else if (item.since[agency] == Time::never()) {
      text += fmt::format(" {} {};", role_text(agency), name_of(item.state[agency]));
    } else {
      text += fmt::format(" {} {} {} ({:+.1f});", role_text(agency), name_of(item.state[agency]),
                          date_text(item.since[agency], calendar), item.weight[agency]);
    }
  }
  return wrapped_lines(text + (unseen.empty() ? "" : " unseen by " + unseen), 4, 2);
}

}  // namespace

std::string explanation_text(const Explanation& told, const Calendar& calendar) {
  std::string text = wrapped_lines(std::string("Content note. ") + content_note) + "\n";
  text += fmt::format("{}, arm {}, replication {}, child {}: {}\n", told.name.study, told.name.arm,
                      told.name.replication, told.name.child.value(), verdict_text(told));
  if (told.course) {
    for (const std::string& sentence :
         {course_sentence(told, calendar), broke_sentence(told), gap_sentence(told, calendar)})
      text += sentence.empty() ? "" : wrapped_lines(sentence);
  }
  if (!told.study_says.empty()) text += wrapped_lines(told.study_says);
  const auto rows = told_rows(told);
  const auto routine = static_cast<std::size_t>(
      std::count_if(told.rows.begin(), told.rows.end(), [&](const ChronologyRow& row) {
        return row.at >= told.from && row.at <= told.until && row.is_routine && row.learned.empty();
      }));
  text += fmt::format("\nChronology from {} to {} ({} routine events left out)\n",
                      date_text(told.from, calendar), date_text(told.until, calendar), routine);
  text +=
      "a weight in brackets is a log likelihood ratio for harm; a belief is that the child is "
      "harmed\n\n";
  for (const ChronologyRow* row : rows)
    text += row_text(told, *row, calendar);
  text += fmt::format("\nEach item of evidence at each agency, on {}\n",
                      date_text(told.until, calendar));
  for (const CaseItem& item : told.items)
    text += "  " + item_text(item, calendar);
  if (told.items.empty()) text += "  none\n";
  return text;
}

}  // namespace sightline::replay
