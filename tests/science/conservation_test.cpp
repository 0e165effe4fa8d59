// SPDX-License-Identifier: Apache-2.0
// What goes in comes out or is still there: messages, children, plans, files, working time.
#include <algorithm>
#include <cstdint>
#include <map>
#include <vector>

#include <gtest/gtest.h>

#include <sightline/model/household/household.hpp>

#include "replications.hpp"

namespace sightline::model::testing {
namespace {

using household::Residence;
using outcomes::Measure;

/// Where a child stands, by the trace alone.
struct Standing {
  Residence residence = Residence::home;
  bool has_open_case = false;
  bool has_plan = false;
  bool is_dead = false;
  ProfessionalId holder;
};

class Conservation : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    Parameters busy;  // as by default, with more harm so that every rule is used
    busy.household.adults.aggressive_parent = Probability(0.04);
    busy.workforce.turnover.rate = PerYear(1.0);
    input_ = new Input(input_of(busy, 5000, 365, 730));
    result_ =
        new ReplicationResult(run(*input_, 0, {.trace = &trace_, .post = &post_, .work = &work_}));
  }
  static void TearDownTestSuite() {
    delete input_;
    delete result_;
    trace_.clear();
  }

  [[nodiscard]] static double count(HappeningKind kind) {
    double n = 0.0;
    for (const Happening& h : trace_)
      n += h.kind == kind ? 1.0 : 0.0;
    return n;
  }
  [[nodiscard]] static double count_measured(HappeningKind kind) {
    double n = 0.0;
    for (const Happening& h : trace_)
      n += h.kind == kind && h.at >= input_->period.measured_from() ? 1.0 : 0.0;
    return n;
  }

  static inline Input* input_ = nullptr;
  static inline ReplicationResult* result_ = nullptr;
  static inline std::vector<Happening> trace_;
  static inline PostCount post_;
  static inline WorkCount work_;
};

TEST_F(Conservation, MessagesSentAreDeliveredLostOrInFlight) {
  EXPECT_GT(post_.sent, 500U);
  EXPECT_EQ(post_.sent, post_.delivered + post_.lost + post_.in_flight);
  EXPECT_EQ(static_cast<double>(post_.sent), count(HappeningKind::message_sent));
  EXPECT_EQ(static_cast<double>(post_.delivered), count(HappeningKind::message_delivered));
  EXPECT_EQ(static_cast<double>(post_.lost), count(HappeningKind::message_lost));
}

TEST_F(Conservation, TasksSubmittedAreDoneDroppedInHandOrWaiting) {
  EXPECT_GT(work_.done, 3000U);
  EXPECT_GT(work_.waiting, 0U);
  EXPECT_EQ(work_.submitted,
            work_.done + work_.dropped + work_.in_hand + work_.waiting + work_.laid_aside);
  EXPECT_EQ(static_cast<double>(work_.done), count(HappeningKind::work_done));
}

/// A post is left by somebody who sits in it, and filled when nobody does, but for the agency
/// worker whom a permanent one replaces; both are said.
TEST_F(Conservation, PostsLeftAreFilledOrVacant) {
  std::map<std::uint32_t, bool> is_filled;  // by post; filled at the start
  double vacant = 0.0;
  for (const Happening& h : trace_) {
    if (h.kind != HappeningKind::worker_left && h.kind != HappeningKind::post_filled) continue;
    bool& filled = is_filled.try_emplace(h.subject, true).first->second;
    const bool leaves = h.kind == HappeningKind::worker_left;
    ASSERT_EQ(filled, leaves) << "post " << h.subject << ", day " << h.at.day();
    filled = !leaves;
    vacant += leaves ? 1.0 : -1.0;
  }
  const double left = count(HappeningKind::worker_left);
  EXPECT_GT(left, 5.0);
  EXPECT_EQ(left, count(HappeningKind::post_filled) + vacant);
  double empty = 0.0;
  for (const auto& [post, filled] : is_filled)
    empty += filled ? 0.0 : 1.0;
  EXPECT_EQ(empty, vacant);
}

TEST_F(Conservation, FilesOpenedAreClosedOrOpen) {
  std::map<ChildId, bool> is_open;
  double opened = 0.0, closed = 0.0;
  for (const Happening& h : trace_) {
    const bool opens = h.kind == HappeningKind::referral || h.kind == HappeningKind::plan_started;
    if (opens && !is_open[h.child]) {  // a sibling's file opens with its plan
      is_open[h.child] = true;
      opened += 1.0;
    }
    if (h.kind != HappeningKind::case_closed) continue;
    EXPECT_TRUE(is_open[h.child]) << "child " << h.child.value();
    is_open[h.child] = false;
    closed += 1.0;
  }
  double open = 0.0;
  for (const auto& [child, is_one] : is_open)
    open += is_one ? 1.0 : 0.0;
  EXPECT_GT(closed, 300.0);
  EXPECT_EQ(opened, closed + open);
}

