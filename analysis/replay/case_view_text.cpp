// SPDX-License-Identifier: Apache-2.0
// Writes chronologies and views as text and JSON.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <sightline/replay/case_view.hpp>
#include <sightline/replay/event_text.hpp>

namespace sightline::replay {

namespace {

using scenario::Case;
using scenario::CaseEvent;
using Json = nlohmann::ordered_json;

constexpr std::size_t width = 100;

/// `text` in lines of at most `width`, each with `indent` spaces before it.
std::string wrapped(const std::string& text, std::size_t indent) {
  std::string result;
  std::string line(indent, ' ');
  std::size_t from = 0;
  while (from < text.size()) {
    std::size_t to = text.find(' ', from);
    if (to == std::string::npos) to = text.size();
    const std::string word = text.substr(from, to - from);
    from = to + 1;
    if (word.empty()) continue;
    if (line.size() > indent && line.size() + 1 + word.size() > width) {
      result += line + "\n";
      line.assign(indent, ' ');
    }
    if (line.size() > indent) line += ' ';
    line += word;
  }
  return line.size() > indent ? result + line + "\n" : result;
}

std::string chronology_text(const CaseEvent& event) {
  std::string text = fmt::format("{}  {}\n", event.id, dates_text(event)) + wrapped(event.what, 5);
  for (const scenario::SourceReading& reading : event.readings)
    text += wrapped(fmt::format("{} says: {}", reading.source, reading.says), 7);
  text += wrapped("knew: " + knowers_text(event), 5);
  text += wrapped(fmt::format("source: {}", fmt::join(event.sources, ", ")), 5);
  if (!event.told_only.empty()) text += wrapped("told by the sources only: " + event.told_only, 5);
  return text;
}

std::string totals_text(const Case& of) {
  std::string text;
  for (const scenario::CaseFurther& further : of.further) {
    text += wrapped(
        fmt::format("{} further {}{}, {} to {} ({}): {}", further.times,
                    further.is_injury ? "injuries" : "contacts of ",
                    further.role ? role_text(*further.role) : "", to_string(further.dates.first),
                    to_string(further.dates.last), fmt::join(further.sources, ", "), further.note),
        2);
  }
  return text.empty() ? "" : "\nCounted by the sources, not dated\n" + text;
}

bool is_shown(const CaseEvent& event, std::optional<Date> until) {
  return !until || event.dates.first <= *until;
}

Json json_of(const CaseEvent& event) {
  Json knew = Json::array();
  for (const scenario::Knowledge& one : event.knew) {
    knew.push_back(
        {{"role", std::string(scenario::knower_name(one.who))}, {"since", to_string(one.since)}});
  }
  Json readings = Json::array();
  for (const scenario::SourceReading& reading : event.readings)
    readings.push_back({{"source", reading.source}, {"says", reading.says}});
  return {{"id", event.id},
          {"first", to_string(event.dates.first)},
          {"last", to_string(event.dates.last)},
          {"when", dates_text(event)},
          {"what", event.what},
          {"knew", std::move(knew)},
          {"in_words", event.knew_words},
          {"sources", event.sources},
          {"readings", std::move(readings)},
          {"not_represented", event.told_only}};
}

Json head_of(const Case& of) {
  return {{"case", of.name},
          {"title", of.title},
          {"invented", of.is_invented},
          {"content_note", of.content_note},
          {"warning", std::string(scenario::case_warning)}};
}

}  // namespace

std::string note_text(const Case& of) {
  return wrapped(of.content_note, 0) + wrapped(std::string(scenario::case_warning), 0) + "\n";
}

std::string chronology_text(const Case& of, std::optional<Date> until) {
  std::string text =
      note_text(of) + of.title + (of.is_invented ? " (an invented case)\n\n" : "\n\n");
  for (const CaseEvent& event : of.chronology) {
    if (is_shown(event, until)) text += chronology_text(event);
  }
  if (until) return text;
  text += totals_text(of);
  if (!of.assumptions.empty()) text += "\nAssumed, because the sources do not say\n";
  for (const std::string& assumption : of.assumptions)
    text += wrapped("- " + assumption, 2);
  text += "\nSources\n";
  for (const auto& [id, title] : of.sources)
    text += wrapped(fmt::format("{}: {}", id, title), 2);
  return text;
}

std::string chronology_json(const Case& of, std::optional<Date> until) {
  Json json = head_of(of);
  json["chronology"] = Json::array();
  for (const CaseEvent& event : of.chronology) {
    if (is_shown(event, until)) json["chronology"].push_back(json_of(event));
  }
  if (until) return json.dump(2) + "\n";
  const CaseTotals totals = totals_of(of);
  json["dated_injuries"] = totals.dated_injuries;
  json["undated_injuries"] = totals.undated_injuries;
  json["undated_contacts"] = totals.undated_contacts;
  json["assumptions"] = of.assumptions;
  return json.dump(2) + "\n";
}

std::string view_text(const Case& of, scenario::Knower who, Date until) {
  std::string text = note_text(of) + fmt::format("{}: known to {} on {}\n\n", of.title,
                                                 knower_text(who), to_string(until));
  const std::vector<ViewItem> items = view_as(of, who, until);
  for (const ViewItem& item : items) {
    text += fmt::format(
                "{}{}{}{}\n", to_string(item.since), item.event.empty() ? "" : "  ", item.event,
                item.is_stale ? fmt::format("  [stale: known for over {} days]", stale_after_days)
                              : "") +
            wrapped(item.text, 5);
  }
  return items.empty() ? text + "nothing\n" : text;
}

std::string view_json(const Case& of, scenario::Knower who, Date until) {
  Json json = head_of(of);
  json["role"] = std::string(scenario::knower_name(who));
  json["until"] = to_string(until);
  json["items"] = Json::array();
  for (const ViewItem& item : view_as(of, who, until)) {
    json["items"].push_back({{"event", item.event},
                             {"text", item.text},
                             {"since", to_string(item.since)},
                             {"stale", item.is_stale},
                             {"sources", item.sources}});
  }
  return json.dump(2) + "\n";
}

}  // namespace sightline::replay
