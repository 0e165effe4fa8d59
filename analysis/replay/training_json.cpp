// SPDX-License-Identifier: Apache-2.0
// A trainee's session as JSON. What is not known to the role on the day of a stop is not in it.
#include <algorithm>

#include <nlohmann/json.hpp>

#include <sightline/replay/event_text.hpp>
#include <sightline/replay/training.hpp>

#include "training_text.hpp"

namespace sightline::replay {

namespace {

using Json = nlohmann::ordered_json;

Json view_json(const ToldWorld& told, model::Agency role, Date day, std::optional<Date> last) {
  Json items = Json::array();
  for (const SeenItem& seen : told.view(role, day, last)) {
    items.push_back({{"since", to_string(seen.item.since)},
                     {"text", seen_text(seen)},
                     {"new", seen.is_new},
                     {"stale", seen.item.is_stale}});
  }
  return items;
}

Json offers_json(const std::vector<Offer>& offers) {
  Json list = Json::array();
  for (const Offer& offer : offers) {
    list.push_back({{"option", offer.option},
                    {"label", offer.label},
                    {"not_represented", offer.not_represented}});
  }
  return list;
}

/// What was already given for the stop, at a terminal that was left before the answer was whole.
Json kept_json(const Session& session) {
  if (session.answers.empty() || session.answers.back().is_whole()) return {};
  const Answer& kept = session.answers.back();
  return {{"option", kept.choice.option}, {"reason", kept.reason}};
}

std::size_t decisions_of(const Session& session) {
  return static_cast<std::size_t>(
      std::count_if(session.answers.begin(), session.answers.end(),
                    [](const Answer& answer) { return answer.is_whole(); }));
}

Json stop_json(const Training& training, const Stop& stop, Date ends) {
  const Session& session = training.session();
  return {{"state", "asked"},
          {"decided", decisions_of(session)},
          {"on", to_string(stop.on)},
          {"at", stop.at},
          {"view", view_json(*training.world(), session.role, stop.on, training.last_decided())},
          {"question", stop.question},
          {"offers", offers_json(stop.offers)},
          {"probability_question", probability_words(ends)},
          {"kept", kept_json(session)}};
}

Json end_json(const Training& training) {
  const Session& session = training.session();
  return {{"state", "over"},
          {"decided", decisions_of(session)},
          {"hidden", session.rules.hides_outcomes},
          {"end", end_words(*training.world(), session)},
          {"warning", std::string(scenario::case_warning)},
          {"world", training.world()->digest()}};
}

}  // namespace

std::string opening_json(const scenario::Case& of, const Session& session) {
  Json others = Json::array();
  for (const Seat& seat : session.others)
    others.push_back(std::string(role_text(seat.role)));
  const Json json = {{"content_note", of.content_note},
                     {"warning", std::string(scenario::case_warning)},
                     {"case", of.name},
                     {"title", of.title},
                     {"invented", of.is_invented},
                     {"role", std::string(model::name_of(session.role))},
                     {"role_label", std::string(role_text(session.role))},
                     {"seat", seat_words(session.role)},
                     {"played_from_sessions", std::move(others)},
                     {"decided", decisions_of(session)},
                     {"begins", to_string(training_begins(of, session))},
                     {"ends", to_string(training_ends(of, session.rules))},
                     {"stale_after_days", stale_after_days}};
  return json.dump();
}

std::string scene_json(const scenario::Case& of, const Training& training) {
  const Stop* const stop = training.stop();
  const Json json = stop != nullptr
                        ? stop_json(training, *stop, training_ends(of, training.session().rules))
                        : end_json(training);
  return json.dump();
}

}  // namespace sightline::replay