TEST_F(Conservation, TimeOfTheTraceNeverRunsBack) {
  for (std::size_t i = 1; i < trace_.size(); ++i)
    ASSERT_LE(trace_[i - 1].at, trace_[i].at);
  ASSERT_LT(trace_.back().at, input_->period.end());
}

void follow(Standing& child, const Happening& h) {
  switch (h.kind) {
    case HappeningKind::placed:
      EXPECT_NE(child.residence, static_cast<Residence>(h.detail));
      child.residence = static_cast<Residence>(h.detail);
      return;
    case HappeningKind::returned_home:
      EXPECT_NE(child.residence, Residence::home);
      child.residence = Residence::home;
      return;
    case HappeningKind::referral:
      EXPECT_FALSE(child.has_open_case);
      child.has_open_case = true;
      return;
    case HappeningKind::case_closed:
      EXPECT_TRUE(child.has_open_case);
      EXPECT_FALSE(child.has_plan);
      EXPECT_FALSE(child.holder.is_valid());
      child.has_open_case = false;
      return;
    case HappeningKind::plan_started:
      EXPECT_FALSE(child.has_plan);
      child.has_plan = child.has_open_case = true;  // a sibling's file opens with its plan
      return;
    case HappeningKind::plan_ended:
      EXPECT_TRUE(child.has_plan);
      child.has_plan = false;
      return;
    case HappeningKind::allocated:
      EXPECT_TRUE(child.has_open_case);
      EXPECT_FALSE(child.holder.is_valid());
      child.holder = h.worker;
      return;
    case HappeningKind::released:
      EXPECT_EQ(child.holder, h.worker);
      child.holder = {};
      return;
    case HappeningKind::injury:
    case HappeningKind::contact:
      EXPECT_FALSE(child.is_dead) << "after death";
      return;
    case HappeningKind::died:
      EXPECT_FALSE(child.is_dead);
      child.is_dead = true;
      return;
    default:
      return;
  }
}

TEST_F(Conservation, EachChildLivesInOnePlaceAndHasAtMostOneFilePlanAndHolder) {
  std::map<ChildId, Standing> children;
  for (const Happening& h : trace_) {
    if (!h.child.is_valid()) continue;
    follow(children[h.child], h);
    if (HasFailure()) FAIL() << "child " << h.child.value() << ", day " << h.at.day();
  }
  double plans = 0.0, held = 0.0;
  for (const auto& [id, child] : children) {
    plans += child.has_plan ? 1.0 : 0.0;
    held += child.holder.is_valid() ? 1.0 : 0.0;
  }
  EXPECT_GT(plans, 0.0);
  EXPECT_GT(held, 5.0);
  EXPECT_EQ(plans, count(HappeningKind::plan_started) - count(HappeningKind::plan_ended));
  EXPECT_EQ(held, count(HappeningKind::allocated) - count(HappeningKind::released));
}

TEST_F(Conservation, NobodyWorksLongerThanTheOfficeIsOpen) {
  struct Worked {
    double minutes = 0.0, longest = 0.0;
  };
  std::map<ProfessionalId, Worked> workers;
  for (const Happening& h : trace_) {
    if (h.kind != HappeningKind::work_done) continue;
    Worked& worked = workers[h.worker];
    worked.minutes += static_cast<double>(h.value);
    worked.longest = std::max(worked.longest, static_cast<double>(h.value));
  }
  const Calendar calendar = calendar_of(input_->period);
  const double open = calendar.working_minutes_between(Time(), input_->period.end());
  EXPECT_GT(workers.size(), 15U);
  for (const auto& [id, worked] : workers)
    EXPECT_LE(worked.minutes, open + worked.longest) << "professional " << id.value();
}

