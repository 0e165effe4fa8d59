// SPDX-License-Identifier: Apache-2.0
// The model of the page of a simulated case, alone or beside its twin.
#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <sightline/replay/case_page.hpp>
#include <sightline/replay/event_text.hpp>

#include "case_page_knowledge.hpp"
#include "explanation_sentences.hpp"
#include "json_parts.hpp"
#include "lanes.hpp"
#include "lines.hpp"

namespace sightline::replay {
namespace {

using Json = nlohmann::ordered_json;
using Kind = model::HappeningKind;

/// What became of a happening in the twin, by its place in the trace.
using Differences = std::map<std::size_t, const TwinRow*>;

std::string_view name_of(MarkKind kind) {
  switch (kind) {
    case MarkKind::harm:
      return "harm";
    case MarkKind::found:
      return "found";
    case MarkKind::not_passed:
      return "not-passed";
    case MarkKind::told:
      return "told";
    case MarkKind::decided:
      return "decided";
    case MarkKind::safe:
      break;
  }
  return "safe";
}

Json text(std::string_view of) {
  return Json(std::string(of));
}

Json way_of(const TwinRow& row) {
  return row.way ? text(name_of(*row.way)) : Json();
}

class CourseModel {
 public:
  CourseModel(const PageCourse& course, const Calendar& calendar, const Differences& differences)
      : course_(course),
        told_(course.told),
        calendar_(calendar),
        differences_(differences),
        rows_(told_rows(course.told)),
        scale_{told_.from, told_.until, 0.0, 1.0},
        lanes_(lanes_of(course.told, scale_)) {}

  [[nodiscard]] Json json() const {
    const KnowledgeByDay known = knowledge_by_day(course_.traced, told_, calendar_);
    return {{"label", course_.label},
            {"lanes", lane_names()},
            {"happenings", happenings()},
            {"marks", marks()},
            {"arrows", arrows()},
            {"agencies", agencies()},
            {"items", items(known)},
            {"knowledge", knowledge(known)},
            {"beliefs", beliefs()},
            {"protection", protection()},
            {"moments", moments()},
            {"ending", ending()},
            {"left_out", routine_left_out()}};
  }

 private:
  [[nodiscard]] Json lane_names() const {
    Json names = Json::array();
    for (const Lane& lane : lanes_.lanes)
      names.push_back(lane.name);
    return names;
  }

  [[nodiscard]] std::size_t number_of(const ChronologyRow* row) const {
    return static_cast<std::size_t>(std::find(rows_.begin(), rows_.end(), row) - rows_.begin());
  }

  [[nodiscard]] Json learned(const ChronologyRow& row) const {
    Json all = Json::array();
    for (const Learned& one : row.learned) {
      all.push_back({{"who", text(role_text(one.agency))},
                     {"what", told_.items[one.item].name},
                     {"day", row.at.day()},
                     {"weight", one.is_known ? Json(one.weight) : Json()}});
    }
    return all;
  }

  [[nodiscard]] Json happenings() const {
    Json all = Json::array();
    for (const ChronologyRow* row : rows_) {
      Json json = {{"day", row->at.day()},     {"when", date_text(row->at, calendar_)},
                   {"who", row->who},          {"event", row->event},
                   {"learned", learned(*row)}, {"notes", Json::array()}};
      const auto found = row->place ? differences_.find(*row->place) : differences_.end();
      const bool is_same = found == differences_.end();
      json["fate"] = text(name_of(is_same ? Fate::same : found->second->fate));
      json["way"] = is_same ? Json() : way_of(*found->second);
      all.push_back(std::move(json));
    }
    return all;
  }

  [[nodiscard]] Json marks() const {
    Json all = Json::array();
    for (const Mark& mark : lanes_.marks) {
      all.push_back({{"happening", number_of(mark.row)},
                     {"lane", mark.lane},
                     {"day", mark.row->at.day()},
                     {"kind", text(name_of(mark.kind))}});
    }
    return all;
  }
  [[nodiscard]] Json arrows() const {
    Json all = Json::array();
    for (const Arrow& arrow : lanes_.arrows)
      all.push_back({arrow.from, arrow.to});
    return all;
  }

  [[nodiscard]] static Json agencies() {
    Json names = Json::array();
    for (std::size_t a = 0; a < model::knowing_agencies; ++a)
      names.push_back(text(role_text(model::agency_at(a))));
    return names;
  }
  [[nodiscard]] Json items(const KnowledgeByDay& known) const {
    Json all = Json::array();
    for (std::size_t i = 0; i < told_.items.size(); ++i)
      all.push_back({{"name", told_.items[i].name}, {"day", known.appears[i]}});
    return all;
  }
  [[nodiscard]] static Json knowledge(const KnowledgeByDay& known) {
    Json all = Json::array();
    for (const KnowledgeChange& change : known.changes) {
      all.push_back({{"day", change.day},
                     {"item", change.item},
                     {"agency", model::index_of(change.agency)},
                     {"state", text(name_of(change.state))},
                     {"weight", change.weight}});
    }
    return all;
  }

