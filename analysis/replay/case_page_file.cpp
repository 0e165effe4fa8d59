// SPDX-License-Identifier: Apache-2.0
// The model of the page of a case file: its chronology, and what each role knew of it.
#include <algorithm>
#include <chrono>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <sightline/replay/case_page.hpp>
#include <sightline/replay/case_view.hpp>
#include <sightline/replay/event_text.hpp>

namespace sightline::replay {
namespace {

using Json = nlohmann::ordered_json;
using scenario::Case;
using scenario::CaseEvent;
using scenario::CaseFurther;
using scenario::Knowledge;
using std::chrono::sys_days;

std::string_view role_name(scenario::Knower who) {
  return who == scenario::family_knows ? "family" : role_text(model::agency_at(who));
}

bool is_injury(const CaseEvent& event) {
  return std::any_of(event.pins.begin(), event.pins.end(), [](const scenario::CasePin& pin) {
    return pin.kind == scenario::CasePinKind::injury;
  });
}

class FileModel {
 public:
  FileModel(const Case& of, std::optional<Date> until) : of_(of), until_(until) {
    first_ = last_ = of.chronology.front().dates.first;
    for (const CaseEvent& event : of.chronology) {
      if (!is_shown(event)) continue;
      events_.push_back(&event);
      first_ = std::min(first_, event.dates.first);
      last_ = std::max(last_, event.dates.last);
      for (const Knowledge& one : event.knew)
        last_ = std::max(last_, one.since);
    }
    if (until_) last_ = std::max(first_, *until_);
    add_lanes();
    add_marks();
  }

  [[nodiscard]] Json json() const {
    Json page = {{"title", of_.title},
                 {"about", of_.is_invented ? "An invented case" : "A case as its sources tell it"},
                 {"content_note", of_.content_note},
                 {"warning", std::string(scenario::case_warning)},
                 {"starts", to_string(first_)},
                 {"from", 0},
                 {"until", day_of(last_)}};
    page["courses"] = Json::array({course()});
    page["twin"] = Json();
    page["file"] = {{"roles", roles()}, {"stale_after_days", stale_after_days}};
    return page;
  }

 private:
  [[nodiscard]] bool is_shown(const CaseEvent& event) const {
    return !until_ || event.dates.first <= *until_;
  }
  [[nodiscard]] bool is_known(const Knowledge& one) const {
    return !until_ || one.since <= *until_;
  }
  [[nodiscard]] std::int64_t day_of(Date date) const {
    return (sys_days(date) - sys_days(first_)).count();
  }
  [[nodiscard]] std::int64_t day_of(const CaseEvent& event) const {
    return std::min(day_of(event.dates.last), day_of(last_));
  }

  /// Roles in the order in which they first learn of anything.
  void add_lanes() {
    std::vector<std::pair<Date, scenario::Knower>> order;
    for (const CaseEvent* event : events_) {
      for (const Knowledge& one : event->knew) {
        if (is_known(one)) order.emplace_back(one.since, one.who);
      }
    }
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [since, who] : order) {
      if (std::find(knowers_.begin(), knowers_.end(), who) == knowers_.end())
        knowers_.push_back(who);
    }
  }
  [[nodiscard]] std::size_t lane_of(scenario::Knower who) const {
    const auto found = std::find(knowers_.begin(), knowers_.end(), who);
    return 1 + static_cast<std::size_t>(found - knowers_.begin());
  }

  /// The event in the first lane, and in the lane of each role the day on which it learned of it.
  void add_marks() {
    for (std::size_t i = 0; i < events_.size(); ++i) {
      const CaseEvent& event = *events_[i];
      const std::size_t happened = marks_.size();
      add_mark(i, 0, day_of(event), is_injury(event) ? "harm" : "decided");
      for (const Knowledge& one : event.knew) {
        if (!is_known(one)) continue;
        if (one.since > event.dates.last) arrows_.push_back({happened, marks_.size()});
        add_mark(i, lane_of(one.who), day_of(one.since), "told");
      }
    }
  }
  void add_mark(std::size_t happening, std::size_t lane, std::int64_t day, const char* kind) {
    marks_.push_back({{"happening", happening}, {"lane", lane}, {"day", day}, {"kind", kind}});
  }

