// SPDX-License-Identifier: Apache-2.0
// Who is rescued and newly missed: the difference is theirs exactly, and without waiting nobody is
// reached through other people.
#include <algorithm>
#include <cstdio>

#include <gtest/gtest.h>

#include <sightline/experiment/record.hpp>

#include "replications.hpp"

namespace sightline::model::testing {
namespace {

using experiment::Change;
using experiment::ChangedChild;
using experiment::Route;

constexpr std::uint32_t children = 16'000;
constexpr std::uint64_t replications = 3;

/// A study of the parameters as they are and with the changes of Practice from the second quarter
/// on.
scenario::Study study_of(const Parameters& parameters,
                         const std::vector<workforce::PracticeChange>& changes) {
  scenario::Study study;
  study.seed = usual_seed;
  study.traced_replications = replications;
  study.arms.resize(2);
  study.arms[0].input = input_of(parameters, children, 90, 900);
  study.arms[1].input = study.arms[0].input;
  study.arms[1].input.reforms = {{.key = 1,
                                  .from = start_of_day(90),
                                  .full_after = Duration(),
                                  .compliance = Probability(1.0),
                                  .changes = changes}};
  study.period = study.arms[0].input.period;
  return study;
}

/// Every replication of the study; checks that differences are those of the children.
std::vector<ChangedChild> changed_in(const scenario::Study& study) {
  const Calendar calendar = calendar_of(study.period);
  const auto missed = static_cast<std::size_t>(outcomes::Measure::missed);
  std::vector<ChangedChild> all;
  for (std::uint64_t i = 0; i < replications; ++i) {
    const experiment::ReplicationRecord record =
        experiment::run_replication(study, calendar, i, experiment::model_replicate());
    const experiment::ArmRecord& arm = record.arms[1];
    EXPECT_EQ(static_cast<double>(arm.rescued) - static_cast<double>(arm.newly_missed),
              record.arms[0].sums[missed] - arm.sums[missed]);
    EXPECT_TRUE(arm.is_traced);
    all.insert(all.end(), arm.changed.begin(), arm.changed.end());
  }
  return all;
}

std::ptrdiff_t count(const std::vector<ChangedChild>& changed, Change change, Route route) {
  const std::ptrdiff_t n = std::count_if(
      changed.begin(), changed.end(),
      [&](const ChangedChild& one) { return one.change == change && one.route == route; });
  std::printf("%s %s %td\n", std::string(name_of(change)).c_str(),
              std::string(name_of(route)).c_str(), n);
  return n;
}

std::vector<workforce::PracticeChange> complete_examinations() {
  return {set_practice("examination.complete.hospital", 1.0),
          set_practice("examination.complete.paediatrics", 1.0),
          set_practice("examination.complete.general_practice", 1.0),
          set_practice("threshold.refer", -2.0)};
}

// Nobody waits, all professionals judge alike, and nobody takes fright.
TEST(WinnersAndLosers, WithoutWaitingNobodyIsReachedThroughOthers) {
  const Parameters p = with(Parameters{}, {{"workforce.staffing.unlimited", 1.0},
                                           {"workforce.differences", 0.0},
                                           {"practice.supervision.interval", 0.0},
                                           {"oversight.alarm.half_life", 0.0},
                                           {"practice.caseload.cap", 1000.0}});
  const std::vector<ChangedChild> changed = changed_in(study_of(p, complete_examinations()));
  EXPECT_GT(count(changed, Change::rescued, Route::direct), 5);
  EXPECT_EQ(count(changed, Change::newly_missed, Route::through_others), 0);
  EXPECT_EQ(count(changed, Change::rescued, Route::through_others), 0);
}

TEST(WinnersAndLosers, WithWaitingSomeAre) {
  const std::vector<ChangedChild> changed =
      changed_in(study_of(Parameters{}, complete_examinations()));
  EXPECT_GT(count(changed, Change::rescued, Route::direct), 0);
  EXPECT_GT(count(changed, Change::newly_missed, Route::through_others), 0);
}

// Posts are nobody's case: whom their loss reaches, it reaches through those who are left.
TEST(WinnersAndLosers, LostPostsReachEverybodyThroughOthers) {
  const std::vector<ChangedChild> changed =
      changed_in(study_of(Parameters{}, {set_practice("posts.social_care", 0.6)}));
  EXPECT_GT(count(changed, Change::newly_missed, Route::through_others), 0);
  EXPECT_EQ(count(changed, Change::newly_missed, Route::direct), 0);
  EXPECT_EQ(count(changed, Change::rescued, Route::direct), 0);
  const bool has_shift = std::any_of(changed.begin(), changed.end(), [](const ChangedChild& one) {
    return one.shift && one.shift->agency == Agency::social_care;
  });
  EXPECT_TRUE(has_shift);
}

}  // namespace
}  // namespace sightline::model::testing
