// SPDX-License-Identifier: Apache-2.0
// Every reform that ships moves what it says it moves, in the direction it says, and nothing at all
// where nobody adopts it. Lower thresholds and fewer staff make queues longer.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include <sightline/core/digest.hpp>
#include <sightline/model/communication/post.hpp>
#include <sightline/scenario/reform.hpp>

#include "replications.hpp"
#include "tests/science/support/error_bounds.hpp"
#include "tests/science/support/quantities.hpp"

namespace sightline::model::testing {
namespace {

using K = HappeningKind;

constexpr std::uint64_t replications = 12;

/// The reforms of scenarios/reforms that change Practice, by id. What only says how others are
/// adopted has no changes of its own, and so no direction.
const std::map<std::string, scenario::Reform>& shipped_reforms() {
  static const std::map<std::string, scenario::Reform> reforms = [] {
    std::map<std::string, scenario::Reform> found;
    for (const auto& entry :
         std::filesystem::directory_iterator(SIGHTLINE_SOURCE_DIR "/scenarios/reforms")) {
      scenario::Reform reform = scenario::read_reform(entry.path());
      if (!reform.changes.empty()) found.emplace(reform.id, std::move(reform));
    }
    return found;
  }();
  return reforms;
}

workforce::PracticeReform adopted(const scenario::Reform& reform, Time from, double compliance) {
  Digest key;
  key.add_bytes(reform.id);
  workforce::PracticeReform result{.key = key.value(),
                                   .from = from,
                                   .full_after = duration_of_days(reform.full_after.value()),
                                   .compliance = Probability(compliance),
                                   .changes = {}};
  for (const scenario::ReformChange& change : reform.changes)
    result.changes.push_back(change.change);
  return result;
}

/// Default parameters with more harm, and staff for it: effects show in fewer replications.
Input usual_input() {
  return input_of(with(Parameters{}, {{"household.adults.aggressive_parent", 0.05},
                                      {"household.adults.aggressive_newcomer", 0.2},
                                      {"workforce.staffing.intake_social_workers", 9.0},
                                      {"workforce.staffing.case_holding_social_workers", 6.0}}),
                  10'000, 200, 900);
}
Input with_reform(Input input, std::string_view id, double compliance = 1.0) {
  input.reforms = {
      adopted(shipped_reforms().at(std::string(id)), input.period.measured_from(), compliance)};
  return input;
}
Outcome outcome_of(const Input& input, std::uint64_t replication) {
  Outcome done;
  done.result = run(input, replication, {.trace = &done.trace});
  done.end = input.period.end();
  return done;
}

/// What is measured of happenings of this kind and agency.
Quantity of_agency(K kind, Agency agency, std::uint16_t flags = 0) {
  return [=](const Outcome& run) {
    double n = 0.0;
    for (const Happening& h : run.trace)
      n += h.kind == kind && h.agency == agency && (h.detail & flags) == flags ? 1.0 : 0.0;
    return n;
  };
}
/// Social care's contacts from which a sign is hidden, of those with a sign.
double hidden_from_social_care(const Outcome& run) {
  const double hidden = of_agency(K::contact, Agency::social_care, Happening::sign_hidden)(run);
  const double present = of_agency(K::contact, Agency::social_care, Happening::sign_present)(run);
  return hidden / std::max(1.0, present);
}
/// Doctors' contacts that overlook a sign, of those with a sign.
double overlooked_by_doctors(const Outcome& run) {
  double overlooked = 0.0, present = 0.0;
  for (const Agency agency : {Agency::general_practice, Agency::hospital, Agency::paediatrics}) {
    overlooked += of_agency(K::contact, agency, Happening::sign_overlooked)(run);
    present += of_agency(K::contact, agency, Happening::sign_present)(run);
  }
  return overlooked / std::max(1.0, present);
}
/// Hidden adults discovered by each visit: who is in haste asks less.
double adults_found_by_visit(const Outcome& run) {
  return happenings(K::adult_discovered)(run) / std::max(1.0, happenings(K::visit)(run));
}
double agencies_at_each_conference(const Outcome& run) {
  return happenings(K::conference_attended)(run) / std::max(1.0, happenings(K::conference)(run));
}
/// Mean days from `from` (with all `flags`) to the next `to` of the same child.
Quantity days_between(K from, std::uint16_t flags, K to) {
  return [=](const Outcome& run) {
    std::map<ChildId, Time> waiting;
    double days = 0.0, n = 0.0;
    for (const Happening& h : run.trace) {
      const auto found = waiting.find(h.child);
      if (h.kind == to && found != waiting.end()) {
        days += (h.at - found->second).days();
        n += 1.0;
        waiting.erase(found);
      }
      if (h.kind == from && (h.detail & flags) == flags) waiting[h.child] = h.at;
    }
    return days / std::max(1.0, n);
  };
}
Quantity messages(communication::MessageKind kind) {
  return [kind](const Outcome& run) {
    double n = 0.0;
    for (const Happening& h : run.trace)
      n += h.kind == K::message_sent && h.detail == static_cast<std::uint16_t>(kind) ? 1.0 : 0.0;
    return n;
  };
}
/// Hours of work of one kind.
Quantity hours_of(workforce::TaskKind kind) {
  return [kind](const Outcome& run) {
    double minutes = 0.0;
    for (const Happening& h : run.trace)
      minutes += h.kind == K::work_done && h.detail == static_cast<std::uint16_t>(kind)
                     ? static_cast<double>(h.value)
                     : 0.0;
    return minutes / 60.0;
  };
}
/// Contacts of hospital and GP while there is a sign to see.
double contacts_of_doctors(const Outcome& run) {
  return of_agency(K::contact, Agency::hospital)(run) +
         of_agency(K::contact, Agency::general_practice)(run);
}
/// Files that a supervision has changed.
double files_changed(const Outcome& run) {
  double sum = 0.0;
  for (const Happening& h : run.trace)
    sum += h.kind == K::supervised ? static_cast<double>(h.value) : 0.0;
  return sum;
}

enum class Moves { up, down };

struct Claim {
  std::string_view reform, what;
  Quantity quantity;
  Moves direction;
  std::vector<Setting> always = {};  ///< in both arms
};

std::vector<Claim> claims() {
  const std::vector<Setting> few_staff = {{"workforce.staffing.intake_social_workers", 8.0}};
  const Quantity assessment_days = mean(Measure::assessment_days, Measure::assessments_timed);
  return {
      {"L03", "agencies' answers", messages(communication::MessageKind::check_answer), Moves::up},
      {"R01", "conferences with a paediatrician",
       tally(Measure::conference_attended_by_paediatrician), Moves::up},
      {"R02", "supervisions", tally(Measure::supervisions), Moves::up},
      {"R02", "files that supervision changes", files_changed, Moves::up},
      {"R03", "enquiries", tally(Measure::enquiries), Moves::up},
      {"R03", "days to an initial assessment", assessment_days, Moves::up},
      {"R04", "days to a legal meeting", mean(Measure::legal_meeting_days, Measure::legal_meetings),
       Moves::down},
      {"R05", "weight of inflicted injuries found", mean_value(K::sign_found, Happening::sign_seen),
       Moves::up},
      {"R05", "contacts of hospital and GP", contacts_of_doctors, Moves::down},
      {"R06", "hidden adults discovered", happenings(K::adult_discovered), Moves::up},
      {"R07", "told to the police", tally(Measure::told_police), Moves::up},
      {"R07", "investigations", happenings(K::investigation_opened), Moves::up},
      {"R08", "siblings considered", happenings(K::sibling_considered), Moves::up},
      {"R09", "signs hidden from social care", hidden_from_social_care, Moves::down},
      {"R09", "visits that do not see the child", happenings(K::visit, Happening::child_not_seen),
       Moves::up},
      {"R10", "signs that doctors overlook", overlooked_by_doctors, Moves::down},
      {"R10", "hours of complete examinations", hours_of(workforce::TaskKind::examination),
       Moves::up},
      {"R11", "recognised and left to others", happenings(K::not_told), Moves::down},
      {"R12", "families given early help", tally(Measure::early_help), Moves::up},
      {"R13", "files audited", happenings(K::audited), Moves::up},
      {"R14", "inspections", happenings(K::inspected), Moves::up},
      {"R15", "share of posts that are vacant", mean(Measure::vacant_post_days, Measure::post_days),
       Moves::down},
      {"R16", "agencies at each conference", agencies_at_each_conference, Moves::up},
      {"R16", "agencies' answers", messages(communication::MessageKind::check_answer), Moves::up},
      {"R16", "hours of others in core groups",
       hours_of(workforce::TaskKind::core_group_attendance), Moves::up},
      {"R17", "breaches answered", tally(Measure::breaches_answered), Moves::up},
      {"R18", "warnings", happenings(K::warned), Moves::up},
      {"R18", "families looked for and found", happenings(K::family_returned, 1), Moves::up},
      {"R18", "hours of police who look for families", hours_of(workforce::TaskKind::search),
       Moves::up},
      {"X01", "files held by each worker", mean(Measure::allocated_days, Measure::case_holder_days),
       Moves::down},
      {"X02", "referrals", tally(Measure::referrals), Moves::up},
      {"X03", "referrals screened out", tally(Measure::screened_out), Moves::down},
      {"X03", "initial assessments", tally(Measure::initial_assessments), Moves::up},
      {"X03", "days to an initial assessment", assessment_days, Moves::up},
      {"X04", "messages lost", mean(Measure::messages_lost, Measure::messages_sent), Moves::down},
      {"X05", "agencies' answers", messages(communication::MessageKind::check_answer), Moves::up},
      {"X06", "family group conferences", happenings(K::family_group_conference), Moves::up},
      {"X07", "days of proceedings", mean(Measure::final_order_days, Measure::final_orders),
       Moves::down},
      {"X08", "days from legal meeting to hearing",
       days_between(K::legal_meeting, 1, K::interim_order), Moves::up},
      {"X09", "recognitions at hospital", of_agency(K::recognised, Agency::hospital), Moves::up},
      {"X10", "contacts of health visitors", of_agency(K::contact, Agency::health_visiting),
       Moves::down},
      {"X12", "posts of social workers", tally(Measure::post_days), Moves::down},
      {"X12", "days to an initial assessment", assessment_days, Moves::up},
      {"X13", "referrals", tally(Measure::referrals), Moves::up},
      {"X13", "days to an initial assessment", assessment_days, Moves::up},
      // A limit only orders work that waits: with too few staff all does.
      {"X11", "days to an initial assessment", assessment_days, Moves::up, few_staff},
  };
}

TEST(Reforms, EachThatShipsMakesAClaim) {
  std::set<std::string> claimed;
  for (const Claim& claim : claims())
    claimed.emplace(claim.reform);
  std::set<std::string> shipped;
  for (const auto& [id, reform] : shipped_reforms())
    shipped.insert(id);
  EXPECT_EQ(claimed, shipped);
}

TEST(Reforms, MoveWhatTheySayInTheDirectionTheySay) {
  const std::vector<Claim> all = claims();
  std::vector<std::vector<double>> base(all.size()), changed(all.size());
  for (std::uint64_t r = 0; r < replications; ++r) {
    Input usual_arm;
    Outcome usual, reformed;
    for (std::size_t c = 0; c < all.size(); ++c) {
      // Claims of one reform stand together and share a run, and so do claims with the same rest.
      const bool is_new = c == 0 || all[c].always != all[c - 1].always;
      if (is_new) {
        usual_arm = usual_input();
        usual_arm.parameters = with(usual_arm.parameters, all[c].always);
        usual = outcome_of(usual_arm, r);
      }
      if (is_new || all[c].reform != all[c - 1].reform)
        reformed = outcome_of(with_reform(usual_arm, all[c].reform), r);
      base[c].push_back(all[c].quantity(usual));
      changed[c].push_back(all[c].quantity(reformed));
    }
  }
  for (std::size_t c = 0; c < all.size(); ++c) {
    SCOPED_TRACE(std::string(all[c].reform));
    std::vector<double> differences;
    double before = 0.0, after = 0.0;
    for (std::uint64_t r = 0; r < replications; ++r) {
      differences.push_back(changed[c][r] - base[c][r]);
      before += base[c][r] / replications;
      after += changed[c][r] / replications;
    }
    const auto t = statistics::estimate_mean(differences);
    std::printf("%.3s %-36s %9.2f -> %9.2f  t %6.1f\n", all[c].reform.data(), all[c].what.data(),
                before, after, t.mean / t.standard_error);
    if (all[c].direction == Moves::up) expect_rise(differences, all[c].what);
    if (all[c].direction == Moves::down) expect_fall(differences, all[c].what);
  }
}

TEST(Reforms, ChangeNothingWhereNobodyAdoptsThem) {
  Input small = usual_input();
  small.children = 3000;
  small.period.measured_days = 400;
  const Outcome base = outcome_of(small, 0);
  const auto is_as_before = [&](const Outcome& other) {
    const auto a = base.result.tallies.cells();
    const auto b = other.result.tallies.cells();
    return std::equal(a.begin(), a.end(), b.begin(), b.end()) &&
           std::equal(base.trace.begin(), base.trace.end(), other.trace.begin(), other.trace.end(),
                      same);
  };
  for (const auto& [id, reform] : shipped_reforms())
    EXPECT_TRUE(is_as_before(outcome_of(with_reform(small, id, 0.0), 0))) << id;
  EXPECT_FALSE(is_as_before(outcome_of(with_reform(small, "X02"), 0)));
}

/// With a fifth fewer social workers everything waits, and what waits makes haste and tires:
/// visits learn less and more workers leave. More children are missed only in a few of a hundred,
/// too few to show as a rise in so few replications; it must not show as a fall.
TEST(Overload, FeedsItself) {
  constexpr std::uint64_t many = 32;
  const Input usual_arm = usual_input();
  std::vector<double> wait, on_time, learned, leaving, missed;
  for (std::uint64_t r = 0; r < many; ++r) {
    const Outcome usual = outcome_of(usual_arm, r);
    const Outcome fewer = outcome_of(with_reform(usual_arm, "X12"), r);
    const auto difference = [&](Measure numerator, Measure denominator) {
      const Quantity quantity = mean(numerator, denominator);
      return quantity(fewer) - quantity(usual);
    };
    wait.push_back(difference(Measure::assessment_days, Measure::assessments_timed));
    on_time.push_back(
        difference(Measure::initial_assessments_on_time, Measure::initial_assessments));
    learned.push_back(adults_found_by_visit(fewer) - adults_found_by_visit(usual));
    leaving.push_back(difference(Measure::workers_left, Measure::post_days));
    missed.push_back(difference(Measure::missed, Measure::harmed));
  }
  expect_rise(wait, "days to an initial assessment");
  expect_fall(on_time, "initial assessments within their limit");
  expect_fall(learned, "hidden adults discovered by each visit");
  expect_rise(leaving, "leaving per day of a post");
  const auto interval = statistics::estimate_mean(missed, 0.99);
  std::printf("missed-case rate with a fifth fewer posts: %+.4f (%+.4f to %+.4f)\n", interval.mean,
              interval.low, interval.high);
  EXPECT_GE(interval.high, 0.0);
}

/// Reports of all kinds double; harmed children found do not.
TEST(Overload, TwiceTheReportsFindLessThanTwiceTheHarm) {
  const Input usual_arm = usual_input();
  std::vector<double> reports, recognised, is_protected;
  for (std::uint64_t r = 0; r < replications; ++r) {
    const Outcome usual = outcome_of(usual_arm, r);
    const Outcome twice = outcome_of(with_reform(usual_arm, "X13"), r);
    const auto more_than = [&](double times, Measure measure) {
      return tally(measure)(twice) - times * tally(measure)(usual);
    };
    reports.push_back(more_than(1.0, Measure::referrals));
    recognised.push_back(more_than(2.0, Measure::recognised));
    is_protected.push_back(more_than(2.0, Measure::protected_after_harm));
  }
  expect_rise(reports, "referrals");
  expect_fall(recognised, "harmed children recognised, over twice as many");
  expect_fall(is_protected, "harmed children protected, over twice as many");
}

}  // namespace
}  // namespace sightline::model::testing
