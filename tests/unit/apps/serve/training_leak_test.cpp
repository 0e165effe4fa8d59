// SPDX-License-Identifier: Apache-2.0
// What goes over the wire at a stop is what the role knows on that day: random sessions, every
// response of which is looked through for anything else.
#include <regex>
#include <set>

#include <gmock/gmock.h>

#include <sightline/core/digest.hpp>
#include <sightline/output/file.hpp>

#include "training_desk.hpp"

namespace sightline::apps::serve {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

const std::set<std::string> members_of_a_stop = {
    "state", "decided", "on", "at", "view", "question", "offers", "probability_question", "kept"};
const std::set<std::string> members_of_an_item = {"since", "text", "new", "stale"};
const std::set<std::string> members_of_an_end = {"state", "decided", "hidden",
                                                 "end",   "warning", "world"};

std::set<std::string> members(const json& object) {
  std::set<std::string> names;
  for (const auto& [name, value] : object.items())
    names.insert(name);
  return names;
}

/// Every date in a text but for `last`, the day up to which the session is shown.
std::vector<std::string> dates_in(const std::string& text, const std::string& last) {
  static const std::regex date("\\d{4}-\\d{2}-\\d{2}");
  std::vector<std::string> dates;
  for (std::sregex_iterator it(text.begin(), text.end(), date), end; it != end; ++it)
    if (it->str() != last) dates.push_back(it->str());
  return dates;
}

/// Which option is chosen: as good as random, and the same in every run.
std::size_t pick(const std::string& where, int path) {
  Digest digest;
  digest.add(std::string_view(where));
  digest.add(static_cast<std::uint64_t>(path));
  return digest.value() % 5;
}

class Leaks : public TrainingDesk {
 protected:
  void play(const std::string& of_case, const std::string& role, int path);

  /// No words of the case that this role does not know by the day.
  void expect_words_of_the_role(const scenario::Case& of, model::Agency role, Date day,
                                const std::string& body) {
    std::string own;
    for (const replay::ViewItem& item : replay::view_as(of, model::index_of(role), day))
      own += item.text + "\n";
    for (const scenario::CaseEvent& event : of.chronology) {
      for (const scenario::Knowledge& one : event.knew)
        expect_absent(one.saw, own, body);
      expect_absent(event.what, own, body);
    }
  }
  void expect_absent(const std::string& words, const std::string& own, const std::string& body) {
    if (words.empty() || own.find(words) != std::string::npos) return;
    EXPECT_THAT(body, Not(HasSubstr(words)));
    ++absent_;
  }

  /// The view is that of the library's own world of the session file, which has its leak test.
  void expect_view_of_the_world(const std::string& session, const scenario::Case& of,
                                const json& scene) {
    const SessionName name = *read_session_id(session);
    const std::string text = output::read_text(file_of(scratch_.path(), name));
    const replay::Session kept = replay::read_session(text, "", replay::case_of_sessions(of));
    if (!worlds_) worlds_ = std::make_unique<replay::TrainingWorlds>(of, played_->input, kept);
    const replay::ToldWorld told(*worlds_, worlds_->play(worlds_->turns_of(kept)));
    const auto view = told.view(kept.role, parse_date(scene["on"].get<std::string>()), {});
    ASSERT_EQ(scene["view"].size(), view.size());
    for (std::size_t i = 0; i < view.size(); ++i)
      EXPECT_EQ(scene["view"][i]["since"], to_string(view[i].item.since));
  }

  std::unique_ptr<const PlayedCase> played_;
  std::unique_ptr<const replay::TrainingWorlds> worlds_;
  int stops_ = 0;
  int absent_ = 0;
};

void Leaks::play(const std::string& of_case, const std::string& role, int path) {
  const std::string code = make_class({{"case", of_case}, {"hide_outcomes", true}, {"dice", path}});
  const std::string session =
      begin({{"case", of_case}, {"role", role}, {"class", code}, {"name", "seat"}});
  const scenario::Case& of = played_->of;
  const std::string ends = to_string(replay::training_ends(of, {}));
  worlds_.reset();
  Response response = get("/sessions/" + session + "/stop");
  json scene = json::parse(response.body);
  while (scene["state"] == "asked") {
    ++stops_;
    const std::string day = scene["on"];
    EXPECT_EQ(members(scene), members_of_a_stop);
    for (const json& item : scene["view"]) {
      EXPECT_EQ(members(item), members_of_an_item);
      EXPECT_LE(item["since"].get<std::string>(), day);
    }
    for (const std::string& date : dates_in(response.body, ends))
      EXPECT_LE(date, day) << response.body;
    expect_words_of_the_role(of, model::agency_at(*scenario::find_knower(role)), parse_date(day),
                             scene["view"].dump());
    expect_view_of_the_world(session, of, scene);
    if (HasFailure()) return;
    scene = decide(session, scene, pick(of_case + role + day, path));
    response = get("/sessions/" + session + "/stop");
    EXPECT_EQ(json::parse(response.body), scene);
  }
  EXPECT_EQ(members(scene), members_of_an_end);
  EXPECT_EQ(scene["hidden"], true);
  EXPECT_THAT(scene["end"].get<std::string>(), HasSubstr("kept for the class"));
  EXPECT_TRUE(dates_in(response.body, "").empty()) << response.body;
}

TEST_F(Leaks, AreInNoResponse) {
  for (const char* name : {"two-bruises", "a-bruise-at-school", "child-p"}) {
    const auto of = find_case(settings_.folders.scenarios, name);
    if (of == nullptr) continue;
    played_ = prepare_case(settings_.folders.scenarios, *of, small_authority);
    for (const auto& one : json::parse(cases_json(settings_.folders.scenarios))) {
      if (one["case"] != name) continue;
      for (const auto& role : one["roles"])
        for (int path = 0; path < 3 && !HasFailure(); ++path)
          play(name, role["role"], path);
    }
  }
  EXPECT_GT(stops_, 40);
  EXPECT_GT(absent_, 500);
}

}  // namespace
}  // namespace sightline::apps::serve
