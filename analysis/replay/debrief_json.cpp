// SPDX-License-Identifier: Apache-2.0
// The debrief as JSON.
#include <nlohmann/json.hpp>

#include <sightline/replay/debrief.hpp>
#include <sightline/replay/event_text.hpp>

#include "json_parts.hpp"
#include "training_text.hpp"

namespace sightline::replay {

namespace {

using Json = nlohmann::ordered_json;

Json score_json(const BrierScore& score) {
  return {{"expected", score.expected},
          {"from_spread", score.from_spread},
          {"from_spread_low", score.low},
          {"from_spread_high", score.high},
          {"left_to_chance", score.left_to_chance}};
}

Json others_json(const std::vector<OthersKnew>& others) {
  Json json = Json::array();
  for (const OthersKnew& other : others) {
    Json items = Json::array();
    for (const SeenItem& seen : other.items)
      items.push_back({{"since", to_string(seen.item.since)}, {"text", seen_text(seen)}});
    json.push_back({{"role", std::string(model::name_of(other.role))},
                    {"role_label", std::string(role_text(other.role))},
                    {"knew", std::move(items)}});
  }
  return json;
}

Json decision_json(const DebriefedDecision& decision) {
  Json spread = Json::array();
  for (const OptionSpread& option : decision.spread) {
    spread.push_back({{"option", option.option},
                      {"label", option.label},
                      {"chosen", option.is_chosen},
                      {"futures", option.futures},
                      {"protected_in", option.protected_in},
                      {"share", share_json(option.share)},
                      {"protected_only_here", option.only_here},
                      {"protected_only_as_chosen", option.only_chosen}});
  }
  const Answer& answer = decision.answer;
  return {{"on", to_string(answer.choice.on)},
          {"at", answer.choice.at},
          {"question", decision.question},
          {"option", answer.choice.option},
          {"reason", answer.reason},
          {"probability", *answer.percent},
          {"sets", decision.sets},
          {"spread", std::move(spread)},
          {"score", score_json(decision.score)},
          {"others_knew", others_json(decision.others)}};
}

Json timeliness_json(const Timeliness& time) {
  return {{"first_known", time.first_known ? Json(to_string(*time.first_known)) : Json()},
          {"days", time.days ? Json(*time.days) : Json()},
          {"days_in_futures", time.days_in_futures},
          {"futures", time.futures},
          {"sets", time.sets},
          {"later_or_never", time.days ? share_json(time.later) : Json()}};
}

Json end_json(const std::optional<StoryEnd>& end) {
  if (!end) return {};
  constexpr std::string_view kinds[] = {"last-day", "protection", "death"};
  return {{"kind", std::string(kinds[static_cast<std::size_t>(end->kind)])},
          {"on", to_string(end->on)},
          {"sentence", end_sentence(*end)}};
}

Json session_json(const DebriefedSession& session) {
  Json decisions = Json::array();
  for (const DebriefedDecision& decision : session.decisions)
    decisions.push_back(decision_json(decision));
  Json happened = Json::array();
  for (const HappenedLine& line : session.happened)
    happened.push_back({{"on", to_string(line.on)}, {"what", line.what}});
  return {{"file", session.session.file},
          {"role", std::string(model::name_of(session.session.role))},
          {"role_label", std::string(role_text(session.session.role))},
          {"dice", session.session.dice},
          {"begins", to_string(session.begins)},
          {"ends", to_string(session.ends)},
          {"world", session.world},
          {"finished", session.is_finished},
          {"decisions", std::move(decisions)},
          {"mean_score", score_json(mean_score(session))},
          {"timeliness", timeliness_json(session.timeliness)},
          {"happened", std::move(happened)},
          {"end", end_json(session.end)}};
}

}  // namespace

std::string debrief_json(const Debrief& debrief) {
  Json sessions = Json::array();
  for (const DebriefedSession& session : debrief.sessions)
    sessions.push_back(session_json(session));
  const Json json = {{"case", debrief.case_name},
                     {"title", debrief.title},
                     {"invented", debrief.is_invented},
                     {"content_note", debrief.content_note},
                     {"warning", std::string(scenario::case_warning)},
                     {"futures", debrief.futures},
                     {"ensemble", debrief.ensemble.empty() ? Json() : Json(debrief.ensemble)},
                     {"sets", debrief.sets},
                     {"sessions", std::move(sessions)}};
  return json.dump(2) + "\n";
}

}  // namespace sightline::replay
