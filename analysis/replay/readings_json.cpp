// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include <sightline/replay/readings.hpp>

#include "futures_words.hpp"

namespace sightline::replay {

namespace {

using Json = nlohmann::ordered_json;

Json unknown_json(const UnknownEffect& effect) {
  return {{"name", effect.name},
          {"lower_value", effect.lower_value},
          {"upper_value", effect.upper_value},
          {"lower", estimate_json(effect.lower)},
          {"upper", estimate_json(effect.upper)},
          {"shift", estimate_json(effect.shift)},
          {"told_from_chance", effect.is_told()}};
}

Json claim_json(const ReadClaim& read) {
  Json json = {{"id", read.claim.id}, {"by", read.claim.by}, {"says", read.claim.says}};
  if (!read.claim.not_represented.empty()) {
    json["not_represented"] = read.claim.not_represented;
    return json;
  }
  const Ending ending = read.claim.outcome == scenario::CaseClaim::Outcome::alive_at_the_date
                            ? Ending::alive_at_the_date
                            : Ending::protected_at_the_date;
  json["reforms"] = read.claim.reforms;
  json["decision"] = read.claim.from;
  json["from"] = to_string(read.from);
  json["outcome"] = std::string(name_of(ending));
  json["by_at_least"] = read.claim.by_at_least;
  json["without"] = estimate_json(read.without);
  json["with"] = estimate_json(read.with);
  json["difference"] = estimate_json(read.difference);
  json["support"] = std::string(name_of(read.support));
  json["unknowns"] = Json::array();
  for (const UnknownEffect& effect : read.unknowns)
    json["unknowns"].push_back(unknown_json(effect));
  return json;
}

Json day_json(const ReadDay& day) {
  Json left_out = Json::array();
  for (const LeftOut& one : day.left_out)
    left_out.push_back({{"possible_case", one.possible}, {"steps", one.steps}});
  return {{"from", to_string(day.from)},
          {"tried", day.tried},
          {"protected_already", day.protected_already},
          {"left_out", std::move(left_out)}};
}

}  // namespace

std::string readings_json(const scenario::Case& of, const Readings& readings) {
  Json json = case_head_json(of);
  json["futures"] = readings.futures;
  json["pasts"] = readings.pasts;
  json["ensemble"] = readings.ensemble.empty() ? Json() : Json(readings.ensemble);
  json["rank_range"] = rank_range;
  json["aggression_range"] = aggression_range;
  json["days"] = Json::array();
  for (const ReadDay& day : readings.days)
    json["days"].push_back(day_json(day));
  json["claims"] = Json::array();
  for (const ReadClaim& read : readings.claims)
    json["claims"].push_back(claim_json(read));
  json["false_alarms"] = std::string(false_alarms_text);
  json["assumptions"] = of.assumptions;
  return json.dump(2) + "\n";
}

}  // namespace sightline::replay
