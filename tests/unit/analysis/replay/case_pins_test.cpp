// SPDX-License-Identifier: Apache-2.0
// Every kind of pin goes through the model and is looked for in the trace or in the state.
#include <algorithm>
#include <filesystem>
#include <variant>

#include <gtest/gtest.h>

#include <sightline/model/replication.hpp>
#include <sightline/replay/case_pins.hpp>
#include <sightline/replay/case_run.hpp>

namespace sightline::replay {
namespace {

using model::Agency;
using model::Happening;
using model::HappeningKind;
using scenario::Case;
using scenario::CasePin;
using scenario::CasePinKind;

/// A family of two children with a partner who comes later, and nothing that happens.
Case quiet_case() {
  Case of;
  of.name = "made";
  scenario::CaseFamily family;
  family.children = {{"sibling", parse_date("2003-05-01")}, {"index", parse_date("2006-03-01")}};
  family.adults = {
      {.role = "mother", .stays = {}, .aggression = 0.5},
      {.role = "partner",
       .stays = scenario::CaseDates{parse_date("2006-11-15"), parse_date("2008-06-01")},
       .aggression = 3.0,
       .has_violent_record = true}};
  family.quintile = 5;
  family.is_cooperative = false;
  of.family = family;
  of.fatal = parse_date("2007-08-03");
  return of;
}

CasePin pin(CasePinKind kind, const char* on, std::optional<Agency> role = {}, bool holds = true) {
  CasePin made;
  made.kind = kind;
  made.on = parse_date(on);
  made.role = role;
  made.holds = holds;
  return made;
}

CasePin injury(const char* on, model::household::Severity severity, bool is_occult = false) {
  CasePin made = pin(CasePinKind::injury, on);
  made.severity = severity;
  made.is_occult = is_occult;
  return made;
}

Case with(std::vector<CasePin> pins) {
  Case of = quiet_case();
  scenario::CaseEvent event;
  event.id = "E1";
  event.pins = std::move(pins);
  event.dates = {event.pins.front().on, event.pins.front().on};
  of.chronology.push_back(event);
  return of;
}

class CasePins : public testing::Test {
 protected:
  void run(const Case& of) {
    input_ = case_input(of, {}, {}, 3000);
    calendar_.emplace(model::calendar_of(input_.period));
    trace_ = run_as_it_happened(of, input_).trace;
  }

  /// Days on which this happened to the index child, as text.
  [[nodiscard]] std::vector<std::string> days_of(HappeningKind kind,
                                                 std::optional<Agency> agency = {}) const {
    std::vector<std::string> days;
    for (const Happening& happening : trace_) {
      if (happening.kind == kind && (!agency || happening.agency == *agency) &&
          happening.child == model::ChildId(1))
        days.push_back(to_string(calendar_->date_of(happening.at)));
    }
    return days;
  }

