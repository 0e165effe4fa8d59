// SPDX-License-Identifier: Apache-2.0
#include "json_parts.hpp"

#include <string>

namespace sightline::replay {

using Json = nlohmann::ordered_json;

Json date_json(Time at, const Calendar& calendar) {
  return at == Time::never() ? Json() : Json(to_string(calendar.date_of(at)));
}

Json happening_json(const model::Happening& happening, const Calendar& calendar) {
  return {{"date", date_json(happening.at, calendar)},
          {"minute", happening.at.minutes()},
          {"kind", std::string(model::happening_names[static_cast<std::size_t>(happening.kind)])},
          {"agency", std::string(model::name_of(happening.agency))},
          {"child", happening.child.is_valid() ? Json(happening.child.value()) : Json()},
          {"detail", happening.detail},
          {"value", happening.value}};
}

Json course_json(const model::outcomes::Course& course, const Calendar& calendar) {
  const auto gap = model::outcomes::pooling_gap(course);
  const bool is_injury = course.kind == model::outcomes::HarmKind::injury;
  return {{"harm", is_injury ? "injury" : "neglect"},
          {"harmed", date_json(course.harmed, calendar)},
          {"first_chance", date_json(course.first_chance, calendar)},
          {"recognised", date_json(course.recognised, calendar)},
          {"referred", date_json(course.referred, calendar)},
          {"protected", date_json(course.protected_since_harm, calendar)},
          {"serious_injury", date_json(course.serious_injury, calendar)},
          {"pooled_passed", date_json(course.pooled_passed, calendar)},
          {"single_passed", date_json(course.single_passed, calendar)},
          {"pooling_gap_days", gap.has_pooled ? Json(gap.days) : Json()}};
}

Json share_json(const statistics::Estimate& share) {
  return {{"mean", share.mean}, {"low", share.low}, {"high", share.high}};
}

}  // namespace sightline::replay
