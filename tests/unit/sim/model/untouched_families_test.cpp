// SPDX-License-Identifier: Apache-2.0
#include "sim/model/untouched_families.hpp"

#include <algorithm>
#include <numeric>

#include <gtest/gtest.h>

#include "replications.hpp"

namespace sightline::model::testing {
namespace {

constexpr std::uint32_t children = 8'000;
constexpr std::uint32_t few_children = 700;  // of whom each may be untouched
constexpr std::uint64_t replication = 2;

Input as_is(std::uint32_t size = children) {
  return input_of(Parameters{}, size, 30, 200);
}

/// Doctors examine completely and come to conferences; nobody gains posts or is supervised
/// otherwise.
Input reformed(std::uint32_t size = children) {
  Input input = as_is(size);
  input.reforms = {{.key = 1,
                    .from = start_of_day(30),
                    .full_after = days(60),
                    .compliance = Probability(0.9),
                    .changes = {set_practice("conference.attendance.paediatrics", 1.0),
                                set_practice("examination.complete.hospital", 1.0),
                                set_practice("threshold.section47_enquiry", -2.0)}}};
  return input;
}

ReplicationResult run_with(const Input& input, const Untouched* untouched, Watch watch = {}) {
  return run_replication(input, calendar_of(input.period), usual_seed, replication, nullptr, watch,
                         untouched);
}

std::vector<ChildId> everybody() {
  std::vector<ChildId> all;
  for (std::size_t i = 0; i < children_of(as_is(few_children), replication).size(); ++i)
    all.emplace_back(i);
  return all;
}

void expect_same(const ReplicationResult& a, const ReplicationResult& b) {
  EXPECT_EQ(a.missed_children, b.missed_children);
  for (std::size_t measure = 0; measure < outcomes::measure_count; ++measure)
    EXPECT_EQ(a.tallies.total(measure), b.tallies.total(measure))
        << outcomes::measures()[measure].name;
}

TEST(UntouchedFamilies, NobodyIsTheReform) {
  const Input before = as_is();
  const Untouched nobody{{}, &before};
  expect_same(run_with(reformed(), &nobody), run_with(reformed(), nullptr));
}

TEST(UntouchedFamilies, EverybodyIsAsBefore) {
  const Input before = as_is(few_children);
  const Input after = reformed(few_children);
  const Untouched all{everybody(), &before};
  expect_same(run_with(after, &all), run_with(before, nullptr));
  EXPECT_NE(run_with(after, nullptr).events, run_with(before, nullptr).events);
}

TEST(UntouchedFamilies, FollowTheDatesOfTheOtherInput) {
  const Input after = reformed(few_children);
  const Untouched all{everybody(), &after};
  expect_same(run_with(as_is(few_children), &all), run_with(after, nullptr));
}

TEST(UntouchedFamilies, ChangeNothingIfTheyAreDealtWithAsEverybodyElse) {
  const Input input = reformed();
  const Untouched some{{ChildId(0), ChildId(100), ChildId(500)}, &input};
  expect_same(run_with(input, &some), run_with(input, nullptr));
}

TEST(Trace, HoldsTheFamiliesAskedForAndNoOther) {
  const Input input = as_is();
  std::vector<Happening> whole;
  std::vector<FamilyId> families;
  static_cast<void>(run_with(input, nullptr, {.trace = &whole, .families = &families}));
  ASSERT_EQ(whole.size(), families.size());
  const auto found = std::find_if(whole.begin(), whole.end(), [](const Happening& happening) {
    return happening.kind == HappeningKind::referral;
  });
  ASSERT_NE(found, whole.end());
  const FamilyId family = families[static_cast<std::size_t>(found - whole.begin())];
  const std::vector<ChildId> wanted{found->child};
  std::vector<Happening> part;
  static_cast<void>(run_with(input, nullptr, {.trace = &part, .traced = &wanted}));
  std::vector<Happening> expected;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (families[i] == family) expected.push_back(whole[i]);
  }
  EXPECT_LT(part.size(), whole.size() / 100);
  EXPECT_TRUE(std::equal(part.begin(), part.end(), expected.begin(), expected.end(), same));
}

}  // namespace
}  // namespace sightline::model::testing