  model::Input input_;
  std::optional<Calendar> calendar_;
  std::vector<Happening> trace_;
};

using Days = std::vector<std::string>;
using model::household::Severity;

TEST_F(CasePins, GiveTheFamilyOfTheCase) {
  const Case of = with({injury("2007-01-10", Severity::minor)});
  const model::Input input = case_input(of, {}, {}, 3000);
  const Calendar calendar = model::calendar_of(input.period);
  Pins pins;
  pin_family(of, input, {}, {}, pins);
  const model::StateArrays state = model::Replication(input, calendar, case_seed, 0, &pins).state();
  const auto wholes = [&](const char* name) {
    return std::get<std::vector<std::int64_t>>(state.at(name));
  };
  const auto date = [&](std::int64_t minute) {
    return to_string(calendar.date_of(Time(static_cast<std::int32_t>(minute))));
  };
  EXPECT_EQ(wholes("homes.families.children")[0], 2);
  EXPECT_EQ(wholes("homes.families.adults")[0], 2);
  EXPECT_EQ(wholes("homes.families.quintile")[0], 4);
  EXPECT_EQ(wholes("homes.families.is_cooperative")[0], 0);
  EXPECT_EQ(date(wholes("homes.children.born")[0]), "2003-05-01");
  EXPECT_EQ(date(wholes("homes.children.born")[1]), "2006-03-01");
  EXPECT_EQ(date(wholes("homes.adults.in_home_from")[1]), "2006-11-15");
  EXPECT_EQ(date(wholes("homes.adults.in_home_until")[1]), "2008-06-01");
  EXPECT_EQ(wholes("homes.adults.has_violent_record")[1], 1);
  EXPECT_EQ(wholes("homes.adults.is_known_to_social_care")[1], 0);
  const auto aggression = std::get<std::vector<double>>(state.at("homes.adults.aggression"));
  EXPECT_NEAR(aggression[0], 0.5, 1e-3);
  EXPECT_NEAR(aggression[1], 3.0, 1e-3);
}

TEST_F(CasePins, PutEachInjuryOnItsDayWithItsSeverity) {
  run(with({injury("2006-12-10", Severity::moderate), injury("2007-02-01", Severity::minor),
            injury("2007-05-05", Severity::serious, true), injury("2007-08-03", Severity::fatal)}));
  EXPECT_EQ(days_of(HappeningKind::injury),
            (Days{"2006-12-10", "2007-02-01", "2007-05-05", "2007-08-03"}));
  std::vector<int> severities;
  for (const Happening& happening : trace_) {
    if (happening.kind == HappeningKind::injury) severities.push_back(happening.detail & 0xF);
  }
  EXPECT_EQ(severities, (std::vector<int>{1, 0, 2, 4}));
  EXPECT_EQ(days_of(HappeningKind::died), Days{"2007-08-03"});
}

TEST_F(CasePins, BringTheChildToTheHospitalOnItsDay) {
  run(with({injury("2006-12-10", Severity::moderate),
            pin(CasePinKind::care_sought, "2006-12-12", Agency::hospital),
            pin(CasePinKind::conceals, "2006-12-12", Agency::hospital, false),
            pin(CasePinKind::suspects, "2006-12-12", Agency::hospital),
            pin(CasePinKind::tells, "2006-12-12", Agency::hospital),
            pin(CasePinKind::tells_police, "2006-12-12", Agency::hospital)}));
  const Days contacts = days_of(HappeningKind::contact, Agency::hospital);
  ASSERT_FALSE(contacts.empty());
  EXPECT_EQ(contacts.front(), "2006-12-12");
  EXPECT_EQ(days_of(HappeningKind::message_sent, Agency::hospital), Days{"2006-12-12"});
  EXPECT_EQ(days_of(HappeningKind::told_police, Agency::hospital), Days{"2006-12-12"});
}

TEST_F(CasePins, KeepTheHospitalFromTelling) {
  // Where nobody else knows the child the model leaves nothing to others.
  run(with({injury("2006-12-05", Severity::moderate),
            pin(CasePinKind::care_sought, "2006-12-06", Agency::general_practice),
            pin(CasePinKind::conceals, "2006-12-06", Agency::general_practice, false),
            pin(CasePinKind::suspects, "2006-12-06", Agency::general_practice, false),
            injury("2006-12-10", Severity::moderate),
            pin(CasePinKind::care_sought, "2006-12-12", Agency::hospital),
            pin(CasePinKind::conceals, "2006-12-12", Agency::hospital, false),
            pin(CasePinKind::suspects, "2006-12-12", Agency::hospital),
            pin(CasePinKind::tells, "2006-12-12", Agency::hospital, false)}));
  EXPECT_EQ(days_of(HappeningKind::not_told, Agency::hospital), Days{"2006-12-12"});
  EXPECT_TRUE(days_of(HappeningKind::message_sent, Agency::hospital).empty());
}

TEST_F(CasePins, BringTheHealthVisitorOnItsDay) {
  run(with({injury("2007-01-08", Severity::moderate),
            pin(CasePinKind::routine_contact, "2007-01-11", Agency::health_visiting)}));
  const Days contacts = days_of(HappeningKind::contact, Agency::health_visiting);
  EXPECT_TRUE(std::count(contacts.begin(), contacts.end(), "2007-01-11") == 1)
      << testing::PrintToString(contacts);
}

TEST_F(CasePins, MoveTheFamilyOnItsDay) {
  run(with({injury("2007-01-08", Severity::minor), pin(CasePinKind::moves, "2007-02-15")}));
  int moves = 0;
  for (const Happening& happening : trace_) {
    if (happening.kind != HappeningKind::family_moved) continue;
    ++moves;
    EXPECT_EQ(to_string(calendar_->date_of(happening.at)), "2007-02-15");
  }
  EXPECT_EQ(moves, 1);
}

TEST_F(CasePins, LeaveOutWhatNoSourceTells) {
  run(with({injury("2007-01-08", Severity::minor)}));
  for (const Happening& happening : trace_) {
    EXPECT_NE(happening.kind, HappeningKind::concern);
    EXPECT_NE(happening.kind, HappeningKind::neglect_sustained);
    if (happening.kind == HappeningKind::injury) {
      EXPECT_EQ(to_string(calendar_->date_of(happening.at)), "2007-01-08");
    }
  }
}

TEST_F(CasePins, LetLuckDecideWhetherPartOfTheHazardIsEnough) {
  const Case of = with({injury("2007-01-08", Severity::minor)});
  const model::Input input = case_input(of, {}, {}, 3000);
  const Calendar calendar = model::calendar_of(input.period);
  for (const double luck : {0.01, 0.5, 0.999}) {
    Pins pins;
    pin_family(of, input, {}, {luck}, pins);
    std::vector<Happening> trace;
    const std::vector<model::ChildId> traced = {index_child(of)};
    static_cast<void>(model::run_replication(input, calendar, case_seed, 0, &pins,
                                             {.trace = &trace, .traced = &traced}));
    const auto injuries = std::count_if(trace.begin(), trace.end(), [](const Happening& one) {
      return one.kind == HappeningKind::injury;
    });
    EXPECT_EQ(injuries, 1) << "nobody protects the child: the past comes about, luck " << luck;
  }
}

TEST(PeriodOfACase, BeginsBeforeItsFirstPinAndEndsAfterItsLast) {
  const model::Period period = period_of(with({injury("2006-12-10", Severity::minor)}));
  EXPECT_EQ(to_string(period.start), "2005-11-05");
  EXPECT_EQ(period.warm_up_days + period.measured_days, 400 + 236 + 30);
}

TEST(PeriodOfACase, NeedsAPin) {
  EXPECT_THROW(static_cast<void>(period_of(quiet_case())), std::invalid_argument);
}

}  // namespace
}  // namespace sightline::replay
