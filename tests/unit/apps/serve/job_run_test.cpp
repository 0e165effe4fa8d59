// SPDX-License-Identifier: Apache-2.0
#include "apps/serve/job_run.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sightline/experiment/runner.hpp>

#include "apps/serve/finished_studies.hpp"
#include "form_example.hpp"
#include "tests/unit/analysis/experiment/example_study.hpp"
#include "tests/unit/sim/output/scratch_folder.hpp"

namespace sightline::apps::serve {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

/// A stand-in for the model, with a child more in the second arm so that it knows them apart.
model::ReplicationResult stand_in(const model::Input& input, const Calendar&, std::uint64_t,
                                  std::uint64_t replication) {
  model::Input named = input;
  const bool is_first = input.reforms.size() < 2;  // one is under way in the baseline
  named.children = is_first ? experiment::first_children : experiment::second_children;
  return experiment::example_result(named, replication);
}

class JobRun : public testing::Test {
 protected:
  [[nodiscard]] std::vector<JobEvent> run(Job& job) const {
    run_job(job, settings_);
    return job.events_after(0);
  }

  output::ScratchFolder scratch_;
  RunSettings settings_{folders_with(scratch_.path()), 2, "sightline serve", stand_in};
};

TEST_F(JobRun, LooksAtEveryReplicationAndWritesTheResults) {
  Job job("1", example_form());
  const auto events = run(job);
  ASSERT_EQ(events.size(), 5U);
  EXPECT_EQ(json::parse(events[0].json)["state"], "running");
  for (std::size_t i = 1; i <= 3; ++i) {
    EXPECT_EQ(events[i].name, "look");
    EXPECT_EQ(json::parse(events[i].json)["replications"], i);
  }
  const json end = json::parse(events[4].json);
  EXPECT_EQ(end["state"], "done");
  EXPECT_EQ(end["study"], "two-reforms");
  const json summary = json::parse(summary_json(scratch_.path() / "two-reforms", "two-reforms"));
  EXPECT_EQ(summary["digest"], end["digest"]);
  EXPECT_EQ(summary["replications"], 3);
  EXPECT_EQ(summary["stopping"], "");
  EXPECT_EQ(summary["arms"][1]["reforms"], json({"R10"}));
  EXPECT_NEAR(summary["arms"][1]["differences"]["missed_case_rate"]["mean"], -0.1, 1e-12);
  EXPECT_EQ(summary["arms"][1]["newly_missed"], 1.0);
  EXPECT_THAT(summary["arms"][1]["sentence"].get<std::string>(),
              HasSubstr("Complete examination: 10"));
  EXPECT_THAT(summary["arms"][1]["sentence"].get<std::string>(), HasSubstr("false enquiries"));
}

TEST_F(JobRun, TellsTheSameLooksAgain) {
  Job first("1", example_form());
  Job again("2", example_form());
  const auto events = run(first);
  const auto from_the_folder = run(again);
  ASSERT_EQ(events.size(), from_the_folder.size());
  for (std::size_t i = 1; i <= 3; ++i)
    EXPECT_EQ(events[i].json, from_the_folder[i].json);
}

TEST_F(JobRun, StopsWhenTheDifferenceIsKnownWellEnough) {
  Job job("1", read_form(precise_json().dump()));
  EXPECT_EQ(json::parse(job.json())["precision"]["half_width"], 0.02);
  const auto events = run(job);
  const json look = json::parse(events[events.size() - 2].json);
  // The stand-in's difference is the same in every replication: the first look is enough.
  EXPECT_EQ(events[events.size() - 2].name, "look");
  EXPECT_EQ(look["replications"], 32);
  const json summary = json::parse(summary_json(scratch_.path() / "two-reforms", "two-reforms"));
  EXPECT_EQ(summary["replications"], 32);
  EXPECT_THAT(summary["stopping"].get<std::string>(),
              HasSubstr("Precise enough after 32 replications: missed_case_rate of "
                        "complete-examination against as-is is -0.1 +-"));
}

TEST_F(JobRun, LeavesWhatItHasWhenCancelled) {
  Job job("1", example_form());
  job.cancel();
  const json end = json::parse(run(job).back().json);
  EXPECT_EQ(end["state"], "cancelled");
  EXPECT_THAT(end["text"].get<std::string>(), HasSubstr("0 replications are saved"));
  EXPECT_TRUE(std::filesystem::exists(scratch_.path() / "two-reforms/study.yaml"));
}

TEST_F(JobRun, SaysWhyItFailed) {
  StudyForm form = example_form();
  form.arms[1].reforms = {"R99"};
  Job job("1", form);
  const json end = json::parse(run(job).back().json);
  EXPECT_EQ(end["state"], "failed");
  EXPECT_THAT(end["text"].get<std::string>(), HasSubstr("`R99` is not a known reform"));
}

}  // namespace
}  // namespace sightline::apps::serve
