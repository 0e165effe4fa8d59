// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sightline/model/communication/post.hpp>

#include "small_world.hpp"

namespace sightline::model::communication {
namespace {

using testing::plain_parameters;
using testing::SmallWorld;

/// Letters only, at once, complete and never lost; the opinion of others is adopted as it is.
model::Parameters perfect_post() {
  model::Parameters p = plain_parameters();
  auto& telling = p.practice.telling;
  telling.by_telephone = Probability(0.0);
  telling.letter_lost = telling.telephone_lost = Probability(0.0);
  telling.letter_delay = telling.telephone_delay = Days(0.0);
  telling.letter_weight = telling.telephone_weight = Share(1.0);
  p.practice.judgement.trust.values.fill(Share(1.0));
  return p;
}

void send_from(SmallWorld& small, ChildId child, Agency sender,
               MessageKind kind = MessageKind::referral) {
  send(small.world, child, sender, small.somebody_of(sender), kind, 0);
}

/// Delivers all that is under way, each at its time.
std::vector<Message> deliver_all(SmallWorld& small) {
  std::vector<Message> messages;
  for (const engine::Event& event : small.take_events(EventKind::message_arrives)) {
    small.world.now = event.at;
    messages.push_back(deliver(small.world, MessageId(event.subject)));
  }
  return messages;
}

double social_care_thinks(const SmallWorld& small, ChildId child) {
  return evidence::belief(small.world, Agency::social_care, child) -
         evidence::prior(small.world, child);
}

TEST(Post, AnEchoThatArrivesWeakerTakesNothingAway) {
  model::Parameters p = perfect_post();
  p.practice.telling.letter_weight = Share(0.5);
  SmallWorld small(p);
  const ChildId child = small.add_child();
  small.add_item(child, {Agency::school, Agency::social_care}, 2.0);
  send_from(small, child, Agency::school);
  deliver_all(small);
  EXPECT_DOUBLE_EQ(social_care_thinks(small, child), 2.0);
  // Who means more is heard, if only by half; who means the opposite too.
  const ItemId stronger = small.add_item(child, {Agency::police, Agency::social_care}, 1.0);
  evidence::learn(small.world, stronger, Agency::police, 4.0);
  send_from(small, child, Agency::police);
  deliver_all(small);
  EXPECT_DOUBLE_EQ(social_care_thinks(small, child), 2.0 + 2.0);
}

TEST(Post, CarriesAllItsSenderKnowsAndNothingElse) {
  SmallWorld small(perfect_post());
  const ChildId child = small.add_child();
  small.add_item(child, {Agency::school}, 1.0);
  small.add_item(child, {Agency::school, Agency::police}, 0.5);
  small.add_item(child, {Agency::police}, 4.0);
  send_from(small, child, Agency::school);
  const auto messages = deliver_all(small);
  ASSERT_EQ(messages.size(), 1U);
  EXPECT_EQ(messages[0].child, child);
  EXPECT_EQ(messages[0].sender, Agency::school);
  EXPECT_EQ(messages[0].kind, MessageKind::referral);
  EXPECT_DOUBLE_EQ(social_care_thinks(small, child), 1.5);
}

TEST(Post, DoesNotCarryWhatItsSenderLearnsAfterwards) {
  model::Parameters p = perfect_post();
  p.practice.telling.letter_delay = Days(10.0);
  SmallWorld small(p);
  const ChildId child = small.add_child();
  small.add_item(child, {Agency::school}, 1.0);
  send_from(small, child, Agency::school);
  small.world.now = small.world.now + minutes(1);
  small.add_item(child, {Agency::school}, 3.0);
  ASSERT_EQ(deliver_all(small).size(), 1U);
  EXPECT_DOUBLE_EQ(social_care_thinks(small, child), 1.0);
}

TEST(Post, WithoutDelayArrivesInTheSameMinute) {
  SmallWorld small(perfect_post());
  const ChildId child = small.add_child();
  small.advance_days(3.0);
  send_from(small, child, Agency::school);
  const auto events = small.take_events(EventKind::message_arrives);
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].at, small.world.now);
}

TEST(Post, CertainLossLeavesNothing) {
  model::Parameters p = perfect_post();
  p.practice.telling.letter_lost = Probability(1.0);
  SmallWorld small(p);
  const ChildId child = small.add_child();
  small.add_item(child, {Agency::school}, 1.0);
  send_from(small, child, Agency::school);
  EXPECT_TRUE(deliver_all(small).empty());
  EXPECT_EQ(small.world.post.lost, 1U);
  EXPECT_EQ(small.count(HappeningKind::message_sent), 1U);
  EXPECT_EQ(small.count(HappeningKind::message_lost), 1U);
  EXPECT_DOUBLE_EQ(social_care_thinks(small, child), 0.0);
}

