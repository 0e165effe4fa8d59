// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include <sightline/model/workforce/roster.hpp>

#include "small_world.hpp"

namespace sightline::model::workforce {
namespace {

using testing::plain_parameters;
using testing::SmallWorld;

constexpr Agency all_agencies[] = {Agency::social_care,      Agency::health_visiting,
                                   Agency::general_practice, Agency::hospital,
                                   Agency::paediatrics,      Agency::school,
                                   Agency::police,           Agency::community,
                                   Agency::council_legal,    Agency::conference_chairs,
                                   Agency::family_court,     Agency::prosecutor};

std::uint32_t field_of(const std::string& path) {
  Practice practice;
  const std::vector<Parameter> fields = parameters_of(practice);
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [&](const Parameter& field) { return field.path == path; });
  return static_cast<std::uint32_t>(found - fields.begin());
}

PracticeReform reform_of(const std::string& path, PracticeChange::Operation operation,
                         double value) {
  PracticeReform reform;
  reform.key = 17;
  reform.changes = {{.field = field_of(path), .operation = operation, .value = value}};
  return reform;
}

TEST(Roster, EveryAgencyHasATeamOfItsOwnTradeInEachArea) {
  SmallWorld small;
  State staff;
  staff.parameters = &small.parameters.workforce;
  make_teams(small.world, staff, 100000, small.parameters.practice);
  ASSERT_EQ(staff.areas, 8U);  // 100,000 children, 12,000 for each area
  for (std::uint8_t area = 0; area < staff.areas; ++area) {
    for (const Agency agency : all_agencies)
      EXPECT_EQ(staff.teams[team_of(staff, agency, area)].agency, agency) << name_of(agency);
    EXPECT_EQ(staff.teams[case_holding_team(staff, area)].agency, Agency::social_care);
    EXPECT_EQ(staff.teams[case_holding_team(staff, area)].area, area);
    EXPECT_NE(case_holding_team(staff, area), team_of(staff, Agency::social_care, area));
    EXPECT_EQ(staff.teams[team_of(staff, Agency::school, area)].area, area);
  }
  EXPECT_EQ(team_of(staff, Agency::hospital, 0), team_of(staff, Agency::hospital, 7));
}

TEST(Roster, StaffsTeamsByPopulationAndNeverWithNobody) {
  model::Parameters p = plain_parameters();
  p.workforce.staffing.police_officers = PerTenThousand(3.4);
  p.workforce.staffing.court_judges = PerTenThousand(0.01);
  SmallWorld small(p);
  const State& staff = small.world.staff;
  EXPECT_EQ(staff.teams[team_of(staff, Agency::police, 0)].staff, 3U);
  EXPECT_EQ(staff.teams[team_of(staff, Agency::family_court, 0)].staff, 1U);
  for (const Team& team : staff.teams) {
    for (std::uint32_t i = 0; i < team.staff; ++i) {
      const Professional& person = staff.professionals[ProfessionalId(team.first.value() + i)];
      EXPECT_EQ(staff.teams[person.team].first, team.first);
    }
  }
}

TEST(Roster, OnlyCaseHoldersHaveAQueueOfTheirOwn) {
  SmallWorld small;
  const State& staff = small.world.staff;
  const TeamId holding = case_holding_team(staff, 0);
  std::set<QueueId> queues;
  for (const Professional& person : staff.professionals) {
    EXPECT_EQ(person.own_queue.is_valid(), person.team == holding);
    if (person.own_queue.is_valid()) queues.insert(person.own_queue);
  }
  EXPECT_EQ(queues.size(), staff.teams[holding].room);
}

TEST(Roster, ProfessionalsDifferBySpreadAndNotAtAllWithout) {
  SmallWorld alike;
  for (const Professional& person : alike.world.staff.professionals) {
    EXPECT_EQ(person.threshold_offset, 0.0F);
    EXPECT_EQ(person.noise_factor, 1.0F);
  }
  SmallWorld different{model::Parameters()};
  const auto& people = different.world.staff.professionals;
  EXPECT_TRUE(std::any_of(people.begin(), people.end(),
                          [](const Professional& p) { return p.threshold_offset > 0.0F; }));
  EXPECT_TRUE(std::any_of(people.begin(), people.end(),
                          [](const Professional& p) { return p.noise_factor < 1.0F; }));
}

TEST(Roster, FamiliesMeetTheSameHealthVisitorGpAndSchoolLead) {
  SmallWorld small;
  for (const Agency agency :
       {Agency::health_visiting, Agency::general_practice, Agency::school, Agency::community}) {
    std::set<ProfessionalId> met;
    for (std::uint64_t shift = 0; shift < 50; ++shift)
      met.insert(professional_met(small.world, small.world.staff, agency, FamilyId(3), 0, shift));
    EXPECT_EQ(met.size(), 1U) << name_of(agency);
  }
}

TEST(Roster, AtHospitalClinicAndPoliceStationTheyMeetWhoIsOnDuty) {
  SmallWorld small;
  for (const Agency agency : {Agency::hospital, Agency::paediatrics, Agency::police}) {
    std::set<ProfessionalId> met;
    for (std::uint64_t shift = 0; shift < 200; ++shift)
      met.insert(professional_met(small.world, small.world.staff, agency, FamilyId(3), 0, shift));
    const Team& team = small.world.staff.teams[team_of(small.world.staff, agency, 0)];
    EXPECT_EQ(met.size(), team.staff) << name_of(agency);
    EXPECT_EQ(*met.begin(), team.first);
  }
}

TEST(Roster, TheCaseHolderWithTheFewestFilesIsNext) {
  SmallWorld small;
  State& staff = small.world.staff;
  const TeamId id = case_holding_team(staff, 0);
  const Team& team = staff.teams[id];
  ASSERT_GT(team.staff, 2U);
  for (std::uint32_t i = 0; i < team.staff; ++i)
    staff.professionals[ProfessionalId(team.first.value() + i)].caseload = 5;
  const ProfessionalId third(team.first.value() + 2);
  staff.professionals[third].caseload = 4;
  EXPECT_EQ(lightest_case_holder(staff, id), third);
}

TEST(Roster, NobodyIsGivenACaseAboveTheCap) {
  model::Parameters p = plain_parameters();
  p.practice.caseload.cap = Count(5);
  SmallWorld small(p);
  State& staff = small.world.staff;
  const TeamId id = case_holding_team(staff, 0);
  for (std::uint32_t i = 0; i < staff.teams[id].staff; ++i)
    staff.professionals[ProfessionalId(staff.teams[id].first.value() + i)].caseload = 5;
  EXPECT_FALSE(lightest_case_holder(staff, id).is_valid());
  staff.professionals[staff.teams[id].first].caseload = 4;
  EXPECT_EQ(lightest_case_holder(staff, id), staff.teams[id].first);
}

TEST(Adoption, WithoutComplianceNoTeamAdopts) {
  PracticeReform reform =
      reform_of("conference.attendance.paediatrics", PracticeChange::Operation::set, 1.0);
  reform.compliance = Probability(0.0);
  reform.full_after = days(100);
  SmallWorld small(plain_parameters(), 2000, {reform});
  plan_adoption(small.world, small.world.staff);
  EXPECT_TRUE(small.world.staff.adoptions.empty());
}

TEST(Adoption, WithFullComplianceEveryTeamAdoptsWithinTheRollOut) {
  PracticeReform reform =
      reform_of("conference.attendance.paediatrics", PracticeChange::Operation::set, 1.0);
  reform.from = start_of_day(100);
  reform.full_after = days(50);
  SmallWorld small(plain_parameters(), 2000, {reform});
  plan_adoption(small.world, small.world.staff);
  const std::vector<Adoption>& adoptions = small.world.staff.adoptions;
  EXPECT_EQ(adoptions.size(), small.world.staff.teams.size());
  std::set<Time> moments;
  for (const Adoption& adoption : adoptions) {
    EXPECT_GE(adoption.at, start_of_day(100));
    EXPECT_LE(adoption.at, start_of_day(150));
    moments.insert(adoption.at);
  }
  EXPECT_GT(moments.size(), 1U);
  EXPECT_EQ(next_adoption(small.world.staff), &adoptions.front());
}

TEST(Adoption, IsInOrderOfTimeThenTeamThenReform) {
  PracticeReform sudden = reform_of("visit.interval", PracticeChange::Operation::set, 7.0);
  sudden.from = start_of_day(100);
  PracticeReform gradual = sudden;
  gradual.key = 18;
  gradual.full_after = days(50);
  PracticeReform after = sudden;
  after.key = 19;
  SmallWorld small(plain_parameters(), 2000, {gradual, after, sudden});
  plan_adoption(small.world, small.world.staff);
  const auto key = [](const Adoption& a) { return std::tuple(a.at, a.team, a.reform); };
  const std::vector<Adoption>& adoptions = small.world.staff.adoptions;
  EXPECT_EQ(adoptions.size(), 3 * small.world.staff.teams.size());
  EXPECT_TRUE(
      std::is_sorted(adoptions.begin(), adoptions.end(),
                     [&](const Adoption& a, const Adoption& b) { return key(a) < key(b); }));
}

TEST(Adoption, PartialComplianceIsDecidedTeamByTeam) {
  PracticeReform reform = reform_of("visit.interval", PracticeChange::Operation::set, 7.0);
  reform.compliance = Probability(0.5);
  SmallWorld small(plain_parameters(), 2000, {reform});
  small.pins.set(address(TeamId(0), Purpose::reform_adoption, 17), 0.49);
  small.pins.set(address(TeamId(1), Purpose::reform_adoption, 17), 0.51);
  plan_adoption(small.world, small.world.staff);
  EXPECT_DOUBLE_EQ(small.world.staff.teams[TeamId(0)].practice.visit.interval.value(), 7.0);
  EXPECT_DOUBLE_EQ(small.world.staff.teams[TeamId(1)].practice.visit.interval.value(), 28.0);
}

TEST(Adoption, OfWhatIsAlreadyDueHappensAtOnce) {
  PracticeReform reform = reform_of("visit.interval", PracticeChange::Operation::set, 7.0);
  reform.from = start_of_day(-30);
  SmallWorld small(plain_parameters(), 2000, {reform});
  plan_adoption(small.world, small.world.staff);
  EXPECT_DOUBLE_EQ(small.holding_practice().visit.interval.value(), 7.0);
  EXPECT_EQ(next_adoption(small.world.staff), nullptr);
}

TEST(Adoption, DoesNotDependOnWhichOtherReformsThereAre) {
  PracticeReform reform = reform_of("visit.interval", PracticeChange::Operation::set, 7.0);
  reform.from = start_of_day(10);
  reform.full_after = days(400);
  PracticeReform other = reform;
  other.key = 18;
  SmallWorld alone(plain_parameters(), 2000, {reform});
  SmallWorld second(plain_parameters(), 2000, {other, reform});
  plan_adoption(alone.world, alone.world.staff);
  plan_adoption(second.world, second.world.staff);
  std::set<std::pair<std::uint32_t, Time>> expected;
  for (const Adoption& adoption : alone.world.staff.adoptions)
    expected.insert({adoption.team.value(), adoption.at});
  std::set<std::pair<std::uint32_t, Time>> found;
  for (const Adoption& adoption : second.world.staff.adoptions) {
    if (adoption.reform == 1) found.insert({adoption.team.value(), adoption.at});
  }
  EXPECT_EQ(found, expected);
}

TEST(Adoption, GoesOnWithOtherReformsIfThePastIsTheSame) {
  PracticeReform common = reform_of("visit.interval", PracticeChange::Operation::set, 7.0);
  PracticeReform later = reform_of("visit.interval", PracticeChange::Operation::set, 14.0);
  later.key = 18;
  later.from = start_of_day(100);
  const std::vector<PracticeReform> others = {common, later};
  SmallWorld small(plain_parameters(), 2000, {common});
  State& staff = small.world.staff;
  plan_adoption(small.world, staff);
  EXPECT_EQ(next_adoption(staff), nullptr);
  change_reforms(small.world, staff, others, start_of_day(100));
  ASSERT_NE(next_adoption(staff), nullptr);
  EXPECT_EQ(next_adoption(staff)->at, start_of_day(100));
  EXPECT_EQ(next_adoption(staff)->reform, 1U);
  EXPECT_DOUBLE_EQ(small.holding_practice().visit.interval.value(), 7.0);
}

TEST(Adoption, DoesNotGoOnWithReformsThatWouldHaveChangedThePast) {
  const PracticeReform common = reform_of("visit.interval", PracticeChange::Operation::set, 7.0);
  PracticeReform stronger = reform_of("visit.interval", PracticeChange::Operation::set, 3.0);
  PracticeReform later = common;
  later.from = start_of_day(100);
  SmallWorld small(plain_parameters(), 2000, {common});
  State& staff = small.world.staff;
  plan_adoption(small.world, staff);
  const Time reached = start_of_day(50);
  for (const auto& past : {std::vector<PracticeReform>{}, {stronger}, {common, stronger}, {later}})
    EXPECT_THROW(change_reforms(small.world, staff, past, reached), std::logic_error);
  EXPECT_EQ(staff.reforms, &small.reforms);
  // A day later, what starts at day 100 would have been adopted.
  const std::vector<PracticeReform> both = {common, later};
  EXPECT_THROW(change_reforms(small.world, staff, both, start_of_day(100) + minutes(1)),
               std::logic_error);
  EXPECT_NO_THROW(change_reforms(small.world, staff, both, start_of_day(100)));
}

double interval_after(PracticeChange::Operation operation, double value) {
  SmallWorld small(plain_parameters(), 2000, {reform_of("visit.interval", operation, value)});
  adopt(small.world, small.world.staff, case_holding_team(small.world.staff, 0), 0);
  return small.holding_practice().visit.interval.value();
}

TEST(Adoption, SetsScalesAndAdds) {
  using Operation = PracticeChange::Operation;
  EXPECT_DOUBLE_EQ(interval_after(Operation::set, 10.0), 10.0);
  EXPECT_DOUBLE_EQ(interval_after(Operation::scale, 0.5), 14.0);
  EXPECT_DOUBLE_EQ(interval_after(Operation::add, -7.0), 21.0);
}

TEST(Adoption, StaysInTheDeclaredRange) {
  using Operation = PracticeChange::Operation;
  EXPECT_DOUBLE_EQ(interval_after(Operation::add, -100.0), 1.0);
  EXPECT_DOUBLE_EQ(interval_after(Operation::scale, 100.0), 365.0);
}

TEST(Adoption, ChangesOnlyTeamsOfTheAgenciesItIsFor) {
  PracticeReform usual = reform_of("threshold.refer", PracticeChange::Operation::set, -3.0);
  PracticeReform scoped = reform_of("threshold.share", PracticeChange::Operation::set, -3.0);
  scoped.changes[0].agencies = {};
  scoped.changes[0].agencies.add(Agency::hospital);
  scoped.changes[0].agencies.add(Agency::community);
  SmallWorld small(plain_parameters(), 2000, {usual, scoped});
  plan_adoption(small.world, small.world.staff);
  const Thresholds before;
  for (const Agency agency : all_agencies) {
    const Thresholds& now = small.practice(agency).threshold;
    const bool is_usual = agency != Agency::community;
    const bool is_named = agency == Agency::hospital || agency == Agency::community;
    EXPECT_EQ(now.refer.value(), is_usual ? -3.0 : before.refer.value()) << name_of(agency);
    EXPECT_EQ(now.share.value(), is_named ? -3.0 : before.share.value()) << name_of(agency);
  }
}

TEST(Adoption, ChangesNoOtherTeamAndNoOtherNumber) {
  SmallWorld small(plain_parameters(), 2000,
                   {reform_of("visit.interval", PracticeChange::Operation::set, 7.0)});
  adopt(small.world, small.world.staff, case_holding_team(small.world.staff, 0), 0);
  EXPECT_DOUBLE_EQ(small.practice(Agency::social_care).visit.interval.value(), 28.0);
  Practice expected = small.parameters.practice;
  expected.visit.interval = Days(7.0);
  const auto wanted = parameters_of(expected);
  const auto found = parameters_of(small.holding_practice());
  for (std::size_t i = 0; i < wanted.size(); ++i)
    EXPECT_EQ(*found[i].value, *wanted[i].value) << wanted[i].path;
}

}  // namespace
}  // namespace sightline::model::workforce
