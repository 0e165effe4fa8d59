// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <gtest/gtest.h>

#include <sightline/model/purpose.hpp>
#include <sightline/replay/hand_offs.hpp>

#include "invented_case.hpp"

namespace sightline::replay {
namespace {

using example::InventedCase;
using example::Kind;
using model::Agency;
using model::Happening;

std::vector<HandOffKind> kinds_of(const std::vector<HandOff>& found) {
  std::vector<HandOffKind> kinds;
  for (const HandOff& one : found)
    kinds.push_back(one.kind);
  return kinds;
}

std::vector<HandOff> all_of(const InventedCase& made) {
  return failed_hand_offs(made.traced, Time(), start_of_day(900));
}

TEST(HandOffs, AreFoundInOrder) {
  const auto found = failed_hand_offs(example::untold_case(), Time(), start_of_day(900));
  EXPECT_EQ(kinds_of(found),
            (std::vector<HandOffKind>{HandOffKind::sign_not_found, HandOffKind::not_told,
                                      HandOffKind::message_lost}));
  for (const HandOff& one : found)
    EXPECT_FALSE(one.pins.empty());
}

TEST(HandOffs, LieInTheTimeAskedFor) {
  const auto found = failed_hand_offs(example::untold_case(), start_of_day(106), start_of_day(120));
  EXPECT_EQ(kinds_of(found), (std::vector<HandOffKind>{HandOffKind::not_told}));
}

TEST(HandOffs, OfTellingPinTheDrawThatDecidedIt) {
  InventedCase made;
  const Happening h = made.on(30, Kind::not_told, Agency::school);
  const auto found = all_of(made);
  ASSERT_EQ(found.size(), 1U);
  ASSERT_EQ(found[0].pins.size(), 1U);
  const Address expected =
      model::address(h.child, model::Purpose::decision_to_tell,
                     model::occurrence(model::index_of(Agency::school),
                                       static_cast<std::uint32_t>(h.at.minutes())));
  EXPECT_EQ(found[0].pins[0].address, expected);
  EXPECT_LT(found[0].pins[0].uniform, 1e-6);
}

TEST(HandOffs, AreSignsFoundAndNotTakenForHarm) {
  InventedCase made;
  made.on(30, Kind::sign_found, Agency::hospital, 0, 0.25F);
  made.on(30, Kind::contact, Agency::hospital, Happening::sign_present | Happening::sign_seen);
  const auto found = all_of(made);
  ASSERT_EQ(kinds_of(found), (std::vector<HandOffKind>{HandOffKind::sign_not_recognised}));
  EXPECT_DOUBLE_EQ(found[0].weight, 0.25);
  // A complete examination mends it where it makes more of the sign.
  InventedCase after;
  after.on(30, Kind::sign_found, Agency::hospital, 0, 0.25F);
  EXPECT_FALSE(is_mended(found[0], after.traced.trace));
  after.on(30, Kind::sign_found, Agency::hospital, 0, 1.0F);
  EXPECT_TRUE(is_mended(found[0], after.traced.trace));
  // Recognised then or before, nothing failed.
  made.on(30, Kind::recognised, Agency::hospital, 0, 0.5F);
  EXPECT_TRUE(all_of(made).empty());
}

TEST(HandOffs, AreRolesNeitherThereNorHeardByReport) {
  InventedCase made;
  made.on(40, Kind::conference_attended, Agency::health_visiting, 1);
  made.on(40, Kind::conference_reported, Agency::general_practice);
  made.on(40, Kind::conference, Agency::social_care, 1);
  std::vector<Agency> absent;
  for (const HandOff& one : all_of(made)) {
    EXPECT_EQ(one.kind, HandOffKind::absent_from_conference);
    absent.push_back(one.agency);
  }
  EXPECT_EQ(absent, (std::vector<Agency>{Agency::hospital, Agency::paediatrics, Agency::school,
                                         Agency::police}));
}

TEST(HandOffs, NumberConferencesAndReviewsAsTheFileDoes) {
  InventedCase made;
  made.on(40, Kind::conference, Agency::social_care, 1);
  made.on(130, Kind::review_conference);
  made.on(400, Kind::conference, Agency::social_care, 1);
  const auto found = all_of(made);
  const auto occurrence_of = [&](std::int32_t day) {
    const auto one = std::find_if(found.begin(), found.end(), [&](const HandOff& hand_off) {
      return hand_off.at.day() == day && hand_off.agency == Agency::police;
    });
    return one->pins.at(0).address.occurrence;
  };
  const std::uint64_t police = model::index_of(Agency::police);
  EXPECT_EQ(occurrence_of(40), model::occurrence(police, 1U << 16U));
  EXPECT_EQ(occurrence_of(130), model::occurrence(police, (1U << 16U) | 1U));
  EXPECT_EQ(occurrence_of(400), model::occurrence(police, (2U << 16U) | 1U));
}

TEST(HandOffs, AreSiblingsThatAConferenceDidNotConsider) {
  InventedCase made;
  made.on(40, Kind::conference, Agency::social_care, 1).child = model::ChildId(8);
  EXPECT_EQ(kinds_of(all_of(made)),
            (std::vector<HandOffKind>{HandOffKind::sibling_not_considered}));
  made.on(40, Kind::sibling_considered);
  EXPECT_TRUE(all_of(made).empty());
}

TEST(HandOffs, AreMessagesUnderWayForMoreThanAWeek) {
  InventedCase made;
  made.on(40, Kind::message_delivered, Agency::school, 1, 6.0F);
  EXPECT_TRUE(all_of(made).empty());
  made.on(60, Kind::message_delivered, Agency::school, 1, 10.0F);
  const auto found = all_of(made);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].at.day(), 50);  // mended where it was sent
}

TEST(IsMended, IsReadFromWhatHappensInstead) {
  InventedCase made;
  made.on(30, Kind::recognised, Agency::school);
  made.on(30, Kind::not_told, Agency::school);
  const auto found = all_of(made);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_FALSE(is_mended(found[0], made.traced.trace));
  made.traced.trace.pop_back();
  EXPECT_TRUE(is_mended(found[0], made.traced.trace));
}

TEST(HandOffs, OfHistoryAreThoseNotReadWhole) {
  InventedCase made;
  made.on(30, Kind::handed_over, Agency::social_care, 0, 1.0F);
  made.on(60, Kind::handed_over, Agency::social_care, 0, 0.5F);
  const auto found = all_of(made);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, HandOffKind::history_unread);
  // The second hand-over numbers the dice.
  EXPECT_EQ(found[0].pins[0].address.occurrence >> 32U, 2U << 8U);
}

}  // namespace
}  // namespace sightline::replay
