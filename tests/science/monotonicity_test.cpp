// SPDX-License-Identifier: Apache-2.0
// Directions that must hold whatever the numbers are; arms share their dice.
#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <vector>

#include <gtest/gtest.h>

#include "replications.hpp"
#include "tests/science/support/error_bounds.hpp"

namespace sightline::model::testing {
namespace {

using outcomes::Measure;

constexpr std::uint64_t repeats = 8;

Input default_input(std::vector<Setting> settings) {
  return input_of(with(Parameters{}, settings), 10'000, 200, 730);
}

/// What `measure` makes of each arm's trace, changed minus base, by replication.
std::vector<double> differences(
    const std::vector<Setting>& base, const std::vector<Setting>& changed,
    const std::function<double(const std::vector<Happening>&)>& measure) {
  std::vector<double> found;
  for (std::uint64_t r = 0; r < repeats; ++r) {
    found.push_back(measure(trace_of(default_input(changed), r)) -
                    measure(trace_of(default_input(base), r)));
  }
  return found;
}

double count(const std::vector<Happening>& trace, HappeningKind kind) {
  double n = 0.0;
  for (const Happening& h : trace)
    n += h.kind == kind ? 1.0 : 0.0;
  return n;
}

/// Mean days from `from` to the next `to` of the same child, over those that come to it.
double mean_days(const std::vector<Happening>& trace, HappeningKind from, HappeningKind to) {
  std::map<ChildId, Time> waiting;
  double days = 0.0, n = 0.0;
  for (const Happening& h : trace) {
    if (h.kind == from) waiting[h.child] = h.at;
    if (h.kind != to) continue;
    const auto found = waiting.find(h.child);
    if (found == waiting.end()) continue;
    days += (h.at - found->second).days();
    n += 1.0;
    waiting.erase(found);
  }
  return n > 0.0 ? days / n : 0.0;
}

TEST(Monotonicity, MoreIntakeStaffShortenTheWaitForAnInitialAssessment) {
  // Waits near saturation are skewed, so their logarithms are compared.
  const auto log_wait = [](const std::vector<Happening>& trace) {
    return std::log(mean_days(trace, HappeningKind::referral, HappeningKind::initial_assessment));
  };
  constexpr std::string_view staff = "workforce.staffing.intake_social_workers";
  expect_fall(differences({{staff, 4.0}}, {{staff, 8.0}}, log_wait), "8 against 4 per 10,000");
  // Where nobody waits any more, more staff can't shorten the wait, nor may they lengthen it.
  const auto saturated = differences({{staff, 60.0}}, {{staff, 120.0}}, log_wait);
  const auto longer = statistics::estimate_mean(saturated, confidence);
  EXPECT_LE(longer.low, 0.0);
}

/// Share of doctors' contacts with a child who bears a sign of harm at which one is found.
double found_by_doctors(const std::vector<Happening>& trace) {
  double found = 0.0, present = 0.0;
  for (const Happening& h : trace) {
    if (h.kind != HappeningKind::contact || (h.detail & Happening::sign_present) == 0) continue;
    if (h.agency != Agency::hospital && h.agency != Agency::general_practice) continue;
    present += 1.0;
    found += (h.detail & Happening::sign_seen) != 0 ? 1.0 : 0.0;
  }
  return found / std::max(1.0, present);
}

TEST(Monotonicity, CompleteExaminationsFindMore) {
  expect_rise(differences({{"household.adults.aggressive_parent", 0.05}},
                          {{"household.adults.aggressive_parent", 0.05},
                           {"practice.examination.complete.hospital", 1.0},
                           {"practice.examination.complete.general_practice", 1.0},
                           {"practice.examination.lost_to_distress", 0.0}},
                          found_by_doctors),
              "share of doctors' contacts at which a sign is found");
}

TEST(Monotonicity, ALowerThresholdRaisesReferrals) {
  const auto referrals = [](const std::vector<Happening>& t) {
    return count(t, HappeningKind::referral);
  };
  expect_rise(differences({}, {{"practice.threshold.refer", -2.5}}, referrals), "referrals");
}

TEST(Monotonicity, ACaseloadCapWithFixedStaffMakesFilesWait) {
  const auto wait = [](const std::vector<Happening>& trace) {
    return mean_days(trace, HappeningKind::plan_started, HappeningKind::allocated);
  };
  expect_rise(differences({}, {{"practice.caseload.cap", 3.0}}, wait), "days from plan to holder");
}

TEST(Monotonicity, AttendingPaediatriciansWorkLonger) {
  std::vector<double> hours;
  for (std::uint64_t r = 0; r < repeats; ++r) {
    const auto changed =
        run(default_input({{"practice.conference.attendance.paediatrics", 1.0}}), r);
    hours.push_back(total(changed, Measure::paediatric_hours) -
                    total(run(default_input({}), r), Measure::paediatric_hours));
  }
  expect_rise(hours, "paediatric hours");
}

}  // namespace
}  // namespace sightline::model::testing
