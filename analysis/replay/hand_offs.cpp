// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include <sightline/model/communication/post.hpp>
#include <sightline/model/evidence/encounter.hpp>
#include <sightline/model/purpose.hpp>
#include <sightline/replay/event_text.hpp>
#include <sightline/replay/hand_offs.hpp>

namespace sightline::replay {
namespace {

using model::Agency;
using model::Happening;
using model::Purpose;
using Kind = model::HappeningKind;

constexpr double below_any_odds = 0x1.0p-40;  // that are not 0
constexpr double never = 1.0 - 0x1.0p-40;     // above any that is not 1
constexpr double late_days = 7.0;
constexpr std::uint64_t most_numbered = 64;  // injuries, concerns and messages are numbered from 0

std::uint32_t minute_of(Time at) {
  return static_cast<std::uint32_t>(at.minutes());
}

HandOff hand_off(HandOffKind kind, const Happening& h, std::string text) {
  return {kind, h.at, h.agency, h.child, std::move(text), {}, 0.0};
}

// One kind of failed hand-off each: how it is found in a happening, and how it is mended.

HandOff not_told(const Happening& h) {
  HandOff found =
      hand_off(HandOffKind::not_told, h,
               fmt::format("What {} had recognised was not passed on.", role_text(h.agency)));
  found.pins.push_back(
      {model::address(h.child, Purpose::decision_to_tell,
                      model::occurrence(model::index_of(h.agency), minute_of(h.at))),
       below_any_odds});
  return found;
}

/// A message that was telephoned instead of written: less is lost, and it is there the same day.
/// Messages of one sender, kind and minute are told apart by a number that no happening holds.
HandOff telephoned(HandOffKind kind, const Happening& sent, std::string text) {
  HandOff found = hand_off(kind, sent, std::move(text));
  for (std::uint64_t nth = 0; nth < most_numbered; ++nth) {
    const std::uint64_t which =
        (nth << 16U) | (model::index_of(sent.agency) << 8U) | std::uint64_t{sent.detail};
    found.pins.push_back({model::address(sent.child, Purpose::message_fate,
                                         model::occurrence(which, minute_of(sent.at))),
                          below_any_odds});
  }
  return found;
}

std::string message_text(const Happening& h, const char* what) {
  return fmt::format("What {} sent to social care {}.", role_text(h.agency), what);
}

/// Every manner in which the agency may have met the child in that minute.
std::vector<std::uint64_t> meetings_of(Agency agency) {
  std::vector<std::uint64_t> meetings;
  for (std::uint64_t rest = 0; rest < 16; ++rest)
    meetings.push_back((model::index_of(agency) << 4U) | rest);
  return meetings;
}

/// The child is examined completely, and not left for its distress.
HandOff examined_completely(HandOffKind kind, const Happening& h, std::string text) {
  HandOff found = hand_off(kind, h, std::move(text));
  for (const std::uint64_t meeting : meetings_of(h.agency)) {
    const Address extent = model::address(h.child, Purpose::examination_extent,
                                          model::occurrence(meeting, minute_of(h.at)));
    found.pins.push_back({extent, below_any_odds});
    found.pins.push_back({extent, never, 1});
  }
  return found;
}

HandOff sign_not_found(const Happening& h) {
  return examined_completely(
      HandOffKind::sign_not_found, h,
      fmt::format("A sign of harm was there when {} met the child, and no complete examination "
                  "found it.",
                  role_text(h.agency)));
}

HandOff sign_not_recognised(const Happening& h, double weight) {
  HandOff found = examined_completely(
      HandOffKind::sign_not_recognised, h,
      fmt::format("A sign that {} found, without a complete examination, was not taken for harm.",
                  role_text(h.agency)));
  found.weight = weight;
  return found;
}

/// Of the signs that an agency found in the minute of `at`.
double weight_found(const std::vector<Happening>& trace, const Happening& at) {
  double weight = 0.0;
  for (const Happening& h : trace) {
    const bool is_then = h.at == at.at && h.child == at.child && h.agency == at.agency;
    if (is_then && h.kind == Kind::sign_found) weight += static_cast<double>(h.value);
  }
  return weight;
}

HandOff sign_kept_from_sight(const Happening& h) {
  HandOff found = hand_off(HandOffKind::sign_kept_from_sight, h,
                           fmt::format("A sign of harm was kept from sight when {} met the child.",
                                       role_text(h.agency)));
  for (const std::uint64_t meeting : meetings_of(h.agency)) {
    for (std::uint64_t number = 0; number < most_numbered; ++number) {
      const std::uint64_t look = ((0x1'0000U | number) << 8U) | meeting;
      found.pins.push_back(
          {model::address(h.child, Purpose::concealment, model::occurrence(look, minute_of(h.at))),
           never});
    }
  }
  return found;
}

HandOff history_unread(const Happening& h, std::uint64_t nth) {
  HandOff found = hand_off(HandOffKind::history_unread, h,
                           fmt::format("At a hand-over {:.0f} % of what social care knew was not "
                                       "read.",
                                       100.0 * (1.0 - static_cast<double>(h.value))));
  constexpr std::uint64_t item_kinds = 9;
  for (std::uint64_t kind = 0; kind < item_kinds; ++kind) {
    for (std::uint64_t number = 0; number < most_numbered; ++number) {
      for (const std::uint64_t inflicted : {0U, 0x1'0000U}) {
        found.pins.push_back(
            {model::address(h.child, Purpose::history_read,
                            model::occurrence((nth << 8U) | kind, inflicted | number)),
             below_any_odds});
      }
    }
  }
  return found;
}

/// Counts what numbers conferences and hand-overs of the child's file, and finds what failed.
class Finder {
 public:
  Finder(const TracedCase& traced, Time from, Time until)
      : traced_(traced), from_(from), until_(until) {}

  std::vector<HandOff> find() {
    for (std::size_t i = 0; i < traced_.trace.size(); ++i) {
      const Happening& h = traced_.trace[i];
      if (h.child == traced_.child) {
        consider(h, i);
      } else if (h.kind == Kind::conference && h.detail != 0) {
        consider_sibling(h);
      }
    }
    std::stable_sort(found_.begin(), found_.end(),
                     [](const HandOff& a, const HandOff& b) { return a.at < b.at; });
    return std::move(found_);
  }

 private:
  void add(HandOff one) {
    if (one.at >= from_ && one.at < until_) found_.push_back(std::move(one));
  }

  void consider(const Happening& h, std::size_t place) {
    switch (h.kind) {
      case Kind::not_told:
        return add(not_told(h));
      case Kind::message_lost:
        return add(telephoned(HandOffKind::message_lost, h, message_text(h, "never arrived")));
      case Kind::message_delivered:
        return consider_late(h);
      case Kind::contact:
        if ((h.detail & Happening::sign_overlooked) != 0) add(sign_not_found(h));
        if ((h.detail & Happening::sign_hidden) != 0) add(sign_kept_from_sight(h));
        if ((h.detail & Happening::sign_seen) != 0) consider_seen(h);
        return;
      case Kind::conference:
        return consider_conference(h, place);
      case Kind::review_conference:
        ++reviews_;
        return consider_absent(h, place, reviews_);
      case Kind::handed_over:
        ++hand_overs_;
        if (h.value < 1.0F) add(history_unread(h, hand_overs_));
        return;
      default:
        return;
    }
  }

  /// What was found and not recognised at once, nor before.
  void consider_seen(const Happening& h) {
    const bool is_recognised =
        std::any_of(traced_.trace.begin(), traced_.trace.end(), [&](const Happening& other) {
          return other.kind == Kind::recognised && other.child == h.child &&
                 other.agency == h.agency && other.at <= h.at;
        });
    if (!is_recognised) add(sign_not_recognised(h, weight_found(traced_.trace, h)));
  }

  void consider_late(const Happening& h) {
    if (static_cast<double>(h.value) < late_days) return;
    Happening sent = h;
    sent.at = h.at - duration_of_days(static_cast<double>(h.value));
    add(telephoned(HandOffKind::message_late, sent,
                   message_text(sent, fmt::format("arrived {:.0f} days later", h.value).c_str())));
  }

  /// A conference about the child itself, not one that considered it as a sibling.
  void consider_conference(const Happening& h, std::size_t place) {
    if (place > 0 && traced_.trace[place - 1].kind == Kind::sibling_considered &&
        traced_.trace[place - 1].at == h.at) {
      return;
    }
    ++conferences_;
    consider_absent(h, place, reviews_);
  }

  void consider_absent(const Happening& h, std::size_t place, std::uint64_t reviews) {
    std::set<Agency> heard{Agency::social_care, Agency::community};
    for (std::size_t i = place; i > 0 && traced_.trace[i - 1].at == h.at; --i) {
      const Happening& other = traced_.trace[i - 1];
      const bool is_heard =
          other.kind == Kind::conference_attended || other.kind == Kind::conference_reported;
      if (is_heard && other.child == h.child) heard.insert(other.agency);
    }
    for (std::size_t a = 0; a < model::knowing_agencies; ++a) {
      const Agency agency = model::agency_at(a);
      if (heard.count(agency) > 0) continue;
      HandOff absent{
          HandOffKind::absent_from_conference,
          h.at,
          agency,
          h.child,
          fmt::format("The conference had neither {} nor a report from there.", role_text(agency)),
          {},
          0.0};
      absent.pins.push_back({model::address(h.child, Purpose::conference_attendance,
                                            model::occurrence(a, (conferences_ << 16U) | reviews)),
                             below_any_odds});
      add(std::move(absent));
    }
  }

  /// A conference about another child of the home that made a plan and did not consider this one.
  void consider_sibling(const Happening& h) {
    for (const Happening& other : traced_.trace) {
      if (other.kind == Kind::sibling_considered && other.child == traced_.child &&
          other.at == h.at) {
        return;
      }
    }
    HandOff found{HandOffKind::sibling_not_considered,
                  h.at,
                  Agency::social_care,
                  traced_.child,
                  "A conference made a plan for a sibling and did not consider the child.",
                  {},
                  0.0};
    found.pins.push_back({model::address(traced_.child, Purpose::siblings_considered,
                                         model::occurrence(h.child.value(), minute_of(h.at))),
                          below_any_odds});
    add(std::move(found));
  }

  const TracedCase& traced_;
  Time from_;
  Time until_;
  std::vector<HandOff> found_;
  std::uint64_t conferences_ = 0;
  std::uint64_t reviews_ = 0;
  std::uint64_t hand_overs_ = 0;
};

bool is_about(const HandOff& hand_off, const Happening& h, Kind kind) {
  return h.kind == kind && h.child == hand_off.child && h.agency == hand_off.agency;
}

}  // namespace

std::string_view name_of(HandOffKind kind) {
  constexpr std::array<std::string_view, static_cast<std::size_t>(HandOffKind::size_)> names = {
      "not-told",       "message-lost",        "message-late",         "absent-from-conference",
      "sign-not-found", "sign-not-recognised", "sign-kept-from-sight", "sibling-not-considered",
      "history-unread"};
  return names.at(static_cast<std::size_t>(kind));
}

std::vector<HandOff> failed_hand_offs(const TracedCase& traced, Time from, Time until) {
  return Finder(traced, from, until).find();
}

bool is_mended(const HandOff& hand_off, const std::vector<Happening>& after) {
  const auto in_that_minute = [&](Kind kind, auto&& is_so) {
    return std::any_of(after.begin(), after.end(), [&](const Happening& h) {
      return h.at == hand_off.at && is_about(hand_off, h, kind) && is_so(h);
    });
  };
  const auto any = [](const Happening&) { return true; };
  const auto without = [&](std::uint16_t flag) {
    return in_that_minute(Kind::contact, any) &&
           !in_that_minute(Kind::contact,
                           [flag](const Happening& h) { return (h.detail & flag) != 0; });
  };
  switch (hand_off.kind) {
    case HandOffKind::not_told:
      return in_that_minute(Kind::recognised, any) && !in_that_minute(Kind::not_told, any);
    case HandOffKind::message_lost:
      return in_that_minute(Kind::message_sent, any) && !in_that_minute(Kind::message_lost, any);
    case HandOffKind::message_late:
      return std::any_of(after.begin(), after.end(), [&](const Happening& h) {
        return is_about(hand_off, h, Kind::message_delivered) &&
               static_cast<double>(h.value) < late_days && (h.at - hand_off.at).days() < late_days;
      });
    case HandOffKind::absent_from_conference:
      return in_that_minute(Kind::conference_attended, any);
    case HandOffKind::sign_not_found:
      return without(Happening::sign_overlooked);
    case HandOffKind::sign_not_recognised: {
      constexpr double more = 1e-6;
      Happening at;
      at.at = hand_off.at;
      at.agency = hand_off.agency;
      at.child = hand_off.child;
      return weight_found(after, at) > hand_off.weight + more;
    }
    case HandOffKind::sign_kept_from_sight:
      return without(Happening::sign_hidden);
    case HandOffKind::sibling_not_considered:
      return in_that_minute(Kind::sibling_considered, any);
    case HandOffKind::history_unread:
      return in_that_minute(Kind::handed_over, [](const Happening& h) { return h.value >= 1.0F; });
    case HandOffKind::size_:
      break;
  }
  return false;
}

}  // namespace sightline::replay
