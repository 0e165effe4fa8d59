// SPDX-License-Identifier: Apache-2.0
#include "apps/serve/training_routes.hpp"

#include <gmock/gmock.h>

#include <sightline/output/file.hpp>

#include "apps/serve/limits.hpp"
#include "training_desk.hpp"

namespace sightline::apps::serve {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

const json alone = {{"case", "two-bruises"}, {"role", "health_visiting"}, {"name", "seat-1"}};
const std::string seat = "/sessions/two-bruises.seat-1";

class Training : public TrainingDesk {
 protected:
  [[nodiscard]] std::filesystem::path file() const {
    return scratch_.path() / "sessions" / "two-bruises" / "seat-1.session";
  }
  [[nodiscard]] replay::Session kept(const std::filesystem::path& path) const {
    const auto of = find_case(settings_.folders.scenarios, "two-bruises");
    return replay::read_session(output::read_text(path), path.string(),
                                replay::case_of_sessions(*of));
  }
};

TEST_F(Training, ListsCasesWithTheirNotesAndSeats) {
  const json cases = read("/cases");
  const auto found = std::find_if(cases.begin(), cases.end(),
                                  [](const json& one) { return one["case"] == "two-bruises"; });
  ASSERT_NE(found, cases.end());
  EXPECT_THAT((*found)["content_note"].get<std::string>(), HasSubstr("injuries to a small child"));
  EXPECT_EQ((*found)["first_decision"], "2007-06-18");
  EXPECT_FALSE((*found)["roles"].empty());
  for (const json& option : (*found)["options"])
    EXPECT_FALSE(option["label"].get<std::string>().empty()) << option;
}

TEST_F(Training, ShowsTheNoteFirstAndNothingOfTheCase) {
  ASSERT_EQ(begin(alone), "two-bruises.seat-1");
  const json opening = read(seat);
  EXPECT_EQ(opening["decided"], 0);
  const std::string body = get(seat).body;
  EXPECT_TRUE(body.starts_with("{\"content_note\":")) << body;
  EXPECT_THAT(body, Not(HasSubstr("bruises on the arm")));
  EXPECT_THAT(body, Not(HasSubstr("question")));
}

TEST_F(Training, TellsTheRoleWhatItKnowsAndKeepsItsAnswer) {
  static_cast<void>(begin(alone));
  const json scene = read(seat + "/stop");
  EXPECT_EQ(scene["on"], "2007-06-18");
  EXPECT_THAT(scene["view"].dump(), HasSubstr("Two fading bruises"));
  EXPECT_EQ(scene["view"][0]["new"], true);
  EXPECT_EQ(scene["kept"], json());
  static_cast<void>(decide("two-bruises.seat-1", scene, 1));
  const replay::Session session = kept(file());
  ASSERT_EQ(session.answers.size(), 1U);
  EXPECT_EQ(session.answers[0].choice.option, "phone");
  EXPECT_EQ(session.answers[0].percent, 40);
  EXPECT_EQ(session.children, small_authority);
  EXPECT_FALSE(session.world.empty());
}

TEST_F(Training, GoesOnFromWhatATerminalWrote) {
  static_cast<void>(begin(alone));
  static_cast<void>(read(seat + "/stop"));
  replay::Session session = kept(file());
  session.answers.push_back({{parse_date("2007-06-18"), "D01", "wait"}, "the clinic is near", {}});
  output::write_text(file(), replay::session_text(session));
  const json scene = read(seat + "/stop");
  EXPECT_EQ(scene["kept"]["option"], "wait");
  EXPECT_EQ(scene["kept"]["reason"], "the clinic is near");
  static_cast<void>(decide("two-bruises.seat-1", scene, 0));  // thought better of it
  ASSERT_EQ(kept(file()).answers.size(), 1U);
  EXPECT_EQ(kept(file()).answers[0].choice.option, "refer");
}

TEST_F(Training, IsTheSameAsAtTheTerminal) {
  static_cast<void>(begin(alone));
  static_cast<void>(play("two-bruises.seat-1", 0));
  const replay::Session in_page = kept(file());
  const auto of = find_case(settings_.folders.scenarios, "two-bruises");
  const auto played = prepare_case(settings_.folders.scenarios, *of, small_authority);
  replay::Session fresh = in_page;
  fresh.answers.clear();
  fresh.world.clear();
  replay::Training terminal(played->of, played->input, fresh);
  for (const char* line : {"yes", "1", "what I know points that way", "40"})
    static_cast<void>(terminal.answer(line));
  while (terminal.state() != replay::Training::State::over)
    for (const char* line : {"1", "what I know points that way", "40"})
      static_cast<void>(terminal.answer(line));
  EXPECT_EQ(replay::session_text(terminal.session()), replay::session_text(in_page));
}

TEST_F(Training, RefusesAnswersThatAreNot) {
  static_cast<void>(begin(alone));
  const json right = {{"on", "2007-06-18"},
                      {"at", "D01"},
                      {"option", "refer"},
                      {"reason", "a reason"},
                      {"probability", 40}};
  const std::string before = output::read_text(file());
  const auto refused = [&](const char* key, const json& value) {
    json form = right;
    form[key] = value;
    const Response response = post(seat + "/answers", form);
    EXPECT_EQ(response.status, 422U) << form;
    return json::parse(response.body)["mistakes"].dump();
  };
  EXPECT_THAT(refused("option", "phone_home"), HasSubstr("choose one of the options"));
  EXPECT_THAT(refused("reason", "  "), HasSubstr("give a reason"));
  EXPECT_THAT(refused("reason", "two\nlines"), HasSubstr("give a reason"));
  EXPECT_THAT(refused("probability", 101), HasSubstr("from 0 to 100"));
  EXPECT_THAT(refused("probability", "40"), HasSubstr("from 0 to 100"));
  EXPECT_THAT(refused("on", "2007-06-19"), HasSubstr("has gone on since"));
  EXPECT_EQ(output::read_text(file()), before);
  EXPECT_EQ(post(seat + "/answers", right).status, 200U);
  EXPECT_EQ(post(seat + "/answers", right).status, 422U) << "answered twice";
  EXPECT_EQ(kept(file()).answers.size(), 1U);
}

TEST_F(Training, TakesAReasonThatATerminalWouldTakeForALeave) {
  static_cast<void>(begin(alone));
  const Response response = post(seat + "/answers", {{"on", "2007-06-18"},
                                                     {"at", "D01"},
                                                     {"option", "refer"},
                                                     {"reason", "q"},
                                                     {"probability", 0}});
  EXPECT_EQ(response.status, 200U) << response.body;
  EXPECT_EQ(kept(file()).answers.at(0).reason, "q");
}

TEST_F(Training, KnowsSessionsByNamesOnly) {
  output::write_text(scratch_.path() / "secret.session", "secret");
  for (const char* id : {"..", "two-bruises", "two-bruises.nobody", "two-bruises...secret",
                         "..%2f..%2fsecret", "two-bruises.%2e%2e.secret", "a.b.c.d", "x.secret",
                         "two-bruises.Seat-1", "two-bruises.seat%001"}) {
    Request ignored;
    if (!take_target(std::string("/") + id, ignored)) continue;
    for (const char* what : {"", "/stop", "/debrief"})
      EXPECT_EQ(get(std::string("/sessions/") + id + what).status, 404U) << id << what;
  }
  EXPECT_EQ(get(seat + "/secrets").status, 404U);
  EXPECT_EQ(get("/sessions").status, 405U);
  EXPECT_EQ(post(seat + "/stop", {}).status, 405U);
  EXPECT_EQ(get("/classes/..%2fx").status, 404U);
}

TEST_F(Training, BeginsNoSessionThatCannotBe) {
  const auto refused = [&](const char* key, const json& value) {
    json form = alone;
    form[key] = value;
    const Response response = post("/sessions", form);
    EXPECT_EQ(response.status, 422U) << form;
    return json::parse(response.body)["mistakes"].dump();
  };
  EXPECT_THAT(refused("case", "three-bruises"), HasSubstr("no such case"));
  EXPECT_THAT(refused("case", "../two-bruises"), HasSubstr("is not a name"));
  EXPECT_THAT(refused("role", "child"), HasSubstr("no role that can be played"));
  EXPECT_THAT(refused("name", "../../x"), HasSubstr("make a name"));
  EXPECT_THAT(refused("name", "Anna"), HasSubstr("make a name"));
  EXPECT_THAT(refused("class", "amber-otter-27"), HasSubstr("no class of that code"));
  static_cast<void>(begin(alone));
  EXPECT_THAT(refused("name", "seat-1"), HasSubstr("there is a session of that name"));
}

TEST_F(Training, MakesANameWhereNoneIsGiven) {
  json form = alone;
  form.erase("name");
  const std::string id = begin(form);
  EXPECT_THAT(id, testing::MatchesRegex("two-bruises\\.[a-z]+-[a-z]+-[0-9]{2}"));
}

TEST_F(Training, KeepsTheWorldsOfAFewSessionsOnly) {
  TrainingRoom room(settings_);
  std::vector<SessionName> names;
  for (std::size_t i = 0; i < most_live_sessions + 2; ++i) {
    names.push_back(room.begin({"two-bruises", "health_visiting", "", "s" + std::to_string(i)}));
    EXPECT_TRUE(room.scene(names.back()));
  }
  EXPECT_EQ(room.live(), most_live_sessions);
  EXPECT_TRUE(room.scene(names.front()));  // played again from its file
  EXPECT_EQ(room.live(), most_live_sessions);
}

class ClassOfTwo : public Training {
 protected:
  void SetUp() override {
    code_ = make_class({{"case", "two-bruises"},
                        {"roles", {"health_visiting", "hospital"}},
                        {"hide_outcomes", true},
                        {"lock", {"phone"}},
                        {"release", "2007-08-31"},
                        {"dice", 3}});
  }
  [[nodiscard]] std::string join(const std::string& role, const std::string& name) const {
    return begin({{"case", "two-bruises"}, {"role", role}, {"class", code_}, {"name", name}});
  }
  std::string code_;
};

TEST_F(ClassOfTwo, IsAFileThatATerminalReads) {
  const auto of = find_case(settings_.folders.scenarios, "two-bruises");
  const std::string text = output::read_text(class_file(scratch_.path(), "two-bruises", code_));
  const replay::ClassRules rules =
      replay::read_class_rules(text, "class", replay::case_of_sessions(*of));
  EXPECT_TRUE(rules.hides_outcomes);
  EXPECT_EQ(rules.dice, 3U);
  EXPECT_EQ(rules.locked, std::vector<std::string>{"phone"});
  EXPECT_EQ(rules.release, parse_date("2007-08-31"));
  EXPECT_EQ(rules.roles.size(), 2U);
}

TEST_F(ClassOfTwo, PutsItsRulesIntoItsSessions) {
  const std::string id = join("health_visiting", "seat-1");
  EXPECT_EQ(id, "two-bruises." + code_ + ".seat-1");
  const json scene = read("/sessions/" + id + "/stop");
  EXPECT_THAT(scene["offers"].dump(), Not(HasSubstr("phone")));
  EXPECT_THAT(scene["probability_question"].get<std::string>(), HasSubstr("2007-08-31"));
  EXPECT_EQ(kept(file_of(scratch_.path(), *read_session_id(id))).dice, 3U);
  const Response refused = post(
      "/sessions",
      {{"case", "two-bruises"}, {"role", "social_care"}, {"class", code_}, {"name", "seat-2"}});
  EXPECT_THAT(refused.body, HasSubstr("not played in this class"));
}

TEST_F(ClassOfTwo, SaysHowFarItsSessionsAre) {
  const std::string one = join("health_visiting", "seat-1");
  static_cast<void>(join("hospital", "seat-2"));
  static_cast<void>(decide(one, read("/sessions/" + one + "/stop"), 0));
  output::write_text(file_of(scratch_.path(), {"two-bruises", code_, "seat-3"}), "kind: nothing\n");
  const json of = read("/classes/" + code_);
  ASSERT_EQ(of["sessions"].size(), 3U);
  EXPECT_EQ(of["sessions"][0]["decided"], 1);
  EXPECT_EQ(of["sessions"][0]["last_on"], "2007-06-18");
  EXPECT_EQ(of["sessions"][1]["decided"], 0);
  EXPECT_EQ(of["sessions"][1]["role"], "hospital");
  EXPECT_THAT(of["sessions"][2]["mistake"].get<std::string>(), HasSubstr("kind"));
  EXPECT_EQ(read("/classes")[0]["code"], code_);
}

TEST_F(ClassOfTwo, LooksBackTogetherWithoutTheEnd) {
  const std::string one = join("health_visiting", "seat-1");
  const std::string two = join("hospital", "seat-2");
  EXPECT_EQ(get("/classes/" + code_ + "/debrief").status, 422U) << "nothing decided yet";
  EXPECT_EQ(get("/sessions/" + one + "/debrief").status, 409U) << "it goes on";
  const json end = play(one, 0);
  EXPECT_EQ(end["hidden"], true);
  EXPECT_EQ(end["end"], "The session ends here. How the story goes on is kept for the class.");
  static_cast<void>(play(two, 0));
  const json mine = look_back("/sessions/" + one + "/debrief?futures=4");
  const json all = look_back("/classes/" + code_ + "/debrief?futures=4");
  ASSERT_EQ(all["sessions"].size(), 2U);
  EXPECT_EQ(all["sessions"][0], mine["sessions"][0]);
  for (const json& session : all["sessions"]) {
    EXPECT_EQ(session["end"], json());
    EXPECT_TRUE(session["happened"].empty());
    EXPECT_EQ(session["finished"], true);
  }
  EXPECT_THROW(static_cast<void>(get("/sessions/" + one + "/debrief?futures=0")), InputError);
}

TEST_F(ClassOfTwo, IsNotMadeOfWhatIsNot) {
  const json right = {{"case", "two-bruises"}};
  const auto refused = [&](const char* key, const json& value) {
    json form = right;
    form[key] = value;
    const Response response = post("/classes", form);
    EXPECT_EQ(response.status, 422U) << form;
    return json::parse(response.body)["mistakes"].dump();
  };
  EXPECT_THAT(refused("case", "nothing"), HasSubstr("no such case"));
  EXPECT_THAT(refused("roles", {"mother"}), HasSubstr("no role that can be played"));
  EXPECT_THAT(refused("roles", "hospital"), HasSubstr("not a list"));
  EXPECT_THAT(refused("lock", {"phon"}), HasSubstr("Did you mean `phone`?"));
  EXPECT_THAT(refused("lock", {"phone]\ndice: 4"}), HasSubstr("is not a name"));
  EXPECT_THAT(refused("release", "2007-13-01"), HasSubstr("is not a date"));
  EXPECT_THAT(refused("release", "2001-01-01"), HasSubstr("before the first decision"));
  EXPECT_THAT(refused("dice", -1), HasSubstr("is not a whole number"));
  EXPECT_THAT(refused("hide_outcomes", 1), HasSubstr("neither true nor false"));
  EXPECT_EQ(ask(Method::post, "/classes", "no json").status, 422U);
}

}  // namespace
}  // namespace sightline::apps::serve
