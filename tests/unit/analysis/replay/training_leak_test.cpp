// SPDX-License-Identifier: Apache-2.0
// No trainee is shown what their role could not have known: every role of every shipped case that
// the model can play, over 50 paths of choices and dice for each case.
#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include <sightline/core/digest.hpp>

#include "training_case.hpp"

namespace sightline::replay {
namespace {

using example::TrainingCase;
using model::Agency;
using model::Happening;
using model::HappeningKind;

constexpr int paths = 13;  // of each role; 50 and more of each case
constexpr std::uint32_t tiny_authority = 600;

/// Whether the trace itself lets the role hear of what `teller` found: by word that arrived, at a
/// conference that it sat in, or from a caller.
bool could_hear(const std::vector<Happening>& trace, Agency role, Agency teller, Time until) {
  return std::any_of(trace.begin(), trace.end(), [&](const Happening& one) {
    if (one.at >= until) return false;
    switch (one.kind) {
      case HappeningKind::message_delivered:
        return role == Agency::social_care;
      case HappeningKind::told_police:
        return role == Agency::police;
      case HappeningKind::conference_attended:
        return one.agency == role || (role == Agency::social_care && one.agency == teller);
      case HappeningKind::conference_reported:
        return role == Agency::social_care && one.agency == teller;
      default:
        return false;
    }
  });
}

bool is_found_by_one(HappeningKind kind) {
  return kind == HappeningKind::contact || kind == HappeningKind::sign_found ||
         kind == HappeningKind::recognised || kind == HappeningKind::message_sent ||
         kind == HappeningKind::not_told;
}

bool is_of_the_home(HappeningKind kind) {
  return kind == HappeningKind::injury || kind == HappeningKind::concern ||
         kind == HappeningKind::breach || kind == HappeningKind::family_fled ||
         kind == HappeningKind::family_moved;
}

/// What the case's own words tell belongs to the role and to the time before the first decision.
void expect_of_case(const scenario::Case& of, Agency role, Date begins, const SeenItem& seen) {
  ASSERT_LE(seen.item.since, begins);
  if (seen.item.event.empty()) return;
  for (const scenario::CaseEvent& event : of.chronology) {
    if (event.id != seen.item.event) continue;
    const bool is_own = std::any_of(event.knew.begin(), event.knew.end(), [&](const auto& one) {
      return one.who == model::index_of(role) && one.since == seen.item.since &&
             seen.item.text == (one.saw.empty() ? event.what : one.saw);
    });
    EXPECT_TRUE(is_own) << seen.item.event;
  }
}

void expect_of_world(const ToldWorld& told, const TrainingWorlds& worlds, Agency role, Date day,
                     const SeenItem& seen) {
  ASSERT_LE(seen.item.since, day);
  const Happening& one = told.happening_of(seen.item.event);
  const Time end = worlds.start_of(day) + days(1);
  ASSERT_LT(one.at, end);
  EXPECT_FALSE(is_of_the_home(one.kind)) << seen.item.text;
  if (is_found_by_one(one.kind) && one.agency != role) {
    EXPECT_TRUE(could_hear(told.world().trace, role, one.agency, end))
        << model::name_of(role) << " on " << to_string(day) << ": " << seen.item.text;
  }
}

/// `is_case_item` by the place of an item: those of the case come first.
void expect_no_leak(const TrainingWorlds& worlds, const ToldWorld& told, const Session& session,
                    Date day, std::optional<Date> last, int& shown) {
  const scenario::Case& of = worlds.history().of();
  const std::size_t of_case =
      view_as(of, model::index_of(session.role), std::min(day, worlds.begins())).size();
  const std::vector<SeenItem> view = told.view(session.role, day, last);
  for (std::size_t i = 0; i < view.size(); ++i) {
    if (i < of_case) {
      expect_of_case(of, session.role, worlds.begins(), view[i]);
    } else {
      expect_of_world(told, worlds, session.role, day, view[i]);
      ++shown;
    }
    EXPECT_EQ(view[i].is_new, !last || view[i].item.since > *last);
    if (::testing::Test::HasFatalFailure()) return;
  }
}

bool has_told(const ToldWorld& told, const TrainingWorlds& worlds, Agency role, Date day) {
  const Time start = worlds.start_of(day);
  const auto& trace = told.world().trace;
  return std::any_of(trace.begin(), trace.end(), [&](const Happening& one) {
    return one.kind == HappeningKind::message_sent && one.agency == role && one.at >= start &&
           one.at < start + days(1);
  });
}

/// What was decided today came about today.
void expect_decided(const ToldWorld& told, const TrainingWorlds& worlds, const Session& session) {
  const Choice& choice = session.answers.back().choice;
  if (choice.at != at_news || session.role == Agency::social_care) return;
  const bool tells = has_told(told, worlds, session.role, choice.on);
  if (choice.option == "phone" || choice.option == "refer" || choice.option == "tell_police") {
    EXPECT_TRUE(tells) << model::name_of(session.role) << " " << to_string(choice.on);
  }
  if (choice.option == "wait") {
    EXPECT_FALSE(tells) << model::name_of(session.role) << " " << to_string(choice.on);
  }
}

/// Any of `n`, by path and stop: every path is another one, and the same on every machine.
std::size_t any_of(std::size_t n, const Session& session) {
  Digest digest;
  digest.add(session.dice);
  digest.add(std::uint64_t{session.answers.size()});
  digest.add(model::name_of(session.role));
  return digest.value() % n;
}

struct Shown {
  int items = 0;
  int stops = 0;
  int paths = 0;
};

/// One path of random choices, looked at on every day of a stop and on the last.
void walk(const TrainingWorlds& worlds, Session session, Shown& shown) {
  std::optional<Date> last;
  for (;;) {
    const ToldWorld told(worlds, worlds.play(worlds.turns_of(session)));
    if (!session.answers.empty()) expect_decided(told, worlds, session);
    const std::optional<Stop> stop = told.next_stop(session, last);
    const Date day = stop ? stop->on : worlds.ends();
    ASSERT_LE(day, worlds.ends());
    expect_no_leak(worlds, told, session, day, last, shown.items);
    if (!stop || ::testing::Test::HasFatalFailure()) return;
    ++shown.stops;
    std::vector<Offer> offers = stop->offers;
    std::erase_if(offers, [](const Offer& offer) { return !offer.not_represented.empty(); });
    ASSERT_FALSE(offers.empty());
    const Offer& chosen = offers[any_of(offers.size(), session)];
    session.answers.push_back({{stop->on, stop->at, chosen.option}, "chosen at random", 50});
    last = stop->on;
  }
}

void expect_no_leak_in(const std::string& name, int least_items) {
  const TrainingCase p(name, tiny_authority);

  Shown shown;
  for (const std::string& role : playable_roles()) {
    Session session = p.session(model::agency_at(*scenario::find_knower(role)));
    const std::optional<Date> first = first_stop_of(p.of, session.role);
    if (!first || *first > training_ends(p.of, {})) continue;
    const TrainingWorlds worlds(p.of, p.input, session);
    for (int path = 0; path < paths; ++path) {
      session.dice = static_cast<std::uint64_t>(path);
      ++shown.paths;
      walk(worlds, session, shown);
      if (::testing::Test::HasFatalFailure()) return;
    }
  }
  EXPECT_GT(shown.items, least_items);
  EXPECT_GE(shown.paths, 50);
  EXPECT_GT(shown.stops, shown.paths / 2);
}

TEST(TrainingLeaks, AreInNoWorldOfTheInventedCase) {
  expect_no_leak_in("two-bruises", 100);
}

TEST(TrainingLeaks, AreInNoWorldOfThePublishedCase) {
  expect_no_leak_in("child-p", 300);
}

}  // namespace
}  // namespace sightline::replay