  /// The last of each day; what came before the telling stands at its first day.
  [[nodiscard]] Json beliefs() const {
    std::map<std::int32_t, const model::BeliefChange*> last;
    for (const ChronologyRow& row : told_.rows) {
      if (row.belief && row.at <= told_.until)
        last[std::max(row.at, told_.from).day()] = &*row.belief;
    }
    Json all = Json::array();
    for (const auto& [day, belief] : last) {
      all.push_back(
          {{"day", day}, {"log_odds", belief->belief.values}, {"pooled_log_odds", belief->pooled}});
    }
    return all;
  }

  [[nodiscard]] Json protection() const {
    Json all = Json::array();
    for (const ChronologyRow& row : told_.rows) {
      if (row.happening.kind != Kind::protection || row.happening.child != told_.name.child ||
          row.at > told_.until)
        continue;
      all.push_back({{"day", row.at.day()}, {"protected", row.happening.detail != 0}});
    }
    return all;
  }

  [[nodiscard]] Json moments() const {
    Json all = Json::array();
    const auto add = [&](Time at, const char* name) {
      if (at >= told_.from && at <= told_.until) all.push_back({{"day", at.day()}, {"name", name}});
    };
    if (!told_.course) return all;
    add(told_.course->harmed, "first harm");
    add(told_.course->first_chance, "first chance");
    add(told_.course->pooled_passed, "enough for an enquiry, pooled");
    add(told_.course->single_passed, "enough at one agency");
    if (told_.too_late) add(told_.too_late->at, "too late");
    add(told_.course->protected_since_harm, "child protected");
    return all;
  }

  [[nodiscard]] Json ending() const {
    Json all = Json::array({fmt::format("Verdict: {}.", verdict_text(told_))});
    if (told_.course) {
      for (const std::string& sentence : {course_sentence(told_, calendar_), broke_sentence(told_),
                                          gap_sentence(told_, calendar_)}) {
        if (!sentence.empty()) all.push_back(sentence);
      }
    }
    if (!told_.study_says.empty()) all.push_back(told_.study_says);
    return all;
  }

  [[nodiscard]] std::size_t routine_left_out() const {
    const auto is_told = [&](const ChronologyRow& row) {
      return row.at >= told_.from && row.at <= told_.until;
    };
    const auto all = std::count_if(told_.rows.begin(), told_.rows.end(), is_told);
    return static_cast<std::size_t>(all) - rows_.size();
  }

  const PageCourse& course_;
  const Explanation& told_;
  const Calendar& calendar_;
  const Differences& differences_;
  std::vector<const ChronologyRow*> rows_;
  TimeScale scale_;  // places on a drawing are the page's
  Lanes lanes_;
};

Json page_of(const Explanation& told, const Calendar& calendar) {
  const CaseName& name = told.name;
  return {{"title", fmt::format("Child {}", name.child.value())},
          {"about", fmt::format("A simulated case: study {}, arm {}, replication {}", name.study,
                                name.arm, name.replication)},
          {"content_note", content_note},
          {"warning", text(scenario::case_warning)},
          {"starts", to_string(calendar.start())},
          {"from", told.from.day()},
          {"until", told.until.day()}};
}

Json day_of(Time at) {
  return at == Time::never() ? Json() : Json(at.day());
}

Json twin_row(const TwinRow& row) {
  return {{"fate", text(name_of(row.fate))},
          {"way", way_of(row)},
          {"who", row.who},
          {"before_day", day_of(row.before_at)},
          {"before", row.before},
          {"after_day", day_of(row.after_at)},
          {"after", row.after}};
}

/// The rows that the text shows too, and the first divergences wherever they lie.
Json twin_model(const Twin& twin) {
  Json rows = Json::array();
  Json first;
  Json first_direct;
  for (std::size_t i = 0; i < twin.rows.size(); ++i) {
    const TwinRow& row = twin.rows[i];
    const bool is_told = row.at >= twin.from && row.at <= twin.until && !row.is_routine;
    if (twin.first_divergence == i) first = rows.size();
    if (twin.first_direct_divergence == i) first_direct = rows.size();
    if (is_told || twin.first_divergence == i || twin.first_direct_divergence == i)
      rows.push_back(twin_row(row));
  }
  return {{"changed", twin.changed},
          {"ways_known", twin.are_ways_known},
          {"first_divergence", std::move(first)},
          {"first_direct_divergence", std::move(first_direct)},
          {"rows", std::move(rows)}};
}

/// Differences by their place in the first course or in the second.
Differences differences_of(const Twin& twin, std::optional<std::size_t> TwinRow::*place) {
  Differences differences;
  for (const TwinRow& row : twin.rows) {
    if (row.fate != Fate::same && row.*place) differences[*(row.*place)] = &row;
  }
  return differences;
}

}  // namespace

std::string case_page_model(const PageCourse& course, const Calendar& calendar) {
  Json page = page_of(course.told, calendar);
  page["courses"] = Json::array({CourseModel(course, calendar, {}).json()});
  page["twin"] = Json();
  page["file"] = Json();
  return page.dump();
}

std::string twin_page_model(const PageCourse& before, const PageCourse& after, const Twin& twin,
                            const Calendar& calendar) {
  const Differences first = differences_of(twin, &TwinRow::before_place);
  const Differences second = differences_of(twin, &TwinRow::after_place);
  Json page = page_of(before.told, calendar);
  page["courses"] = Json::array(
      {CourseModel(before, calendar, first).json(), CourseModel(after, calendar, second).json()});
  page["twin"] = twin_model(twin);
  page["file"] = Json();
  return page.dump();
}

}  // namespace sightline::replay
