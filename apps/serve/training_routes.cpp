// SPDX-License-Identifier: Apache-2.0
#include "training_routes.hpp"

#include <charconv>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <sightline/core/digest.hpp>
#include <sightline/output/file.hpp>
#include <sightline/replay/debrief.hpp>

#include "answers.hpp"
#include "limits.hpp"
#include "training_class.hpp"

namespace sightline::apps::serve {
namespace {

using Json = nlohmann::ordered_json;

Response found(const std::optional<std::string>& json) {
  return json ? json_response(*json) : not_found();
}

std::size_t futures_of(const Request& request) {
  const auto asked = request.query.find("futures");
  if (asked == request.query.end()) return usual_futures;
  const std::string& text = asked->second;
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_number = error == std::errc() && end == text.data() + text.size();
  if (!is_number || number < 1 || number > most_futures) {
    throw InputError(Mistake{.key = "futures",
                             .text = fmt::format("is a whole number from 1 to {}", most_futures)});
  }
  return number;
}

/// Equal sessions have equal debriefs.
std::string key_of(const std::vector<replay::Session>& sessions, std::size_t futures) {
  Digest digest;
  digest.add(std::uint64_t{futures});
  for (const replay::Session& session : sessions) {
    digest.add(std::string_view(session.file));
    digest.add(std::string_view(replay::session_text(session)));
  }
  return digest.text();
}

Response state_of(const Debriefs::Asked& asked) {
  switch (asked.state) {
    case Debriefs::State::made:
      return json_response(asked.text);
    case Debriefs::State::refused:
      return refusal(429, "Too many are waiting to look back. Try again in a few minutes.");
    default:
      return json_response(Json({{"state", "being-made"}, {"worlds", asked.worlds}}).dump(), 202);
  }
}

}  // namespace

Reply TrainingRoutes::reply(const Request& request, const Steps& steps) const {
  if (steps.size() < 3) return not_found();
  if (steps[2] == "sessions") return of_sessions(request, steps);
  if (steps[2] == "classes") return of_classes(request, steps);
  if (steps[2] != "cases" || steps.size() > 3) return not_found();
  if (request.method != Method::get) return wrong_method();
  return safely([this] { return json_response(cases_json(settings_.folders.scenarios)); });
}

Reply TrainingRoutes::of_sessions(const Request& request, const Steps& steps) const {
  if (steps.size() == 3) {
    if (request.method != Method::post) return wrong_method();
    return safely([this, body = request.body] { return begun(body); });
  }
  const auto name = read_session_id(steps[3]);
  if (!name || steps.size() > 5) return not_found();
  return of_session(request, *name, steps.size() == 5 ? steps[4] : "");
}

Reply TrainingRoutes::of_session(const Request& request, const SessionName& name,
                                 const std::string& what) const {
  if (what == "answers") {
    if (request.method != Method::post) return wrong_method();
    return safely([this, name, body = request.body] {
      return found(room_.decide(name, read_new_answer(body)));
    });
  }
  if (!what.empty() && what != "stop" && what != "debrief") return not_found();
  if (request.method != Method::get) return wrong_method();
  if (what.empty()) return safely([this, name] { return found(room_.opening(name)); });
  if (what == "stop") return safely([this, name] { return found(room_.scene(name)); });
  return safely(
      [this, name, futures = futures_of(request)] { return debrief_of_session(name, futures); });
}

Reply TrainingRoutes::of_classes(const Request& request, const Steps& steps) const {
  if (steps.size() > 3) return of_class(request, steps);
  if (request.method == Method::get)
    return safely([this] { return json_response(classes_json(settings_.folders)); });
  if (request.method != Method::post) return wrong_method();
  return safely([this, body = request.body] { return class_made(body); });
}

Reply TrainingRoutes::of_class(const Request& request, const Steps& steps) const {
  const std::string& code = steps[3];
  const bool is_debrief = steps.size() == 5 && steps[4] == "debrief";
  if (!is_training_name(code) || (steps.size() > 4 && !is_debrief)) return not_found();
  if (request.method != Method::get) return wrong_method();
  if (is_debrief) {
    return safely(
        [this, code, futures = futures_of(request)] { return debrief_of_class(code, futures); });
  }
  return safely([this, code] {
    const auto found = room_.find_class(code);
    return found ? json_response(class_json(settings_.folders.results, *found)) : not_found();
  });
}

Response TrainingRoutes::begun(const std::string& body) const {
  const SessionName name = room_.begin(read_new_session(body));
  const Json all = {{"session", id_of(name)},
                    {"file", file_of(settings_.folders.results, name).generic_string()}};
  return json_response(all.dump(), 201);
}

Response TrainingRoutes::class_made(const std::string& body) const {
  return json_response(Json({{"code", room_.make_class(read_new_class(body))}}).dump(), 201);
}

/// What others knew is for those who have come to the end.
Response TrainingRoutes::debrief_of_session(const SessionName& name, std::size_t futures) const {
  const auto is_over = room_.is_over(name);
  if (!is_over) return not_found();
  if (!*is_over) return refusal(409, "This session goes on. Looking back comes when it has ended.");
  const auto of = find_case(settings_.folders.scenarios, name.of_case);
  const std::string text = output::read_text(file_of(settings_.folders.results, name));
  return debrief_of(name.of_case,
                    {replay::read_session(text, id_of(name), replay::case_of_sessions(*of))},
                    futures);
}

Response TrainingRoutes::debrief_of_class(const std::string& code, std::size_t futures) const {
  const auto found = room_.find_class(code);
  if (!found) return not_found();
  return debrief_of(found->of->name, decided_sessions(settings_.folders.results, *found), futures);
}

Response TrainingRoutes::debrief_of(const std::string& of_case,
                                    const std::vector<replay::Session>& sessions,
                                    std::size_t futures) const {
  const auto make = [this, of_case, sessions, futures](Debriefs::Progress& progress) {
    const auto of = find_case(settings_.folders.scenarios, of_case);
    const auto played = prepare_case(settings_.folders.scenarios, *of, sessions.front().children);
    const replay::DebriefRequest request{
        .sessions = sessions,
        .futures = futures,
        .work = {.threads = settings_.threads,
                 .cancelled = &progress.is_cancelled,
                 .on_progress = [&](std::size_t, std::size_t) { ++progress.worlds; }}};
    return replay::debrief_json(replay::debrief(played->of, played->input, request));
  };
  return state_of(debriefs_.ask(key_of(sessions, futures), make));
}

}  // namespace sightline::apps::serve
