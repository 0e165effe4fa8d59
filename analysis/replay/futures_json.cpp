// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include <sightline/replay/futures.hpp>

#include "futures_words.hpp"

namespace sightline::replay {

namespace {

using Json = nlohmann::ordered_json;

Json endings_json(const ByEnding<EndingEstimate>& by_ending) {
  Json json = Json::object();
  for (std::size_t ending = 0; ending < endings; ++ending) {
    Json one = estimate_json(by_ending[ending].estimate);
    one["set_low"] = number_json(by_ending[ending].set_low);
    one["set_high"] = number_json(by_ending[ending].set_high);
    json[std::string(name_of(static_cast<Ending>(ending)))] = std::move(one);
  }
  return json;
}

}  // namespace

std::string futures_json(const scenario::Case& of, const CaseHistories& histories,
                         const CaseFutures& found, const FuturesAccount& account) {
  Json json = case_head_json(of);
  json["from"] = to_string(found.from);
  json["fatal"] = to_string(found.fatal);
  json["futures"] = found.futures;
  json["sets"] = sets_json(histories, account.ensemble);
  json["arms"] = Json::array();
  for (const ArmFutures& arm : found.arms) {
    Json one = {{"name", arm.name}, {"endings", endings_json(arm.endings)}};
    if (&arm != &found.arms.front()) one["difference"] = endings_json(arm.differences);
    json["arms"].push_back(std::move(one));
  }
  json["not_represented"] = account.not_represented;
  json["false_alarms"] = std::string(false_alarms_text);
  json["assumptions"] = of.assumptions;
  return json.dump(2) + "\n";
}

}  // namespace sightline::replay
