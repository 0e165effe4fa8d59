// SPDX-License-Identifier: Apache-2.0
// Each mechanism of shared/case/child-p.md is a parameter that can be switched off, and its absence
// moves an outcome in the direction that the mechanism claims, in runs paired by common dice.
#include <cstdio>
#include <functional>
#include <map>
#include <set>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "replications.hpp"
#include "tests/science/support/error_bounds.hpp"
#include "tests/science/support/quantities.hpp"

namespace sightline::model::testing {
namespace {

constexpr std::uint64_t replications = 12;

/// Share of plans under which the child was protected at some time.
double plans_that_protect(const Outcome& run) {
  using K = HappeningKind;
  std::map<ChildId, bool> open;  // and whether the child was protected under it
  double plans = 0.0, protect = 0.0;
  for (const Happening& h : run.trace) {
    const auto found = open.find(h.child);
    if (h.kind == K::plan_started) open[h.child] = false;
    if (found == open.end()) continue;
    if (h.kind == K::protection && h.detail == 1) found->second = true;
    if (h.kind != K::plan_ended) continue;
    plans += 1.0;
    protect += found->second ? 1.0 : 0.0;
    open.erase(found);
  }
  return protect / std::max(1.0, plans);
}
/// Share of the legal planning meetings that find the threshold met.
double threshold_met(const Outcome& run) {
  double met = 0.0, meetings = 0.0;
  for (const Happening& h : run.trace) {
    if (h.kind != HappeningKind::legal_meeting) continue;
    met += h.detail == 1 ? 1.0 : 0.0;
    meetings += 1.0;
  }
  return met / std::max(1.0, meetings);
}

/// Breaches that are noticed and have no consequence.
double breaches_unanswered(const Outcome& run) {
  double n = 0.0;
  for (const Happening& h : run.trace)
    n += h.kind == HappeningKind::breach_noticed && h.detail == 0 ? 1.0 : 0.0;
  return n;
}
/// Days from breaches until they are answered, or the child is placed, or plan or file ends.
double days_in_breach(const Outcome& run) {
  using K = HappeningKind;
  std::map<ChildId, Time> since;
  double days = 0.0;
  const auto end = [&](ChildId child, Time at) {
    const auto found = since.find(child);
    if (found == since.end()) return;
    days += (at - found->second).days();
    since.erase(found);
  };
  for (const Happening& h : run.trace) {
    if (h.kind == K::breach) since.emplace(h.child, h.at);
    const bool ends = (h.kind == K::breach_noticed && h.detail == 1) || h.kind == K::placed ||
                      h.kind == K::plan_ended || h.kind == K::case_closed || h.kind == K::died;
    if (ends) end(h.child, h.at);
  }
  while (!since.empty())
    end(since.begin()->first, run.end);
  return days;
}
/// Social care's mean belief at the first decision on a child after the prosecutor let its case go.
double belief_after_no_charge(const Outcome& run) {
  using K = HappeningKind;
  std::set<ChildId> news;
  double n = 0.0, sum = 0.0;
  for (const Happening& h : run.trace) {
    if (h.kind == K::prosecutor_decision && h.detail == 0 && h.agency == Agency::prosecutor)
      news.insert(h.child);
    const bool is_decision = h.kind == K::enquiry_ended || h.kind == K::review_conference ||
                             h.kind == K::initial_assessment || h.kind == K::screened_out;
    if (!is_decision || news.erase(h.child) == 0) continue;
    n += 1.0;
    sum += static_cast<double>(h.value);
  }
  return sum / std::max(1.0, n);
}
/// Recognitions at a belief below the threshold that Practice gives to everybody.
double recognised_below_threshold(const Outcome& run) {
  const auto lowest = static_cast<float>(workforce::Practice{}.threshold.share.value());
  double n = 0.0;
  for (const Happening& h : run.trace)
    n += h.kind == HappeningKind::recognised && h.value < lowest ? 1.0 : 0.0;
  return n;
}

enum class Off { raises, lowers, ends };  // ends: nothing of it is left

struct Mechanism {
  std::string_view id, name;
  std::vector<Setting> off;
  std::string_view what;
  Quantity quantity;
  Off effect;
  std::vector<Setting> always = {};  ///< in both arms, so that the mechanism stands alone
};

std::vector<Mechanism> mechanisms() {
  using K = HappeningKind;
  return {
      {"M01",
       "threshold of concern too high",
       {{"practice.threshold.refer", -2.5}, {"practice.threshold.share", -3.0}},
       "harmed children recognised",
       tally(Measure::recognised),
       Off::raises},
      {"M02",
       "credulity",
       {{"practice.judgement.credulity", 0.0}},
       "mean weight of inflicted injuries found",
       mean_value(K::sign_found, Happening::sign_seen),
       Off::raises},
      {"M02",
       "credulity",
       {{"practice.judgement.credulity", 0.0}},
       "harmed children recognised",
       tally(Measure::recognised),
       Off::raises},
      {"M03",
       "anchoring",
       {{"practice.judgement.anchoring", 0.0}},
       "mean weight of inflicted injuries found",
       mean_value(K::sign_found, Happening::sign_seen),
       Off::raises},
      {"M04",
       "lack of professional curiosity",
       {{"practice.curiosity.ask_who_lives_here", 1.0},
        {"practice.curiosity.background_check", 1.0}},
       "hidden adults discovered",
       happenings(K::adult_discovered),
       Off::raises},
      {"M05",
       "hidden adults",
       {{"household.adults.partner_arrives", 0.0}, {"household.adults.lodger_arrives", 0.0}},
       "inflicted injuries",
       tally(Measure::inflicted_injuries),
       Off::lowers},
      {"M05",
       "hidden adults",
       {{"household.adults.partner_arrives", 0.0}, {"household.adults.lodger_arrives", 0.0}},
       "hidden adults discovered",
       happenings(K::adult_discovered),
       Off::ends},
      {"M06",
       "conference without doctors",
       {{"practice.conference.attendance.paediatrics", 1.0},
        {"practice.conference.attendance.hospital", 1.0},
        {"practice.conference.attendance.general_practice", 1.0}},
       "mean pooled belief at conferences with a plan",
       mean_value(K::conference, 1),
       Off::raises},
      {"M07",
       "incomplete examination",
       {{"practice.examination.complete", 1.0}, {"practice.examination.lost_to_distress", 0.0}},
       "contacts that overlook a sign",
       happenings(K::contact, Happening::sign_overlooked),
       Off::ends},
      {"M08",
       "diffusion of responsibility",
       {{"practice.telling.diffusion", 0.0}, {"practice.telling.left_to_appointment", 0.0}},
       "recognised and left to others",
       happenings(K::not_told),
       Off::ends},
      {"M08",
       "diffusion of responsibility",
       {{"practice.telling.diffusion", 0.0}, {"practice.telling.left_to_appointment", 0.0}},
       "harmed children referred",
       tally(Measure::referred_after_harm),
       Off::raises},
      {"M09",
       "communication delay and loss",
       {{"practice.telling.letter_lost", 0.0},
        {"practice.telling.telephone_lost", 0.0},
        {"practice.telling.letter_delay", 0.0},
        {"practice.telling.telephone_delay", 0.0},
        {"practice.telling.letter_weight", 1.0},
        {"practice.telling.telephone_weight", 1.0},
        {"practice.telling.check_answered", 1.0}},
       "days from sending to delivery",
       mean_value(K::message_delivered),
       Off::ends},
      {"M09",
       "communication delay and loss",
       {{"practice.telling.letter_lost", 0.0}, {"practice.telling.telephone_lost", 0.0}},
       "messages lost",
       tally(Measure::messages_lost),
       Off::ends},
      {"M10",
       "delay in decisions",
       {{"workforce.staffing.unlimited", 1.0}},
       "days to a legal planning meeting",
       mean(Measure::legal_meeting_days, Measure::legal_meetings),
       Off::lowers},
      {"M11",
       "legal threshold too strict",
       {{"practice.threshold.proceedings", 1.2}},
       "legal planning meetings at which the threshold is met",
       threshold_met,
       Off::raises},
      {"M13",
       "concealment",
       {{"evidence.concealment", 0.0}},
       "contacts from which a sign is hidden",
       happenings(K::contact, Happening::sign_hidden),
       Off::ends},
      {"M13",
       "disguised compliance",
       {{"household.families.genuine_cooperation", 1.0}},
       "share of plans that protect",
       plans_that_protect,
       Off::raises},
      {"M17",
       "siblings overlooked",
       {{"practice.conference.siblings_considered", 1.0}},
       "siblings considered",
       happenings(K::sibling_considered),
       Off::raises},
      {"M12",
       "who did it cannot be shown",
       {{"justice.who_did_it", 0.0}},
       "charges",
       tally(Measure::charges),
       Off::raises},
      {"M12",
       "no charge colours social work",
       {{"evidence.belief.no_further_action", 0.0}},
       "mean belief at the next decision after no charge",
       belief_after_no_charge,
       Off::raises,
       // Many arrests, and never a charge.
       {{"practice.telling.tell_police", 1.0},
        {"practice.threshold.investigate", -3.0},
        {"practice.threshold.arrest", -3.0},
        {"practice.threshold.charge", 12.0}}},
      {"M15",
       "escalation and emboldening",
       {{"household.response.escalation_per_incident", 0.0},
        {"household.response.emboldening", 0.0}},
       "inflicted injuries",
       tally(Measure::inflicted_injuries),
       Off::lowers},
      {"M15",
       "deterrence by firm action",
       {{"household.response.deterrence", 0.0}},
       "inflicted injuries",
       tally(Measure::inflicted_injuries),
       Off::raises,
       {{"household.response.half_life", 730.0},
        {"household.response.escalation_per_incident", 0.0}}},
      {"M15",
       "emboldening by soft action",
       {{"household.response.emboldening", 0.0}},
       "inflicted injuries",
       tally(Measure::inflicted_injuries),
       Off::lowers,
       {{"household.response.emboldening", 2.0},
        {"household.response.escalation_limit", 5.0},
        {"household.response.escalation_per_incident", 0.0}}},
      {"M16",
       "history lost at hand-over",
       {{"practice.hand_over.history_read", 1.0},
        {"evidence.belief.unread_history", 1.0},
        {"pathway.records_follow", 1.0}},
       "files handed over without their history",
       tally(Measure::unread_history),
       Off::ends},
      {"M16",
       "house moves",
       {{"household.mobility.moves", 0.0}},
       "hand-overs",
       tally(Measure::hand_overs),
       Off::lowers,
       {{"workforce.turnover.rate", 0.0}, {"workforce.sickness.spells", 0.0}}},
      // Much bias, often supervised: then it matters whether the supervisor takes any of it away.
      {"M18",
       "weak supervision",
       {{"practice.supervision.challenge", 1.0}},
       "mean pooled belief at reviews",
       mean_value(K::review_conference),
       Off::raises,
       {{"practice.judgement.credulity", 0.9},
        {"practice.judgement.anchoring", 0.9},
        {"practice.supervision.interval", 14.0},
        {"practice.supervision.challenge", 0.0}}},
      {"M18",
       "staff who leave and fall ill",
       {{"workforce.turnover.rate", 0.0}, {"workforce.sickness.spells", 0.0}},
       "hand-overs",
       tally(Measure::hand_overs),
       Off::lowers},
      {"M18",
       "staff who leave and fall ill",
       {{"workforce.turnover.rate", 0.0}, {"workforce.sickness.spells", 0.0}},
       "workers who leave",
       happenings(K::worker_left),
       Off::ends},
      {"M20",
       "differences between professionals",
       {{"workforce.differences", 0.0}},
       "recognitions below the threshold of Practice",
       recognised_below_threshold,
       Off::ends,
       {{"oversight.alarm.threshold_shift", 0.0}}},
      // A family that has fled is not found either, and breaks its conditions.
      {"M14",
       "plan without challenge",
       {{"practice.plan.breach_noticed", 1.0}, {"practice.plan.breach_answered", 1.0}},
       "breaches noticed without consequence",
       breaches_unanswered,
       Off::ends,
       {{"household.mobility.flees", 0.0}}},
      {"M14",
       "plan without challenge",
       {{"practice.plan.breach_noticed", 1.0}, {"practice.plan.breach_answered", 1.0}},
       "days in breach",
       days_in_breach,
       Off::lowers,
       {{"household.mobility.flees", 0.0}}},
      {"M14",
       "breaches",
       {{"pathway.breaches_if_apparent", 0.0}, {"pathway.breaches_if_cooperative", 0.0}},
       "breaches",
       tally(Measure::breaches),
       Off::ends,
       {{"household.mobility.flees", 0.0}}},
      {"M19",
       "unknown carers",
       {{"pathway.child_elsewhere", 0.0}},
       "visits that do not see the child",
       happenings(K::visit, Happening::child_not_seen),
       Off::ends,
       {{"household.mobility.flees", 0.0}, {"pathway.nobody_home_if_unannounced", 0.0}}},
      {"M22",
       "response to a scandal elsewhere",
       {{"oversight.alarm.threshold_shift", 0.0}},
       "referrals",
       tally(Measure::referrals),
       Off::lowers,
       {{"oversight.national_alarm_on_day", 250.0}, {"oversight.national_alarm", 3.0}}},
      {"M22",
       "response to a scandal elsewhere",
       {{"oversight.national_alarm_on_day", 0.0}},
       "workers who leave",
       tally(Measure::workers_left),
       Off::lowers,
       {{"oversight.national_alarm_on_day", 250.0}, {"oversight.national_alarm", 3.0}}},
      {"M22",
       "response to deaths in the authority",
       {{"oversight.deaths.scandal", 0.0}, {"oversight.deaths.review_alarm", 0.0}},
       "alarms",
       tally(Measure::alarms),
       Off::ends,
       {{"oversight.deaths.scandal", 1.0}, {"household.harm.fatal", 0.001}}},
      {"M22",
       "response to deaths in the authority",
       {{"oversight.alarm.threshold_shift", 0.0}},
       "referrals",
       tally(Measure::referrals),
       Off::lowers,
       {{"oversight.deaths.scandal", 1.0}, {"household.harm.fatal", 0.001}}},
  };
}

/// Default parameters with more harm, and staff for it: effects show in fewer replications.
Outcome run_with(const std::vector<Setting>& settings, std::uint64_t replication) {
  const Parameters parameters =
      with(Parameters{}, {{"household.adults.aggressive_parent", 0.05},
                          {"household.adults.aggressive_newcomer", 0.2},
                          {"workforce.staffing.intake_social_workers", 11.0},
                          {"workforce.staffing.case_holding_social_workers", 7.0}});
  Outcome done;
  done.result = run(input_of(with(parameters, settings), 10'000, 200, 900), replication,
                    {.trace = &done.trace});
  done.end = start_of_day(200 + 900);
  return done;
}

TEST(Mechanisms, SwitchedOffMoveTheirOutcomeInTheDirectionTheyClaim) {
  const std::vector<Mechanism> all = mechanisms();
  std::vector<std::vector<double>> base(all.size()), off(all.size());
  for (std::uint64_t r = 0; r < replications; ++r) {
    Outcome usual, without;
    for (std::size_t m = 0; m < all.size(); ++m) {
      // Rows about the same switch stand together and share a run; so do rows with the same rest.
      const bool is_new = m == 0 || all[m].always != all[m - 1].always;
      if (is_new) usual = run_with(all[m].always, r);
      if (is_new || all[m].off != all[m - 1].off) {
        std::vector<Setting> settings = all[m].always;
        settings.insert(settings.end(), all[m].off.begin(), all[m].off.end());
        without = run_with(settings, r);
      }
      base[m].push_back(all[m].quantity(usual));
      off[m].push_back(all[m].quantity(without));
    }
  }
  for (std::size_t m = 0; m < all.size(); ++m) {
    SCOPED_TRACE(std::string(all[m].id) + " " + std::string(all[m].name));
    std::vector<double> differences;
    double usual = 0.0, without = 0.0;
    for (std::uint64_t r = 0; r < replications; ++r) {
      differences.push_back(off[m][r] - base[m][r]);
      usual += base[m][r] / replications;
      without += off[m][r] / replications;
    }
    const auto t = statistics::estimate_mean(differences);
    std::printf("%.3s %-31s %-46s %8.2f -> %8.2f  t %6.1f\n", all[m].id.data(), all[m].name.data(),
                all[m].what.data(), usual, without, t.mean / t.standard_error);
    EXPECT_NE(usual, 0.0);
    if (all[m].effect == Off::raises) expect_rise(differences, all[m].what);
    if (all[m].effect == Off::lowers) expect_fall(differences, all[m].what);
    if (all[m].effect == Off::ends) {
      EXPECT_EQ(without, 0.0);
    }
  }
}

/// M20: staff who are all alike, rested, and as skilled as the best third miss hardly fewer: the
/// rest of what goes wrong is not theirs.
TEST(Mechanisms, M20SkilledStaffWhoAreAllAlikeStillMissMost) {
  std::vector<double> differences;
  for (std::uint64_t r = 0; r < replications; ++r) {
    const auto missed_share = mean(Measure::missed, Measure::harmed);
    differences.push_back(missed_share(run_with({{"workforce.differences", 0.0},
                                                 {"practice.examination.noise_factor", 0.75},
                                                 {"workforce.tenure.newness", 0.0}},
                                                r)) -
                          0.8 * missed_share(run_with({}, r)));
  }
  expect_rise(differences, "missed-case rate, over four fifths of the usual");
}

/// M21: a reform that half the teams adopt, over two years, does less than one that all adopt at
/// once, and more than none.
TEST(Mechanisms, M21AReformDoesAsMuchAsItIsAdopted) {
  const auto left_to_others = [](double compliance, Duration full_after,
                                 std::uint64_t replication) {
    Input input = input_of(with(Parameters{}, {{"household.adults.aggressive_parent", 0.05},
                                               {"workforce.staffing.children_per_area", 1000.0}}),
                           10'000, 0, 900);
    input.reforms = {{.key = 21,
                      .from = Time(),
                      .full_after = full_after,
                      .compliance = Probability(compliance),
                      .changes = {set_practice("telling.diffusion", 0.0),
                                  set_practice("telling.left_to_appointment", 0.0)}}};
    double n = 0.0;
    for (const Happening& h : trace_of(input, replication))
      n += h.kind == HappeningKind::not_told && h.agency != Agency::community ? 1.0 : 0.0;
    return n;  // neighbours adopt no reform
  };
  std::vector<double> against_none, against_all;
  for (std::uint64_t r = 0; r < replications; ++r) {
    const double in_part = left_to_others(0.5, days(730), r);
    against_none.push_back(in_part - left_to_others(0.0, days(730), r));
    against_all.push_back(in_part - left_to_others(1.0, Duration(), r));
    EXPECT_EQ(against_all.back(), in_part);  // all of it, and nothing is left to others
  }
  expect_fall(against_none, "recognised and left to others, in part against not at all");
  expect_rise(against_all, "recognised and left to others, in part against wholly");
}

/// M17: with every sibling considered, none who is a child is left out of a conference that made a
/// plan, unless social care was about to decide on it anyway.
TEST(Mechanisms, M17OffLeavesNoSiblingUnconsidered) {
  const auto unconsidered = [](double considered) {
    const Parameters p =
        with(Parameters{}, {{"practice.conference.siblings_considered", considered},
                            {"household.families.one_child", 0.0},
                            {"household.families.two_children", 1.0},
                            {"household.families.three_children", 0.0},
                            {"household.families.birth_gap", 0.8}});
    const Input input = input_of(p, 10'000, 0, 730);
    const auto children = children_of(input, 0);
    std::map<ChildId, bool> has_open_case;
    std::vector<Happening> trace = trace_of(input, 0);
    int left_out = 0;
    for (std::size_t i = 0; i < trace.size(); ++i) {
      const Happening& h = trace[i];
      if (h.kind == HappeningKind::referral || h.kind == HappeningKind::plan_started)
        has_open_case[h.child] = true;
      if (h.kind == HappeningKind::case_closed) has_open_case[h.child] = false;
      if (h.kind != HappeningKind::conference || h.detail != 1 || h.value == 0.0F) continue;
      // The index child's conference records its pooled belief; what follows at this moment is its.
      for (const std::uint32_t id : {h.child.value() - 1, h.child.value() + 1}) {
        const ChildId sibling(id);
        if (id >= children.size() || children[sibling].family != children[h.child].family ||
            !household::is_a_child_now(children[sibling], h.at)) {
          continue;
        }
        bool is_considered = has_open_case[sibling];
        for (std::size_t j = i; j < trace.size() && trace[j].at == h.at; ++j) {
          is_considered = is_considered || (trace[j].kind == HappeningKind::sibling_considered &&
                                            trace[j].child == sibling);
        }
        left_out += is_considered ? 0 : 1;
      }
    }
    return left_out;
  };
  EXPECT_GT(unconsidered(0.35), 5);
  EXPECT_EQ(unconsidered(1.0), 0);
}

}  // namespace
}  // namespace sightline::model::testing
