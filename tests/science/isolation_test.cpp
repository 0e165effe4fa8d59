// SPDX-License-Identifier: Apache-2.0
// A reform reaches other families only through people: who shares no worker, directly or through
// others, with a family it touches, lives exactly as without it.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <map>
#include <numeric>
#include <set>
#include <vector>

#include <gtest/gtest.h>

#include <sightline/model/workforce/roster.hpp>

#include "replications.hpp"

namespace sightline::model::testing {
namespace {

/// Two arms of a study: paediatricians at one conference in ten, and at every one.
struct Arms {
  Input base, reformed;
  std::vector<Happening> base_trace, reformed_trace;
};

Arms run_arms(const Parameters& parameters, std::uint32_t children, std::int32_t days,
              std::uint64_t replication) {
  Arms arms;
  arms.base = input_of(with(parameters, {{"practice.conference.attendance.paediatrics", 0.1}}),
                       children, 0, days);
  arms.reformed = arms.base;
  arms.reformed.reforms = {{.key = 1,
                            .from = Time(),
                            .full_after = Duration(),
                            .compliance = Probability(1.0),
                            .changes = {set_practice("conference.attendance.paediatrics", 1.0)}}};
  arms.base_trace = trace_of(arms.base, replication);
  arms.reformed_trace = trace_of(arms.reformed, replication);
  return arms;
}

using TraceByFamily = std::map<FamilyId, std::vector<Happening>>;

/// What happened to each family. `subject` numbers rows of tables that all families share and
/// reuse, so it says nothing of this family.
TraceByFamily by_family(const std::vector<Happening>& trace,
                        const Table<ChildId, household::Child>& children) {
  TraceByFamily families;
  for (Happening h : trace) {
    if (!h.child.is_valid()) continue;
    h.subject = 0;
    families[children[h.child].family].push_back(h);
  }
  return families;
}

bool has(const std::vector<Happening>& trace, HappeningKind kind) {
  return std::any_of(trace.begin(), trace.end(),
                     [&](const Happening& h) { return h.kind == kind; });
}

bool is_equal(const std::vector<Happening>& a, const std::vector<Happening>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), same);
}

/// Components of the graph of families and teams.
class Components {
 public:
  explicit Components(std::size_t nodes) : parent_(nodes) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  void join(std::size_t a, std::size_t b) { parent_[find(a)] = find(b); }
  [[nodiscard]] std::size_t find(std::size_t node) {
    while (parent_[node] != node)
      node = parent_[node] = parent_[parent_[node]];
    return node;
  }

 private:
  std::vector<std::size_t> parent_;
};

/// The team of every professional, as the replication makes them.
Table<ProfessionalId, TeamId> teams_of(const Input& input, std::uint64_t replication) {
  const Calendar calendar = calendar_of(input.period);
  const Time end = input.period.end();
  Context context{calendar, Dice(usual_seed, replication), engine::EventQueue(end), {}, Time(),
                  end};
  workforce::State staff;
  staff.parameters = &input.parameters.workforce;
  staff.reforms = &input.reforms;
  workforce::make_teams(context, staff, input.children, input.parameters.practice);
  Table<ProfessionalId, TeamId> teams;
  for (const workforce::Professional& person : staff.professionals)
    teams.add(person.team);
  return teams;
}

TEST(Isolation, WhoSharesNobodyWithAConferenceLivesAsBefore) {
  // Small areas with teams of their own. Fewer than usual come by way of the police and the
  // hospital, which serve the whole authority and would tie all areas together, as alarm would.
  constexpr std::uint32_t children = 12'000;
  const Parameters p = with(Parameters{}, {{"workforce.staffing.children_per_area", 200.0},
                                           {"communication.concern_sources.police", 0.0},
                                           {"communication.concern_sources.hospital", 0.0},
                                           {"household.care_seeking.hospital_if_minor", 0.0},
                                           {"household.care_seeking.hospital_if_moderate", 0.0},
                                           {"oversight.alarm.half_life", 0.0}});
  constexpr std::uint64_t replication = 3;
  const Arms arms = run_arms(p, children, 180, replication);
  const auto born = children_of(arms.base, replication);
  const auto teams = teams_of(arms.base, replication);

  // Workers of one team share its queue, so teams stand for their workers.
  Components components(born.size() + teams.size());
  const auto node_of_family = [&](FamilyId family) { return std::size_t{family.value()}; };
  const auto node_of_team = [&](TeamId team) { return born.size() + team.value(); };
  for (const auto* trace : {&arms.base_trace, &arms.reformed_trace}) {
    for (const Happening& h : *trace) {
      if (!h.child.is_valid() || !h.worker.is_valid()) continue;
      components.join(node_of_family(born[h.child].family), node_of_team(teams[h.worker]));
    }
  }
  const TraceByFamily base = by_family(arms.base_trace, born);
  const TraceByFamily reformed = by_family(arms.reformed_trace, born);
  std::set<std::size_t> touched;  // components with a conference in either arm
  for (const TraceByFamily* arm : {&base, &reformed}) {
    for (const auto& [family, trace] : *arm) {
      if (has(trace, HappeningKind::conference))
        touched.insert(components.find(node_of_family(family)));
    }
  }
  ASSERT_FALSE(touched.empty());

  int isolated = 0, seen = 0, referred = 0, changed = 0;
  for (const auto& [family, trace] : base) {
    const auto found = reformed.find(family);
    const bool is_same = found != reformed.end() && is_equal(trace, found->second);
    changed += is_same ? 0 : 1;
    if (touched.count(components.find(node_of_family(family))) > 0) continue;
    ++isolated;
    seen += has(trace, HappeningKind::contact) ? 1 : 0;
    referred += has(trace, HappeningKind::referral) ? 1 : 0;
    EXPECT_TRUE(is_same) << "family " << family.value();
  }
  std::printf("isolated families %d, of them seen %d, referred %d; changed elsewhere %d\n",
              isolated, seen, referred, changed);
  EXPECT_GT(seen, 50);
  EXPECT_GT(referred, 5);
  EXPECT_GT(changed, 0);
}

