// SPDX-License-Identifier: Apache-2.0
#include "training_room.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include <sightline/output/file.hpp>
#include <sightline/replay/decisions.hpp>

#include "limits.hpp"

namespace sightline::apps::serve {
namespace {

namespace fs = std::filesystem;
using replay::Session;

[[noreturn]] void reject(std::string key, std::string text) {
  throw InputError(Mistake{.file = "", .key = std::move(key), .text = std::move(text)});
}

model::Agency role_of(const std::string& name, const replay::ClassRules& rules) {
  const std::vector<std::string> known = replay::playable_roles();
  if (std::find(known.begin(), known.end(), name) == known.end())
    reject("role", "is no role that can be played");
  const model::Agency role = model::agency_at(*scenario::find_knower(name));
  const auto& allowed = rules.roles;
  if (!allowed.empty() && std::find(allowed.begin(), allowed.end(), role) == allowed.end())
    reject("role", "is not played in this class");
  return role;
}

Session read_session_of(const std::string& text, const SessionName& name,
                        const scenario::Case& of) {
  return replay::read_session(text, id_of(name), replay::case_of_sessions(of));
}

std::string free_name(const fs::path& results, SessionName session) {
  do {
    session.name = make_code();
  } while (fs::exists(file_of(results, session)));
  return session.name;
}

void write_session(const fs::path& results, const SessionName& name, const std::string& text) {
  const fs::path file = file_of(results, name);
  output::ensure_writable_folder(file.parent_path(), "--results");
  output::write_text(file, text);
}

}  // namespace

replay::ClassRules TrainingRoom::rules_for(const NewSession& form,
                                           const replay::CaseOfSessions& of) const {
  if (form.in_class.empty()) return {};
  const fs::path file = class_file(settings_.folders.results, of.of->name, form.in_class);
  if (!fs::exists(file)) reject("class", "there is no class of that code for this case");
  return replay::read_class_rules(output::read_text(file), form.in_class, of);
}

Session TrainingRoom::new_session(const NewSession& form, const replay::CaseOfSessions& of) const {
  Session session{.case_name = of.of->name, .case_digest = of.digest};
  session.rules = rules_for(form, of);
  session.role = role_of(form.role, session.rules);
  session.dice = session.rules.dice.value_or(0);
  session.children = settings_.children;
  if (!replay::first_stop_of(*of.of, session.role))
    reject("role", "knows nothing of this case and is never asked");
  if (replay::training_begins(*of.of, session) > replay::training_ends(*of.of, session.rules))
    reject("role", "is first asked after the last day that this class is shown");
  return session;
}

SessionName TrainingRoom::begin(const NewSession& form) const {
  const auto of = find_case(settings_.folders.scenarios, form.of_case);
  if (of == nullptr) reject("case", "there is no such case that can be played");
  const Session session = new_session(form, replay::case_of_sessions(*of));
  SessionName name{of->name, form.in_class, form.name};
  if (name.name.empty()) name.name = free_name(settings_.folders.results, name);
  if (fs::exists(file_of(settings_.folders.results, name)))
    reject("name", "there is a session of that name; choose another, or go on with that one");
  write_session(settings_.folders.results, name, replay::session_text(session));
  return name;
}

std::optional<std::string> TrainingRoom::opening(const SessionName& name) const {
  const fs::path file = file_of(settings_.folders.results, name);
  const auto of = find_case(settings_.folders.scenarios, name.of_case);
  if (of == nullptr || !fs::exists(file)) return std::nullopt;
  return replay::opening_json(*of, read_session_of(output::read_text(file), name, *of));
}

TrainingRoom::Live TrainingRoom::make_live(const SessionName& name, const scenario::Case& of,
                                           std::string text) const {
  Session session = read_session_of(text, name, of);
  Live live{.name = name, .text = std::move(text), .played = {}, .training = {}};
  live.played = prepare_case(settings_.folders.scenarios, of, session.children);
  live.training =
      std::make_unique<replay::Training>(live.played->of, live.played->input, std::move(session));
  static_cast<void>(live.training->answer("yes"));
  return live;
}

/// The file is what holds: where it has changed, by a terminal say, what is kept is thrown away.
TrainingRoom::Live* TrainingRoom::open(const SessionName& name) {
  const fs::path file = file_of(settings_.folders.results, name);
  if (!fs::exists(file)) return nullptr;
  std::string text = output::read_text(file);
  const auto kept =
      std::find_if(live_.begin(), live_.end(), [&](const Live& live) { return live.name == name; });
  if (kept != live_.end() && kept->text == text) {
    live_.splice(live_.begin(), live_, kept);
    return &live_.front();
  }
  if (kept != live_.end()) live_.erase(kept);
  const auto of = find_case(settings_.folders.scenarios, name.of_case);
  if (of == nullptr) return nullptr;
  while (live_.size() >= most_live_sessions)
    live_.pop_back();
  live_.push_front(make_live(name, *of, std::move(text)));
  return &live_.front();
}

std::optional<std::string> TrainingRoom::scene(const SessionName& name) {
  const Live* const live = open(name);
  if (live == nullptr) return std::nullopt;
  return replay::scene_json(live->played->of, *live->training);
}

std::optional<bool> TrainingRoom::is_over(const SessionName& name) {
  const Live* const live = open(name);
  if (live == nullptr) return std::nullopt;
  return live->training->stop() == nullptr;
}

std::optional<std::string> TrainingRoom::decide(const SessionName& name, const NewAnswer& form) {
  Live* const live = open(name);
  if (live == nullptr) return std::nullopt;
  const replay::Stop* const stop = live->training->stop();
  if (stop == nullptr || to_string(stop->on) != form.on || stop->at != form.at)
    reject("at", "this session has gone on since; open it again");
  try {
    live->training->decide(form.option, form.reason, form.percent);
    live->text = replay::session_text(live->training->session());
    write_session(settings_.folders.results, name, live->text);
  } catch (...) {
    live_.pop_front();  // the file holds; what is kept may be ahead of it
    throw;
  }
  return replay::scene_json(live->played->of, *live->training);
}

std::string TrainingRoom::make_class(const NewClass& form) const {
  const auto of = find_case(settings_.folders.scenarios, form.of_case);
  if (of == nullptr) reject("case", "there is no such case that can be played");
  const std::string text = replay::class_text(form.rules);
  static_cast<void>(replay::read_class_rules(text, "", replay::case_of_sessions(*of)));
  std::string code = make_code();
  while (find_class(code))
    code = make_code();
  const fs::path file = class_file(settings_.folders.results, of->name, code);
  output::ensure_writable_folder(file.parent_path(), "--results");
  output::write_text(file, text);
  return code;
}

std::optional<FoundClass> TrainingRoom::find_class(const std::string& code) const {
  if (!is_training_name(code)) return std::nullopt;
  for (const scenario::Case& one : scenario::list_cases(settings_.folders.scenarios)) {
    const fs::path file = class_file(settings_.folders.results, one.name, code);
    if (!one.family || !fs::exists(file)) continue;
    auto rules =
        replay::read_class_rules(output::read_text(file), code, replay::case_of_sessions(one));
    return FoundClass{std::make_unique<const scenario::Case>(one), code, std::move(rules)};
  }
  return std::nullopt;
}

}  // namespace sightline::apps::serve
