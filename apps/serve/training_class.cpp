// SPDX-License-Identifier: Apache-2.0
#include "training_class.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include <sightline/output/file.hpp>
#include <sightline/replay/event_text.hpp>

#include "json_text.hpp"
#include "limits.hpp"

namespace sightline::apps::serve {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using replay::Session;

Session read_one(const fs::path& results, const SessionName& name,
                 const replay::CaseOfSessions& of) {
  return replay::read_session(output::read_text(file_of(results, name)), id_of(name), of);
}

std::size_t decisions_of(const Session& session) {
  return replay::seat_of(session).choices.size();
}

Json session_entry(const fs::path& results, const SessionName& name,
                   const replay::CaseOfSessions& of) {
  Json entry = {{"session", id_of(name)}, {"name", name.name}};
  try {
    const Session session = read_one(results, name, of);
    const auto choices = replay::seat_of(session).choices;
    entry["role"] = std::string(model::name_of(session.role));
    entry["role_label"] = std::string(replay::role_text(session.role));
    entry["decided"] = choices.size();
    entry["last_on"] = choices.empty() ? Json() : Json(to_string(choices.back().on));
  } catch (const InputError& error) {
    entry["mistake"] = error.what();
  }
  return entry;
}

Json roles_json(const replay::ClassRules& rules) {
  Json roles = Json::array();
  for (const model::Agency role : rules.roles) {
    roles.push_back({{"role", std::string(model::name_of(role))},
                     {"label", std::string(replay::role_text(role))}});
  }
  return roles;
}

}  // namespace

std::string classes_json(const Folders& folders) {
  Json list = Json::array();
  for (const scenario::Case& one : scenario::list_cases(folders.scenarios)) {
    if (!one.family) continue;
    for (const std::string& code : classes_of(folders.results, one.name)) {
      if (list.size() == most_listed_classes) break;
      const auto sessions = sessions_in(folders.results, one.name, code);
      list.push_back({{"code", code},
                      {"case", one.name},
                      {"title", one.title},
                      {"sessions", sessions.size()}});
    }
  }
  return list.dump();
}

std::string class_json(const fs::path& results, const FoundClass& found) {
  const replay::CaseOfSessions of = replay::case_of_sessions(*found.of);
  Json sessions = Json::array();
  for (const SessionName& name : sessions_in(results, found.of->name, found.code)) {
    if (sessions.size() == most_listed_sessions) break;
    sessions.push_back(session_entry(results, name, of));
  }
  const replay::ClassRules& rules = found.rules;
  const Json all = {{"code", found.code},
                    {"case", found.of->name},
                    {"title", found.of->title},
                    {"content_note", found.of->content_note},
                    {"file", class_file(results, found.of->name, found.code).generic_string()},
                    {"roles", roles_json(rules)},
                    {"hide_outcomes", rules.hides_outcomes},
                    {"release", rules.release ? Json(to_string(*rules.release)) : Json()},
                    {"ends", to_string(replay::training_ends(*found.of, rules))},
                    {"lock", rules.locked},
                    {"dice", rules.dice ? Json(*rules.dice) : Json()},
                    {"sessions", std::move(sessions)}};
  return json_text(all);
}

std::vector<Session> decided_sessions(const fs::path& results, const FoundClass& found) {
  const replay::CaseOfSessions of = replay::case_of_sessions(*found.of);
  std::vector<Session> sessions;
  for (const SessionName& name : sessions_in(results, found.of->name, found.code)) {
    try {
      Session session = read_one(results, name, of);
      const bool is_alike = sessions.empty() || sessions.front().children == session.children;
      if (decisions_of(session) > 0 && is_alike) sessions.push_back(std::move(session));
    } catch (const InputError&) {
      continue;  // class_json() tells of it
    }
  }
  if (sessions.empty())
    throw InputError(Mistake{.key = "sessions", .text = "nothing has been decided in this class"});
  return sessions;
}

}  // namespace sightline::apps::serve
