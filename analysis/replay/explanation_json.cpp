// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include <sightline/replay/event_text.hpp>
#include <sightline/replay/explanation.hpp>

#include "json_parts.hpp"

namespace sightline::replay {
namespace {

using Json = nlohmann::ordered_json;
using model::Agency;

Json item_json(const CaseItem& item, const Calendar& calendar) {
  Json agencies = Json::object();
  for (std::size_t a = 0; a < model::knowing_agencies; ++a) {
    const Agency agency = model::agency_at(a);
    const bool is_known = item.since[agency] != Time::never();
    agencies[std::string(model::name_of(agency))] = {
        {"state", std::string(name_of(item.state[agency]))},
        {"since", date_json(item.since[agency], calendar)},
        {"weight", is_known ? Json(item.weight[agency]) : Json()}};
  }
  return {{"item", item.name},
          {"arose", date_json(item.arose, calendar)},
          {"agencies", std::move(agencies)}};
}

Json row_json(const Explanation& told, const ChronologyRow& row, const Calendar& calendar) {
  Json json = happening_json(row.happening, calendar);
  json["who"] = row.who;
  json["event"] = row.event;
  json["routine"] = row.is_routine;
  Json learned = Json::array();
  for (const Learned& one : row.learned) {
    learned.push_back({{"agency", std::string(model::name_of(one.agency))},
                       {"item", told.items[one.item].name},
                       {"known", one.is_known},
                       {"weight", one.weight}});
  }
  json["learned"] = std::move(learned);
  if (!row.belief) return json;
  Json beliefs = Json::object();
  for (std::size_t a = 0; a < model::knowing_agencies; ++a) {
    beliefs[std::string(model::name_of(model::agency_at(a)))] =
        row.belief->belief[model::agency_at(a)];
  }
  beliefs["pooled"] = row.belief->pooled;
  json["log_odds_of_harm"] = std::move(beliefs);
  return json;
}

}  // namespace

std::string explanation_json(const Explanation& told, const Calendar& calendar) {
  Json json = {
      {"content_note", content_note},
      {"study", told.name.study},
      {"arm", told.name.arm},
      {"replication", told.name.replication},
      {"child", told.name.child.value()},
      {"missed", told.is_missed},
      {"verdict", verdict_text(told)},
      {"study_says", told.study_says},
      {"course", told.course ? course_json(*told.course, calendar) : Json()},
      {"broke_at", told.is_missed ? Json(std::string(stage_text(told.course->furthest))) : Json()},
      {"too_late", told.too_late ? date_json(told.too_late->at, calendar) : Json()},
      {"from", date_json(told.from, calendar)},
      {"until", date_json(told.until, calendar)}};
  Json rows = Json::array();
  for (const ChronologyRow& row : told.rows) {
    if (row.at >= told.from && row.at <= told.until) rows.push_back(row_json(told, row, calendar));
  }
  json["chronology"] = std::move(rows);
  Json items = Json::array();
  for (const CaseItem& item : told.items)
    items.push_back(item_json(item, calendar));
  json["items"] = std::move(items);
  return json.dump(2) + "\n";
}

}  // namespace sightline::replay
