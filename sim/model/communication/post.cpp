// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include <sightline/model/communication/post.hpp>
#include <sightline/model/evidence/judgement.hpp>
#include <sightline/model/workforce/roster.hpp>

namespace sightline::model::communication {
namespace {

constexpr Duration no_sooner_than{5};  // minutes: a call takes its time

MessageId store(State& post, const Message& message) {
  if (post.free_messages.empty()) return post.messages.add(message);
  const MessageId id = post.free_messages.back();
  post.free_messages.pop_back();
  post.messages[id] = message;
  return id;
}

const workforce::Practice& practice_of_receiver(const World& world, ChildId child) {
  const std::uint8_t area = world.homes.family_of(child).area;
  return world.staff.teams[workforce::team_of(world.staff, Agency::social_care, area)].practice;
}

}  // namespace

void send(World& world, ChildId child, Agency sender, ProfessionalId by, MessageKind kind,
          std::uint32_t nth) {
  const workforce::TellingPractice& rules = workforce::practice_of(world.staff, by).telling;
  const std::uint64_t which = occurrence(
      (std::uint64_t{nth} << 16U) | (index_of(sender) << 8U) | static_cast<std::uint64_t>(kind),
      static_cast<std::uint32_t>(world.now.minutes()));
  const auto u = world.dice.decide4(address(child, Purpose::message_fate, which));
  const bool is_call = bernoulli(u[0], rules.by_telephone.value());
  Message message;
  message.child = child;
  message.sent = world.now;
  message.sender = sender;
  message.kind = kind;
  message.weight =
      static_cast<float>(is_call ? rules.telephone_weight.value() : rules.letter_weight.value());
  ++world.post.sent;
  const Happening sent{
      .agency = sender, .detail = static_cast<std::uint16_t>(kind), .child = child, .worker = by};
  Happening happening = sent;
  happening.kind = HappeningKind::message_sent;
  world.record(happening);
  if (bernoulli(u[1], is_call ? rules.telephone_lost.value() : rules.letter_lost.value())) {
    ++world.post.lost;
    happening.kind = HappeningKind::message_lost;
    world.record(happening);
    return;
  }
  const double mean = is_call ? rules.telephone_delay.value() : rules.letter_delay.value();
  const Duration delay =
      mean > 0.0 ? duration_of_days(exponential(u[2], 1.0 / mean)) + no_sooner_than : Duration();
  const MessageId id = store(world.post, message);
  if (world.now + delay < world.end)
    world.schedule(world.now + delay, EventKind::message_arrives, id.value());
}

/// A letter that means no less than what social care thinks already is no reason to think less,
/// though less of it survives the way.
bool is_echo(const evidence::Item& item, double meant, Time now) {
  if (!evidence::knows(item, Agency::social_care, now)) return false;
  const auto own = static_cast<double>(item.weight[Agency::social_care]);
  return own * meant > 0.0 && std::abs(meant) <= std::abs(own);
}

Message deliver(World& world, MessageId id) {
  const Message message = world.post.messages[id];
  world.post.free_messages.push_back(id);
  ++world.post.delivered;
  world.record({.kind = HappeningKind::message_delivered,
                .agency = message.sender,
                .detail = static_cast<std::uint16_t>(message.kind),
                .child = message.child,
                .value = static_cast<float>((world.now - message.sent).days())});
  const workforce::Practice& practice = practice_of_receiver(world, message.child);
  const evidence::Frame frame = evidence::frame_of(world, Agency::social_care, message.child,
                                                   practice.threshold.strategy_discussion.value());
  const double trust = practice.judgement.trust[message.sender].value();
  evidence::for_each_item(world, message.child, [&](ItemId item_id, const evidence::Item& item) {
    if (!evidence::knows(item, message.sender, message.sent)) return;
    const auto meant = static_cast<double>(item.weight[message.sender]);
    if (is_echo(item, meant, world.now)) return;
    const double opinion = meant * static_cast<double>(message.weight);
    hear_with_bias(world, item_id,
                   evidence::anchor(opinion, frame, practice.judgement.anchoring.value()), opinion,
                   trust);
  });
  return message;
}

void hear(World& world, ItemId id, Agency receiver, double opinion, double trust) {
  if (receiver == Agency::social_care) return hear_with_bias(world, id, opinion, opinion, trust);
  const evidence::Item& item = world.ledger.items[id];
  const double own =
      evidence::knows(item, receiver, world.now) ? static_cast<double>(item.weight[receiver]) : 0.0;
  evidence::learn(world, id, receiver, own + trust * (opinion - own));
}

void hear_with_bias(World& world, ItemId id, double opinion, double unbiased, double trust) {
  const evidence::Item& item = world.ledger.items[id];
  const bool is_known = evidence::knows(item, Agency::social_care, world.now);
  const double own = is_known ? static_cast<double>(item.weight[Agency::social_care]) : 0.0;
  const double own_unbiased = is_known ? static_cast<double>(item.unbiased) : 0.0;
  evidence::learn_with_bias(world, id, own + trust * (opinion - own),
                            own_unbiased + trust * (unbiased - own_unbiased));
}

}  // namespace sightline::model::communication