TEST(Isolation, WithUnlimitedStaffAttendanceChangesNoFamilyWithoutAConference) {
  // Nobody waits and all professionals judge alike: then only what is tabled can spread.
  const Parameters p = with(Parameters{}, {{"workforce.staffing.unlimited", 1.0},
                                           {"workforce.differences", 0.0},
                                           {"practice.supervision.interval", 0.0},
                                           {"oversight.alarm.half_life", 0.0},
                                           {"practice.caseload.cap", 1000.0}});
  constexpr std::uint64_t replication = 0;
  Arms arms = run_arms(p, 10'000, 730, replication);
  // Who it was follows from who else was at work; all judge alike.
  for (auto* trace : {&arms.base_trace, &arms.reformed_trace}) {
    for (Happening& h : *trace)
      h.worker = {};
  }
  const auto born = children_of(arms.base, replication);
  const TraceByFamily base = by_family(arms.base_trace, born);
  const TraceByFamily reformed = by_family(arms.reformed_trace, born);
  int referred = 0, changed = 0;
  for (const auto& [family, trace] : base) {
    const auto found = reformed.find(family);
    ASSERT_NE(found, reformed.end());
    const bool is_same = is_equal(trace, found->second);
    if (has(trace, HappeningKind::conference) || has(found->second, HappeningKind::conference)) {
      changed += is_same ? 0 : 1;
      continue;
    }
    referred += has(trace, HappeningKind::referral) ? 1 : 0;
    EXPECT_TRUE(is_same) << "family " << family.value();
  }
  EXPECT_EQ(base.size(), reformed.size());
  EXPECT_GT(referred, 300);
  EXPECT_GT(changed, 10);
}

/// What happens at each social work post: who comes, goes and falls ill, and when.
std::map<std::uint32_t, std::vector<Happening>> by_post(const std::vector<Happening>& trace) {
  std::map<std::uint32_t, std::vector<Happening>> posts;
  for (const Happening& h : trace) {
    if (h.kind == HappeningKind::worker_left || h.kind == HappeningKind::post_filled ||
        h.kind == HappeningKind::sickness) {
      posts[h.subject].push_back(h);
    }
  }
  return posts;
}

TEST(Isolation, WhoTiresOfNothingLeavesWhateverOthersDo) {
  // Without fatigue, alarm and supervision no work decides who stays: only the dice of the post.
  const Parameters p = with(Parameters{}, {{"workforce.fatigue.time_constant", 0.0},
                                           {"workforce.turnover.retained_by_supervision", 0.0},
                                           {"oversight.alarm.half_life", 0.0},
                                           {"workforce.turnover.rate", 0.5}});
  Input base = input_of(p, 10'000, 0, 900);
  const auto expected = by_post(trace_of(base, 0));
  EXPECT_GT(expected.size(), 8U);
  for (const auto& change :
       {set_practice("threshold.report", -9.0), set_practice("posts.social_care", 1.5)}) {
    Input arm = base;
    arm.reforms = {{.key = 2,
                    .from = Time(),
                    .full_after = Duration(),
                    .compliance = Probability(1.0),
                    .changes = {change}}};
    const auto changed = by_post(trace_of(arm, 0));
    for (const auto& [post, happened] : expected) {
      const auto found = changed.find(post);
      ASSERT_NE(found, changed.end());
      EXPECT_TRUE(is_equal(happened, found->second)) << "post " << post;
    }
  }
}

}  // namespace
}  // namespace sightline::model::testing
