// SPDX-License-Identifier: Apache-2.0
// Messages to children's social care: they take time, get lost, and arrive with less weight (M09).
#pragma once

#include <sightline/model/communication/parameters.hpp>
#include <sightline/model/evidence/ledger.hpp>

namespace sightline::model::communication {

enum class MessageKind : std::uint8_t { referral, information, check_answer };

/// A message carries every item its sender knew about the child when it was sent.
struct Message {
  ChildId child;
  Time sent;
  float weight = 1.0F;  ///< share of the weight of its items that survives the channel
  Agency sender = Agency::community;
  MessageKind kind = MessageKind::referral;

  template <class Visit>
  static void list_fields(Visit&& visit) {
    visit("child", &Message::child);
    visit("sent", &Message::sent);
    visit("weight", &Message::weight);
    visit("sender", &Message::sender);
    visit("kind", &Message::kind);
  }
};

struct State {
  const Parameters* parameters = nullptr;
  Table<MessageId, Message> messages;
  std::vector<MessageId> free_messages;
  std::uint64_t sent = 0, delivered = 0, lost = 0;
  [[nodiscard]] std::size_t in_flight() const { return messages.size() - free_messages.size(); }

  template <class Visit>
  static void list_fields(Visit&& visit) {
    visit("messages", &State::messages);
    visit("free_messages", &State::free_messages);
    visit("sent", &State::sent);
    visit("delivered", &State::delivered);
    visit("lost", &State::lost);
  }
};

/// What communication can see: evidence and the post.
struct World : evidence::World {
  communication::State post;
};

/// Sends what `sender` knows about the child to social care, spoken or written by the sender's
/// Practice. `nth` tells messages of one sender and kind in one minute apart.
void send(World& world, ChildId child, Agency sender, ProfessionalId by, MessageKind kind,
          std::uint32_t nth);

/// The message has come: social care learns its items, each opinion weighed by trust in its sender
/// and anchored by the frame that prevails there. Returns what it was.
Message deliver(World& world, MessageId message);

/// `receiver` hears `opinion` about an item and moves its own weight towards it by `trust`.
void hear(World& world, ItemId item, Agency receiver, double opinion, double trust);
/// Social care hears `unbiased`, but as `opinion`, which its frame has anchored.
void hear_with_bias(World& world, ItemId item, double opinion, double unbiased, double trust);

}  // namespace sightline::model::communication
