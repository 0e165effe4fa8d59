// SPDX-License-Identifier: Apache-2.0
#include "lanes.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include <sightline/replay/event_text.hpp>

namespace sightline::replay {
namespace {

using model::Agency;
using model::Happening;
using Kind = model::HappeningKind;

std::optional<MarkKind> mark_of_contact(unsigned flags) {
  const bool is_missed = (flags & (Happening::sign_hidden | Happening::sign_overlooked)) != 0;
  const bool is_seen = (flags & (Happening::sign_seen | Happening::neglect_seen)) != 0;
  if (is_seen) return MarkKind::found;
  if (is_missed || (flags & Happening::neglect_present) != 0) return MarkKind::not_passed;
  return std::nullopt;
}

/// What is drawn of a row; nothing of most that a text tells.
std::optional<MarkKind> mark_of(const Happening& h) {
  const bool is_set = h.detail != 0;
  switch (h.kind) {
    case Kind::injury:
      if ((h.detail & Happening::inflicted) == 0 || (h.detail & 0xFFU) == 0) return std::nullopt;
      return MarkKind::harm;
    case Kind::died:
    case Kind::neglect_sustained:
    case Kind::breach:
    case Kind::family_fled:
      return MarkKind::harm;
    case Kind::contact:
      return mark_of_contact(h.detail);
    case Kind::recognised:
    case Kind::adult_discovered:
      return MarkKind::found;
    case Kind::not_told:
    case Kind::message_lost:
    case Kind::screened_out:
      return MarkKind::not_passed;
    case Kind::message_sent:
    case Kind::message_delivered:
    case Kind::told_police:
    case Kind::conference_attended:
    case Kind::conference_reported:
      return MarkKind::told;
    case Kind::police_protection:
      return MarkKind::safe;
    case Kind::protection:
    case Kind::placed:
      return is_set ? MarkKind::safe : MarkKind::not_passed;
    case Kind::enquiry_ended:
    case Kind::conference:
    case Kind::legal_meeting:
    case Kind::interim_order:
    case Kind::emergency_order:
      return is_set ? MarkKind::decided : MarkKind::not_passed;
    case Kind::initial_assessment:
    case Kind::strategy_discussion:
    case Kind::enquiry_started:
    case Kind::plan_started:
    case Kind::plan_ended:
    case Kind::case_closed:
    case Kind::handed_over:
    case Kind::investigation_opened:
    case Kind::arrested:
    case Kind::prosecutor_decision:
    case Kind::review_conference:
    case Kind::final_order:
    case Kind::returned_home:
      return MarkKind::decided;
    default:
      return std::nullopt;
  }
}

class LaneMaker {
 public:
  LaneMaker(const Explanation& told, const TimeScale& scale) : told_(told), scale_(scale) {}

  Lanes make() {
    lane_of("home");
    lane_of(role_text(Agency::social_care));
    for (const ChronologyRow* row : told_rows(told_))
      add_mark(*row);
    add_bars();
    stack_marks();
    add_arrows();
    return std::move(made_);
  }

 private:
  std::size_t lane_of(std::string_view name) {
    for (std::size_t i = 0; i < made_.lanes.size(); ++i) {
      if (made_.lanes[i].name == name) return i;
    }
    made_.lanes.push_back({std::string(name), 1, {}});
    return made_.lanes.size() - 1;
  }

  void add_mark(const ChronologyRow& row) {
    if (row.happening.child != told_.name.child) return;
    const auto kind = mark_of(row.happening);
    if (!kind) return;
    // What arrives, arrives at social care, whoever sent it.
    const bool arrives = row.happening.kind == Kind::message_delivered;
    const std::string_view who = arrives ? role_text(Agency::social_care) : row.who;
    made_.marks.push_back({&row, *kind, lane_of(who), 0, scale_.x(row.at)});
  }

  void add_bars() {
    for (std::size_t i = 0; i < told_.items.size(); ++i) {
      const CaseItem& item = told_.items[i];
      for (std::size_t a = 0; a < model::knowing_agencies; ++a) {
        const Agency agency = model::agency_at(a);
        if (item.since[agency] > told_.until) continue;
        const double x = scale_.x(std::max(item.since[agency], told_.from));
        made_.lanes[lane_of(role_text(agency))].bars.push_back({i, item.state[agency], x});
      }
    }
  }

  /// Each mark on the first track of its lane on which there is room.
  void stack_marks() {
    std::vector<std::vector<double>> last(made_.lanes.size());
    for (Mark& mark : made_.marks) {
      auto& tracks = last[mark.lane];
      const auto free = std::find_if(tracks.begin(), tracks.end(),
                                     [&](double x) { return x + mark_pitch <= mark.x; });
      mark.track = static_cast<std::size_t>(free - tracks.begin());
      if (free == tracks.end()) tracks.push_back(0.0);
      tracks[mark.track] = mark.x;
    }
    for (std::size_t i = 0; i < last.size(); ++i)
      made_.lanes[i].tracks = std::max<std::size_t>(1, last[i].size());
  }

  void add_arrows() {
    const auto& marks = made_.marks;
    for (std::size_t to = 0; to < marks.size(); ++to) {
      const Happening& end = marks[to].row->happening;
      for (std::size_t from = 0; from < marks.size(); ++from) {
        const Happening& begin = marks[from].row->happening;
        if (belong_together(begin, end)) made_.arrows.push_back({from, to});
      }
    }
  }

  static bool belong_together(const Happening& begin, const Happening& end) {
    if (end.kind == Kind::message_delivered) {
      const double days = (end.at - begin.at).days();
      return begin.kind == Kind::message_sent && begin.agency == end.agency &&
             begin.detail == end.detail && std::abs(days - static_cast<double>(end.value)) < 5e-4;
    }
    const bool is_meeting = end.kind == Kind::conference || end.kind == Kind::review_conference;
    const bool takes_part =
        begin.kind == Kind::conference_attended || begin.kind == Kind::conference_reported;
    return is_meeting && takes_part && begin.at == end.at;
  }

  const Explanation& told_;
  const TimeScale& scale_;
  Lanes made_;
};

}  // namespace

double TimeScale::x(Time at) const {
  const double span = std::max(1.0, (until - from).days());
  return left + (right - left) * (at - from).days() / span;
}

Lanes lanes_of(const Explanation& explanation, const TimeScale& scale) {
  return LaneMaker(explanation, scale).make();
}

}  // namespace sightline::replay
