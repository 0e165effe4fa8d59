// SPDX-License-Identifier: Apache-2.0
#include "apps/serve/routes.hpp"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sightline/output/file.hpp>

#include "form_example.hpp"
#include "tests/unit/sim/output/scratch_folder.hpp"

namespace sightline::apps::serve {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

class RoutesOfAnEmptyFolder : public testing::Test {
 protected:
  [[nodiscard]] Response ask(Method method, const std::string& target,
                             const std::string& body = "") const {
    Request request;
    request.method = method;
    EXPECT_TRUE(take_target(target, request));
    request.body = body;
    Reply reply = routes_.reply(request);
    if (auto* work = std::get_if<Work>(&reply)) return (*work)();
    return std::get<Response>(std::move(reply));
  }
  [[nodiscard]] Response get(const std::string& target) const { return ask(Method::get, target); }

  output::ScratchFolder scratch_;
  Jobs jobs_{[](Job& job) { job.end(JobState::done, ""); }};
  Routes routes_{folders_with(scratch_.path()), jobs_};
};

TEST_F(RoutesOfAnEmptyFolder, GiveTheCatalogue) {
  const json all = json::parse(get("/api/catalogue").body);
  const auto reform = std::find_if(all["reforms"].begin(), all["reforms"].end(),
                                   [](const json& one) { return one["reform"] == "R01"; });
  ASSERT_NE(reform, all["reforms"].end());
  EXPECT_EQ((*reform)["evidence"], "D");
  for (const char* member : {"title", "description", "source", "cost", "harm"})
    EXPECT_FALSE((*reform)[member].get<std::string>().empty()) << member;
  EXPECT_GT(all["parameters"].size(), 400U);
  EXPECT_FALSE(all["outcomes"].empty());
  const json& baselines = all["baselines"];
  ASSERT_EQ(baselines[0]["baseline"], "england-2008");
  EXPECT_TRUE(baselines[0]["values"].empty());   // it gives every declared default
  EXPECT_FALSE(baselines[1]["values"].empty());  // england-2018 differs
}

TEST_F(RoutesOfAnEmptyFolder, TellMistakesAsJsonWithTheirPlaces) {
  json form = example_json();
  form["arms"][1]["reforms"] = {"R100"};
  const Response response = ask(Method::post, "/api/studies/validate", form.dump());
  EXPECT_EQ(response.status, 200U);
  const json mistake = json::parse(response.body)["mistakes"].at(0);
  EXPECT_THAT(mistake["text"].get<std::string>(), HasSubstr("Did you mean `R10`?"));
  EXPECT_EQ(mistake["key"], "arms[2].reforms[1]");
  EXPECT_EQ(mistake["line"], 10);
  EXPECT_EQ(ask(Method::post, "/api/jobs", form.dump()).status, 422U);
  EXPECT_TRUE(json::parse(get("/api/jobs").body).empty());
}

TEST_F(RoutesOfAnEmptyFolder, GiveTheTextOfAStudyWithoutMistakes) {
  const json all =
      json::parse(ask(Method::post, "/api/studies/validate", example_json().dump()).body);
  EXPECT_TRUE(all["mistakes"].empty());
  EXPECT_THAT(all["study"].get<std::string>(), HasSubstr("study: \"two-reforms\""));
}

TEST_F(RoutesOfAnEmptyFolder, TakeAJobAndTellOfIt) {
  const Response taken = ask(Method::post, "/api/jobs", example_json().dump());
  EXPECT_EQ(taken.status, 202U);
  const std::string id = json::parse(taken.body)["job"];
  EXPECT_EQ(json::parse(get("/api/jobs/" + id).body)["name"], "Two reforms");
  Request request;
  ASSERT_TRUE(take_target("/api/jobs/" + id + "/events", request));
  request.last_event_id = "3";
  const Reply reply = routes_.reply(request);
  EXPECT_EQ(std::get<Watching>(reply).after, 3U);
  EXPECT_EQ(std::get<Watching>(reply).job->id(), id);
}

TEST_F(RoutesOfAnEmptyFolder, FindStudiesOnlyByLookingThemUp) {
  output::ensure_writable_folder(scratch_.path() / "one" / "parts", "");
  output::write_text(scratch_.path() / "one" / "report.html", "<p>");
  output::ensure_writable_folder(scratch_.path() / "no study", "");
  output::ensure_writable_folder(scratch_.path() / "a <b>" / "parts", "");
  const json list = json::parse(get("/api/studies").body);
  ASSERT_EQ(list.size(), 2U);
  EXPECT_EQ(list[1]["id"], "one");
  EXPECT_EQ(list[1]["is_finished"], false);
  EXPECT_THAT(list[0]["id"].get<std::string>(), testing::MatchesRegex("folder-[0-9a-f]{16}"));
  EXPECT_EQ(get("/studies/one/report").body, "<p>");
  EXPECT_EQ(get("/studies/one/report").content, Content::report);
  EXPECT_EQ(get("/studies/two/report").status, 404U);
}

TEST_F(RoutesOfAnEmptyFolder, TellASweepFromAStudyOfArms) {
  output::ensure_writable_folder(scratch_.path() / "arms", "");
  output::write_text(scratch_.path() / "arms" / "manifest.json", R"({"study": "arms"})");
  output::ensure_writable_folder(scratch_.path() / "grid", "");
  output::write_text(scratch_.path() / "grid" / "manifest.json",
                     R"({"study": "grid", "design": {"method": "grid"}})");
  const json list = json::parse(get("/api/studies").body);
  ASSERT_EQ(list.size(), 2U);
  EXPECT_EQ(list[0]["is_sweep"], false);
  EXPECT_EQ(list[1]["is_sweep"], true);
}

TEST_F(RoutesOfAnEmptyFolder, KnowNoPaths) {
  output::write_text(scratch_.path() / "secret.txt", "secret");
  for (const char* target :
       {"/../secret.txt", "/studies/../report", "/studies/..%2f/report", "/api/studies/./summary",
        "/api/studies/%2e%2e/summary", "/secret.txt", "/etc/passwd", "//etc/passwd", "/assets/",
        "/workbench.js/..", "/api", "/api/", "/api/catalogue/x", "/api/jobs/1/events/x"}) {
    EXPECT_EQ(get(target).status, 404U) << target;
  }
}

TEST_F(RoutesOfAnEmptyFolder, RefuseWhatCannotBeDone) {
  EXPECT_EQ(ask(Method::post, "/api/catalogue").status, 405U);
  EXPECT_EQ(ask(Method::remove, "/api/jobs").status, 405U);
  EXPECT_EQ(ask(Method::remove, "/api/studies").status, 405U);
  EXPECT_EQ(ask(Method::post, "/").status, 405U);
  EXPECT_EQ(get("/api/jobs/17").status, 404U);
}

TEST_F(RoutesOfAnEmptyFolder, SayWhichNumberIsNone) {
  const Response response = get("/api/studies/one/case?child=-1");
  EXPECT_EQ(response.status, 422U);
  EXPECT_THAT(response.body, HasSubstr("is not a whole number"));
}

TEST_F(RoutesOfAnEmptyFolder, ServeThePage) {
  EXPECT_EQ(get("/").status, 200U);
  EXPECT_EQ(get("/").type, "text/html; charset=utf-8");
  EXPECT_THAT(get("/").body, HasSubstr("src=\"/workbench.js\""));
  EXPECT_EQ(get("/workbench.js").type, "text/javascript; charset=utf-8");
  EXPECT_EQ(get("/workbench.css").type, "text/css; charset=utf-8");
}

}  // namespace
}  // namespace sightline::apps::serve