  [[nodiscard]] Json course() const {
    Json lanes = Json::array({"what happened"});
    for (const scenario::Knower who : knowers_)
      lanes.push_back(std::string(role_name(who)));
    Json happenings = Json::array();
    for (const CaseEvent* event : events_)
      happenings.push_back(happening(*event));
    const Json none = Json::array();
    return {
        {"label", ""},        {"lanes", std::move(lanes)}, {"happenings", std::move(happenings)},
        {"marks", marks_},    {"arrows", arrows_},         {"agencies", none},
        {"items", none},      {"knowledge", none},         {"beliefs", none},
        {"protection", none}, {"moments", none},           {"ending", ending()},
        {"left_out", 0}};
  }

  [[nodiscard]] Json happening(const CaseEvent& event) const {
    Json learned = Json::array();
    for (const Knowledge& one : event.knew) {
      if (!is_known(one)) continue;
      learned.push_back({{"who", std::string(role_name(one.who))},
                         {"what", one.saw},
                         {"day", day_of(one.since)},
                         {"weight", Json()}});
    }
    Json notes = Json::array();
    for (const scenario::SourceReading& reading : event.readings)
      notes.push_back(fmt::format("{} says: {}", reading.source, reading.says));
    notes.push_back(fmt::format("Source: {}", fmt::join(event.sources, ", ")));
    if (!event.told_only.empty())
      notes.push_back(fmt::format("Told by the sources only: {}", event.told_only));
    return {{"day", day_of(event)},
            {"when", dates_text(event)},
            {"who", event.id},
            {"event", event.what},
            {"learned", std::move(learned)},
            {"notes", std::move(notes)},
            {"fate", "same"},
            {"way", Json()}};
  }

  /// What a role knows, in the order in which the case tells it.
  [[nodiscard]] Json roles() const {
    Json all = Json::array();
    for (scenario::Knower who = 0; who < scenario::knowers; ++who) {
      Json seen = Json::array();
      for (const CaseEvent* event : events_) {
        for (const Knowledge& one : event->knew) {
          if (one.who != who || !is_known(one)) continue;
          seen.push_back({{"event", event->id},
                          {"text", one.saw.empty() ? event->what : one.saw},
                          {"day", day_of(one.since)}});
        }
      }
      Json undated = undated_of(who);
      if (seen.empty() && undated.empty()) continue;
      all.push_back({{"role", std::string(role_name(who))},
                     {"seen", std::move(seen)},
                     {"undated", std::move(undated)}});
    }
    return all;
  }

  /// Contacts of a role that no source dates: the days over which they are spread.
  [[nodiscard]] Json undated_of(scenario::Knower who) const {
    Json all = Json::array();
    for (const CaseFurther& further : of_.further) {
      if (further.is_injury || !further.role || model::index_of(*further.role) != who) continue;
      Json days = Json::array();
      for (const Date day : spread_days(further)) {
        if (!until_ || day <= *until_) days.push_back(day_of(day));
      }
      if (!days.empty()) all.push_back(std::move(days));
    }
    return all;
  }

  /// Told at the end only; not to a class that waits for the release.
  [[nodiscard]] Json ending() const {
    Json all = Json::array();
    if (until_) return all;
    for (const std::string& assumption : of_.assumptions)
      all.push_back(fmt::format("Assumed, because the sources do not say: {}", assumption));
    for (const auto& [id, title] : of_.sources)
      all.push_back(fmt::format("Source {}: {}", id, title));
    return all;
  }

  const Case& of_;
  std::optional<Date> until_;
  Date first_;
  Date last_;
  std::vector<const CaseEvent*> events_;
  std::vector<scenario::Knower> knowers_;
  Json marks_ = Json::array();
  Json arrows_ = Json::array();
};

}  // namespace

std::string file_page_model(const Case& of, std::optional<Date> until) {
  return FileModel(of, until).json().dump();
}

}  // namespace sightline::replay
