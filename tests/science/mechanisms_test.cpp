// SPDX-License-Identifier: Apache-2.0
// Each mechanism of shared/case/child-p.md is a parameter that can be switched off, and its absence
// moves an outcome in the direction that the mechanism claims, in runs paired by common dice.
#include <cstdio>
#include <functional>
#include <map>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "replications.hpp"
#include "tests/science/support/error_bounds.hpp"

namespace sightline::model::testing {
namespace {

using outcomes::Measure;

constexpr std::uint64_t replications = 12;

struct Outcome {
  ReplicationResult result;
  std::vector<Happening> trace;
};
using Quantity = std::function<double(const Outcome&)>;

Quantity tally(Measure measure) {
  return [measure](const Outcome& run) { return total(run.result, measure); };
}
Quantity happenings(HappeningKind kind, std::uint16_t flags = 0) {
  return [kind, flags](const Outcome& run) {
    double n = 0.0;
    for (const Happening& h : run.trace)
      n += h.kind == kind && (h.detail & flags) == flags ? 1.0 : 0.0;
    return n;
  };
}
Quantity mean(Measure sum, Measure number) {
  return [sum, number](const Outcome& run) {
    return total(run.result, sum) / std::max(1.0, total(run.result, number));
  };
}
/// Mean of what is recorded with happenings of this kind: weights found, beliefs pooled.
Quantity mean_value(HappeningKind kind, std::uint16_t flags = 0) {
  return [kind, flags](const Outcome& run) {
    double n = 0.0, sum = 0.0;
    for (const Happening& h : run.trace) {
      if (h.kind != kind || (h.detail & flags) != flags) continue;
      n += 1.0;
      sum += static_cast<double>(h.value);
    }
    return sum / std::max(1.0, n);
  };
}

enum class Off { raises, lowers, ends };  // ends: nothing of it is left

struct Mechanism {
  std::string_view id, name;
  std::vector<Setting> off;
  std::string_view what;
  Quantity quantity;
  Off effect;
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
       "children who start care",
       tally(Measure::care_starts),
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
       "children newly protected",
       happenings(K::protection, 1),
       Off::raises},
      {"M17",
       "siblings overlooked",
       {{"practice.conference.siblings_considered", 1.0}},
       "siblings considered",
       happenings(K::sibling_considered),
       Off::raises},
  };
}

/// Default parameters with more harm: effects show in fewer replications.
Outcome run_with(const std::vector<Setting>& settings, std::uint64_t replication) {
  Parameters parameters = with(Parameters{}, {{"household.adults.aggressive_parent", 0.05},
                                              {"household.adults.aggressive_newcomer", 0.2}});
  Outcome done;
  done.result = run(input_of(with(parameters, settings), 10'000, 200, 900), replication,
                    {.trace = &done.trace});
  return done;
}

TEST(Mechanisms, SwitchedOffMoveTheirOutcomeInTheDirectionTheyClaim) {
  const std::vector<Mechanism> all = mechanisms();
  std::vector<std::vector<double>> base(all.size()), off(all.size());
  for (std::uint64_t r = 0; r < replications; ++r) {
    const Outcome usual = run_with({}, r);
    Outcome without;
    for (std::size_t m = 0; m < all.size(); ++m) {
      // Rows about the same switch stand together and share a run.
      if (m == 0 || all[m].off != all[m - 1].off) without = run_with(all[m].off, r);
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
    EXPECT_GT(usual, 0.0);
    if (all[m].effect == Off::raises) expect_rise(differences, all[m].what);
    if (all[m].effect == Off::lowers) expect_fall(differences, all[m].what);
    if (all[m].effect == Off::ends) {
      EXPECT_EQ(without, 0.0);
    }
  }
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
