// SPDX-License-Identifier: Apache-2.0
#include "training_forms.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <sightline/replay/decisions.hpp>

#include "study_form.hpp"
#include "training_names.hpp"

namespace sightline::apps::serve {
namespace {

constexpr std::string_view name_rule = "small letters, digits and hyphens, 40 at most, make a name";
constexpr std::string_view id_rule = "is not a name: letters, digits, `-` and `_` make one";

/// Reads the members of one JSON object and collects what is wrong with them.
class Members {
 public:
  explicit Members(std::string_view json)
      : object_(nlohmann::json::parse(json.begin(), json.end(), nullptr, false)) {
    if (!object_.is_object()) fail("", "the body is not a JSON object");
  }

  void fail(std::string key, std::string text) {
    mistakes_.push_back({.file = "", .key = std::move(key), .text = std::move(text)});
  }
  void throw_if_any() {
    if (!mistakes_.empty()) throw InputError(std::move(mistakes_));
  }

  /// Empty where there is none.
  std::string text(const char* key) {
    const nlohmann::json& value = member(key);
    if (value.is_null()) return "";
    if (value.is_string()) return value.get<std::string>();
    fail(key, "is not a text");
    return "";
  }
  /// A name of the program's own, such as a case or a role.
  std::string id(const char* key) {
    std::string found = text(key);
    if (!is_id(found)) fail(key, std::string(id_rule));
    return found;
  }
  /// What a person has called something, or nothing.
  std::string name_or_none(const char* key) {
    std::string found = text(key);
    if (!found.empty() && !is_training_name(found)) fail(key, std::string(name_rule));
    return found;
  }
  bool flag(const char* key) {
    const nlohmann::json& value = member(key);
    if (!value.is_null() && !value.is_boolean()) fail(key, "is neither true nor false");
    return value.is_boolean() && value.get<bool>();
  }
  std::optional<std::uint64_t> whole_or_none(const char* key) {
    const nlohmann::json& value = member(key);
    if (value.is_null()) return std::nullopt;
    if (value.is_number_unsigned()) return value.get<std::uint64_t>();
    fail(key, "is not a whole number from 0 on");
    return std::nullopt;
  }
  std::vector<std::string> ids(const char* key) {
    const nlohmann::json& value = member(key);
    std::vector<std::string> all;
    if (value.is_null()) return all;
    if (!value.is_array()) fail(key, "is not a list");
    for (std::size_t i = 0; value.is_array() && i < value.size(); ++i) {
      const bool is_name = value[i].is_string() && is_id(value[i].get<std::string>());
      if (!is_name) fail(fmt::format("{}[{}]", key, i + 1), std::string(id_rule));
      if (is_name) all.push_back(value[i].get<std::string>());
    }
    return all;
  }

 private:
  [[nodiscard]] const nlohmann::json& member(const char* key) const {
    static const nlohmann::json none;
    const auto found = object_.is_object() ? object_.find(key) : object_.end();
    return found == object_.end() ? none : *found;
  }

  nlohmann::json object_;
  std::vector<Mistake> mistakes_;
};

std::vector<model::Agency> roles_of(Members& members, const char* key) {
  const std::vector<std::string> known = replay::playable_roles();
  std::vector<model::Agency> roles;
  for (const std::string& name : members.ids(key)) {
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      members.fail(key, fmt::format("`{}` is no role that can be played", name));
    } else {
      roles.push_back(model::agency_at(*scenario::find_knower(name)));
    }
  }
  return roles;
}

std::optional<Date> date_or_none(Members& members, const char* key) {
  const std::string text = members.text(key);
  if (text.empty()) return std::nullopt;
  try {
    return parse_date(text);
  } catch (const std::invalid_argument&) {
    members.fail(key, "is not a date; write YYYY-MM-DD, for example 2007-04-01");
    return std::nullopt;
  }
}

}  // namespace

NewSession read_new_session(std::string_view json) {
  Members members(json);
  NewSession form{.of_case = members.id("case"),
                  .role = members.id("role"),
                  .in_class = members.name_or_none("class"),
                  .name = members.name_or_none("name")};
  members.throw_if_any();
  return form;
}

NewAnswer read_new_answer(std::string_view json) {
  Members members(json);
  NewAnswer form{.on = members.text("on"),
                 .at = members.text("at"),
                 .option = members.text("option"),
                 .reason = members.text("reason")};
  constexpr std::uint64_t all = 100;
  const auto percent = members.whole_or_none("probability");
  if (!percent || *percent > all) {
    members.fail("probability", "give a whole number from 0 to 100");
  } else {
    form.percent = static_cast<int>(*percent);
  }
  members.throw_if_any();
  return form;
}

NewClass read_new_class(std::string_view json) {
  Members members(json);
  NewClass form{.of_case = members.id("case"), .rules = {}};
  form.rules.hides_outcomes = members.flag("hide_outcomes");
  form.rules.release = date_or_none(members, "release");
  form.rules.locked = members.ids("lock");
  form.rules.roles = roles_of(members, "roles");
  form.rules.dice = members.whole_or_none("dice");
  members.throw_if_any();
  return form;
}

}  // namespace sightline::apps::serve