TEST(Post, LosesNoMessageWithoutCountingIt) {
  SmallWorld small;  // the defaults: letters and calls, delays and losses
  for (int i = 0; i < 500; ++i) {
    const ChildId child = small.add_child();
    send_from(small, child, Agency::school);
    send_from(small, child, Agency::police, MessageKind::check_answer);
  }
  const State& post = small.world.post;
  EXPECT_EQ(post.sent, 1000U);
  EXPECT_GT(post.lost, 0U);
  EXPECT_EQ(post.sent, post.lost + post.in_flight());
  const std::size_t arrived = deliver_all(small).size();
  EXPECT_EQ(post.delivered, arrived);
  EXPECT_EQ(post.sent, post.lost + post.delivered);
  EXPECT_EQ(post.in_flight(), 0U);
}

TEST(Post, CallsAndLettersEachHaveTheirOwnFate) {
  model::Parameters p = perfect_post();
  p.practice.telling.letter_lost = Probability(1.0);
  p.practice.telling.telephone_weight = Share(0.5);
  p.practice.telling.by_telephone = Probability(1.0);
  SmallWorld small(p);
  const ChildId child = small.add_child();
  small.add_item(child, {Agency::school}, 2.0);
  send_from(small, child, Agency::school);
  ASSERT_EQ(deliver_all(small).size(), 1U);
  EXPECT_DOUBLE_EQ(social_care_thinks(small, child), 1.0);
}

TEST(Post, WhatArrivesIsTheOpinionTimesChannelWeightTimesTrust) {
  model::Parameters p = perfect_post();
  p.practice.telling.letter_weight = Share(0.5);
  p.practice.judgement.trust[Agency::school] = Share(0.8);
  SmallWorld small(p);
  const ChildId child = small.add_child();
  small.add_item(child, {Agency::school}, 2.0);
  send_from(small, child, Agency::school);
  deliver_all(small);
  EXPECT_NEAR(social_care_thinks(small, child), 2.0 * 0.5 * 0.8, 1e-6);
}

TEST(Post, AnOpinionAgainstTheFrameOfSocialCareIsAnchored) {
  model::Parameters p = perfect_post();
  p.practice.judgement.anchoring = Share(0.25);
  SmallWorld small(p);
  const ChildId child = small.add_child();
  small.make_believe(child, Agency::social_care, -6.0);
  const double before = social_care_thinks(small, child);
  small.add_item(child, {Agency::school}, 2.0);
  send_from(small, child, Agency::school);
  deliver_all(small);
  EXPECT_NEAR(social_care_thinks(small, child), before + 1.5, 1e-6);
}

TEST(Hear, MovesTheOwnWeightTowardsTheOpinionByTrust) {
  SmallWorld small;
  const ChildId child = small.add_child();
  const ItemId item = small.add_item(child, {Agency::social_care}, 1.0);
  const auto weight = [&] { return small.world.ledger.items[item].weight[Agency::social_care]; };
  hear(small.world, item, Agency::social_care, 3.0, 0.5);
  EXPECT_FLOAT_EQ(weight(), 2.0F);
  hear(small.world, item, Agency::social_care, -2.0, 0.0);
  EXPECT_FLOAT_EQ(weight(), 2.0F);
  hear(small.world, item, Agency::social_care, -2.0, 1.0);
  EXPECT_FLOAT_EQ(weight(), -2.0F);
}

TEST(Hear, OfSomethingNewStartsFromNothing) {
  SmallWorld small;
  const ChildId child = small.add_child();
  const ItemId item = small.add_item(child, {Agency::school}, 1.0);
  hear(small.world, item, Agency::police, 4.0, 0.75);
  EXPECT_FLOAT_EQ(small.world.ledger.items[item].weight[Agency::police], 3.0F);
  EXPECT_TRUE(evidence::knows(small.world.ledger.items[item], Agency::police, small.world.now));
}

TEST(Post, AfterTheEndOfThePeriodStaysUnderWay) {
  model::Parameters p = perfect_post();
  p.practice.telling.letter_delay = Days(365.0);
  SmallWorld small(p);
  const ChildId child = small.add_child();
  small.world.now = small.world.end - minutes(2);
  send_from(small, child, Agency::school);
  EXPECT_TRUE(deliver_all(small).empty());
  EXPECT_EQ(small.world.post.in_flight(), 1U);
}

}  // namespace
}  // namespace sightline::model::communication