TEST_F(Conservation, TalliesCountTheTrace) {
  const std::vector<std::pair<HappeningKind, Measure>> counted = {
      {HappeningKind::contact, Measure::contacts},
      {HappeningKind::referral, Measure::referrals},
      {HappeningKind::screened_out, Measure::screened_out},
      {HappeningKind::initial_assessment, Measure::initial_assessments},
      {HappeningKind::core_assessment, Measure::core_assessments},
      {HappeningKind::enquiry_started, Measure::enquiries},
      {HappeningKind::conference, Measure::conferences},
      {HappeningKind::plan_started, Measure::plans_started},
      {HappeningKind::plan_ended, Measure::plans_ended},
      {HappeningKind::care_started, Measure::care_starts},
      {HappeningKind::visit, Measure::visits},
      {HappeningKind::legal_meeting, Measure::legal_meetings},
      {HappeningKind::message_sent, Measure::messages_sent},
      {HappeningKind::message_lost, Measure::messages_lost},
      {HappeningKind::breach, Measure::breaches},
      {HappeningKind::family_moved, Measure::moves},
      {HappeningKind::family_fled, Measure::flights},
      {HappeningKind::early_help, Measure::early_help},
      {HappeningKind::told_police, Measure::told_police},
      {HappeningKind::police_protection, Measure::police_protections},
      {HappeningKind::final_order, Measure::final_orders},
      {HappeningKind::handed_over, Measure::hand_overs},
      {HappeningKind::died, Measure::deaths}};
  for (const auto& [kind, measure] : counted) {
    EXPECT_EQ(total(*result_, measure), count_measured(kind))
        << happening_names[static_cast<std::size_t>(kind)];
  }
  double broke = 0.0;
  for (std::size_t s = 0; s < static_cast<std::size_t>(outcomes::Stage::size_); ++s)
    broke += broke_at(*result_, static_cast<outcomes::Stage>(s));
  EXPECT_EQ(broke, total(*result_, Measure::missed));
  EXPECT_EQ(static_cast<double>(result_->missed_children.size()), total(*result_, Measure::missed));
  EXPECT_GT(broke, 10.0);
}

/// The sum of the `places` measures that stand in a row from `first`.
double sum_of_row(const ReplicationResult& result, Measure first, std::size_t places) {
  double sum = 0.0;
  for (std::size_t place = 0; place < places; ++place)
    sum += total(result, outcomes::in_row(first, place));
  return sum;
}

TEST_F(Conservation, PartsOfAnOutcomeComeToTheWhole) {
  constexpr auto standings = static_cast<std::size_t>(outcomes::Standing::size_);
  EXPECT_EQ(sum_of_row(*result_, Measure::serious_standing, standings),
            total(*result_, Measure::serious_injuries));
  EXPECT_EQ(sum_of_row(*result_, Measure::deaths_standing, standings),
            total(*result_, Measure::deaths));
  EXPECT_EQ(
      total(*result_, Measure::harmed_by_injury) + total(*result_, Measure::harmed_by_neglect),
      total(*result_, Measure::harmed));
  EXPECT_EQ(total(*result_, Measure::missed_harmed_by_injury) +
                total(*result_, Measure::missed_harmed_by_neglect),
            total(*result_, Measure::missed));
  EXPECT_EQ(total(*result_, Measure::charges) + total(*result_, Measure::no_further_actions),
            total(*result_, Measure::prosecutor_decisions));
  EXPECT_LE(total(*result_, Measure::pooled_never_single), total(*result_, Measure::pooled_passed));
  EXPECT_LE(total(*result_, Measure::pooled_passed), total(*result_, Measure::harmed));
  EXPECT_GT(total(*result_, Measure::pooled_passed), 10.0);
  const double cost = total(*result_, Measure::cost);
  EXPECT_GT(total(*result_, Measure::cost_placements), 0.0);
  EXPECT_NEAR(sum_of_row(*result_, Measure::cost_of_agency, agency_count) +
                  total(*result_, Measure::cost_placements) +
                  total(*result_, Measure::cost_proceedings),
              cost, 1e-9 * cost);
}

/// Placements by the trace alone: from each until the next, home, death, the 18th birthday or the
/// end.
TEST_F(Conservation, CareDaysAreThoseOfTheTrace) {
  const auto children = children_of(*input_, 0);
  const Time from = input_->period.measured_from();
  std::map<ChildId, Time> in_care_since;
  double days_in_care = 0.0;
  const auto leave = [&](ChildId child, Time at) {
    const auto found = in_care_since.find(child);
    if (found == in_care_since.end()) return;
    const Time until = std::min(at, household::eighteenth_birthday(children[child]));
    days_in_care += std::max(0.0, (until - std::max(found->second, from)).days());
    in_care_since.erase(found);
  };
  for (const Happening& h : trace_) {
    const bool is_placed = h.kind == HappeningKind::placed;
    if (is_placed || h.kind == HappeningKind::returned_home || h.kind == HappeningKind::died)
      leave(h.child, h.at);
    if (is_placed && static_cast<Residence>(h.detail) == Residence::foster_care)
      in_care_since[h.child] = h.at;
  }
  while (!in_care_since.empty())
    leave(in_care_since.begin()->first, input_->period.end());
  EXPECT_GT(days_in_care, 100.0);
  EXPECT_NEAR(total(*result_, Measure::care_days), days_in_care, 1e-6 * days_in_care);
}

}  // namespace
}  // namespace sightline::model::testing
