// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <sightline/replay/twin.hpp>

#include "json_parts.hpp"
#include "lines.hpp"

namespace sightline::replay {
namespace {

std::string_view missed_text(bool is_missed) {
  return is_missed ? "a missed case" : "not a missed case";
}

/// "= ", "~ ", "- " or "+ ", the date and what happens.
std::string row_text(const TwinRow& row, const Calendar& calendar) {
  constexpr std::size_t indent = 31;
  constexpr const char* signs = "=~-+";
  const std::string text = fmt::format("{} {}  {:<16} ", signs[static_cast<std::size_t>(row.fate)],
                                       date_text(row.at, calendar), row.who);
  std::string event = row.fate == Fate::only_after ? row.after : row.before;
  if (row.fate == Fate::changed) {
    const std::string after = date_text(row.after_at, calendar);
    if (row.after != row.before) {
      event += fmt::format(" With it, on {}: {}", after, row.after);
    } else if (after != date_text(row.at, calendar)) {
      event += fmt::format(" With it: on {}.", after);
    } else {
      event += " With it: on the same day, at another hour or with another weight.";
    }
  }
  if (row.way) event += fmt::format(" [{}]", name_of(*row.way));
  return text + wrapped_lines(event, indent, text.size());
}

std::string divergence_text(const Twin& twin, const Calendar& calendar) {
  if (!twin.first_divergence) return "Nothing in this family's course differs.\n";
  const auto told = [&](const char* what, std::size_t place) {
    const TwinRow& row = twin.rows[place];
    return wrapped_lines(fmt::format("{}: {}, {}: {}", what, date_text(row.at, calendar), row.who,
                                     row.after.empty() ? row.before : row.after));
  };
  std::string text = told("First divergence", *twin.first_divergence);
  if (!twin.are_ways_known) {
    return text + wrapped_lines(
                      "The arms differ in more than Practice and reforms, so that "
                      "direct and through a worker's time cannot be told apart.");
  }
  if (!twin.first_direct_divergence) {
    return text + "Every difference came through a worker's time: through other families.\n";
  }
  if (twin.first_direct_divergence != twin.first_divergence)
    text += told("First direct one", *twin.first_direct_divergence);
  return text;
}

}  // namespace

std::string twin_text(const Twin& twin, const Calendar& calendar) {
  std::string text = wrapped_lines(std::string("Content note. ") + content_note) + "\n";
  text += wrapped_lines(fmt::format("{}, replication {}, child {}: arm {} ({}), and with {} ({})",
                                    twin.name.study, twin.name.replication, twin.name.child.value(),
                                    twin.name.arm, missed_text(twin.is_missed_before), twin.changed,
                                    missed_text(twin.is_missed_after)));
  text += divergence_text(twin, calendar);
  if (!twin.first_divergence) return text;
  text +=
      fmt::format("\n= the same   ~ changed   - only without it   + only with it   ({} to {})\n\n",
                  date_text(twin.from, calendar), date_text(twin.until, calendar));
  for (const TwinRow& row : twin.rows) {
    const bool is_shown = row.at >= twin.from && row.at <= twin.until && !row.is_routine;
    if (is_shown) text += row_text(row, calendar);
  }
  return text;
}

std::string twin_json(const Twin& twin, const Calendar& calendar) {
  using Json = nlohmann::ordered_json;
  const auto place = [](const std::optional<std::size_t>& at) { return at ? Json(*at) : Json(); };
  const auto text_or_null = [](std::string_view text) {
    return text.empty() ? Json() : Json(std::string(text));
  };
  Json rows = Json::array();
  for (const TwinRow& row : twin.rows) {
    rows.push_back({{"date", date_json(row.at, calendar)},
                    {"fate", std::string(name_of(row.fate))},
                    {"way", text_or_null(row.way ? name_of(*row.way) : "")},
                    {"who", row.who},
                    {"before", text_or_null(row.before)},
                    {"after", text_or_null(row.after)},
                    {"after_date", date_json(row.after_at, calendar)},
                    {"routine", row.is_routine}});
  }
  return Json({{"content_note", content_note},
               {"study", twin.name.study},
               {"arm", twin.name.arm},
               {"changed", twin.changed},
               {"replication", twin.name.replication},
               {"child", twin.name.child.value()},
               {"missed_before", twin.is_missed_before},
               {"missed_after", twin.is_missed_after},
               {"ways_known", twin.are_ways_known},
               {"first_divergence", place(twin.first_divergence)},
               {"first_direct_divergence", place(twin.first_direct_divergence)},
               {"rows", std::move(rows)}})
             .dump(2) +
         "\n";
}

}  // namespace sightline::replay
