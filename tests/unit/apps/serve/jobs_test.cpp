// SPDX-License-Identifier: Apache-2.0
#include "apps/serve/jobs.hpp"

#include <future>
#include <thread>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "apps/serve/limits.hpp"
#include "form_example.hpp"

namespace sightline::apps::serve {
namespace {

std::string state_of(const Job& job) {
  return nlohmann::json::parse(job.json())["state"];
}

/// Jobs that run until the test lets them end, or somebody cancels them.
class JobsOnHold : public testing::Test {
 protected:
  void run(Job& job) {
    job.start("study", 1);
    while (!is_released_ && !job.cancelled())
      std::this_thread::yield();
    job.end(job.cancelled() ? JobState::cancelled : JobState::done, "");
  }
  static void wait_for(const Job& job, const std::string& state) {
    while (state_of(job) != state)
      std::this_thread::yield();
  }

  std::atomic<bool> is_released_{false};
  Jobs jobs_{[this](Job& job) { run(job); }};
};

TEST_F(JobsOnHold, RunOneAtATimeInTheirOrder) {
  const auto first = jobs_.submit(example_form());
  const auto second = jobs_.submit(example_form());
  wait_for(*first, "running");
  EXPECT_EQ(state_of(*second), "queued");
  is_released_ = true;
  wait_for(*second, "done");
  EXPECT_EQ(state_of(*first), "done");
}

TEST_F(JobsOnHold, RefuseWhatIsTooMuch) {
  const auto running = jobs_.submit(example_form());
  wait_for(*running, "running");
  for (std::size_t i = 0; i < most_queued_jobs; ++i)
    EXPECT_NE(jobs_.submit(example_form()), nullptr);
  EXPECT_EQ(jobs_.submit(example_form()), nullptr);
}

TEST_F(JobsOnHold, AreCancelledWhetherTheyRunOrWait) {
  const auto running = jobs_.submit(example_form());
  const auto waiting = jobs_.submit(example_form());
  wait_for(*running, "running");
  jobs_.cancel(*waiting);
  EXPECT_EQ(state_of(*waiting), "cancelled");
  jobs_.cancel(*running);
  wait_for(*running, "cancelled");
}

TEST_F(JobsOnHold, AreFoundByTheirId) {
  const auto job = jobs_.submit(example_form());
  EXPECT_EQ(jobs_.find(job->id()), job);
  EXPECT_EQ(jobs_.find("7"), nullptr);
  EXPECT_EQ(jobs_.find("../1"), nullptr);
}

TEST_F(JobsOnHold, TakeNoMoreOnceStopped) {
  const auto running = jobs_.submit(example_form());
  const auto waiting = jobs_.submit(example_form());
  jobs_.stop();
  wait_for(*running, "cancelled");
  wait_for(*waiting, "cancelled");
  EXPECT_EQ(jobs_.submit(example_form()), nullptr);
}

TEST_F(JobsOnHold, AreForgottenWhenTheyAreManyAndOver) {
  is_released_ = true;
  const auto first = jobs_.submit(example_form());
  for (std::size_t i = 0; i < most_ended_jobs; ++i) {
    const auto job = jobs_.submit(example_form());
    ASSERT_NE(job, nullptr);
    wait_for(*job, "done");
  }
  EXPECT_EQ(jobs_.find(first->id()), nullptr);
  EXPECT_EQ(jobs_.all().size(), most_ended_jobs);
}

TEST(JobEvents, AreToldFromWhereOneLeftOff) {
  Job job("1", example_form());
  job.start("study", 3);
  job.tell_look(R"({"replications":1})");
  job.tell_look(R"({"replications":2})");
  job.end(JobState::done, "", "abc");
  ASSERT_EQ(job.events_after(0).size(), 4U);
  const auto rest = job.events_after(2);
  ASSERT_EQ(rest.size(), 2U);
  EXPECT_EQ(rest[0].number, 3U);
  EXPECT_EQ(rest[0].json, R"({"replications":2})");
  EXPECT_EQ(rest[1].name, "state");
  EXPECT_TRUE(job.events_after(4).empty());
  EXPECT_TRUE(job.events_after(999).empty());
}

}  // namespace
}  // namespace sightline::apps::serve
