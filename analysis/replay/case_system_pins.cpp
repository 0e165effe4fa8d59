// SPDX-License-Identifier: Apache-2.0
// Pins what the system does on a day or at the occasion nearest to it.
#include <algorithm>
#include <cstdlib>
#include <optional>

#include <sightline/model/communication/post.hpp>
#include <sightline/model/evidence/encounter.hpp>
#include <sightline/model/purpose.hpp>
#include <sightline/replay/case_pins.hpp>

#include "case_times.hpp"
#include "sure_draws.hpp"

namespace sightline::replay {

namespace {

using model::Agency;
using model::ChildId;
using model::Purpose;
using model::evidence::Manner;
using scenario::Case;
using scenario::CasePin;
using scenario::CasePinKind;

/// Agencies and visits in which a hidden adult is not asked after.
constexpr std::uint64_t most_visits = 200;
constexpr double sure_reading = 0.95;  ///< of the noise of a look that suspects
constexpr double calm_reading = 0.02;
constexpr std::size_t marks_that_may_show = 4;

/// Number, from 0, of the first occasion at or after `when`; how many there are if there is none.
std::uint64_t next(const std::vector<Time>& occasions, Time when) {
  const auto found = std::lower_bound(occasions.begin(), occasions.end(), when);
  return static_cast<std::uint64_t>(found - occasions.begin());
}

/// Number, from 0, of the occasion nearest to `when`; how many there are if there is none.
std::uint64_t nearest(const std::vector<Time>& occasions, Time when) {
  std::uint64_t best = occasions.size();
  for (std::uint64_t i = 0; i < occasions.size(); ++i) {
    const bool is_nearer =
        best == occasions.size() ||
        std::abs((occasions[i] - when).minutes()) < std::abs((occasions[best] - when).minutes());
    if (is_nearer) best = i;
  }
  return best;
}

/// Which visit, conference or discussion a pin of a day means.
enum class Occasion {
  nearest,  ///< of what happened, as dates of sources and of queues differ
  next      ///< of what is decided
};

class SystemPins {
 public:
  SystemPins(const Case& of, const model::Input& input, const Course& course, Occasion occasion,
             Pins& pins)
      : index_(index_child(of)),
        children_(static_cast<std::uint32_t>(of.family->children.size())),
        adults_(static_cast<std::uint32_t>(of.family->adults.size())),
        start_(input.period.start),
        planned_(planned_injuries(of, input)),
        course_(course),
        occasion_(occasion),
        pins_(pins) {}

  /// What the sources count, before `until`, without telling of any suspicion raised none.
  void calm_undated(Time until = Time::never()) {
    for (std::uint64_t k = 0; k < planned_.size(); ++k) {
      if (planned_[k].is_dated || planned_[k].at >= until) continue;
      for (std::size_t a = 0; a < model::knowing_agencies; ++a)
        pin_reading(k, model::agency_at(a), false);
    }
  }

  void ask_nobody() {
    for (std::uint64_t visit = 0; visit < most_visits; ++visit)
      pin_asking(visit, false);
  }

  void pin(const CasePin& pin) {
    switch (pin.kind) {
      case CasePinKind::conceals:
        return pin_concealment(pin);
      case CasePinKind::tells:
        return on_day(pin.on, [&](std::uint64_t minute) {
          set(address(index_, Purpose::decision_to_tell, of_agency(*pin.role, minute)),
              yes_or_no(pin.holds));
        });
      case CasePinKind::tells_police:
        return on_day(pin.on, [&](std::uint64_t minute) {
          set(address(index_, Purpose::told_police, of_agency(*pin.role, minute)),
              yes_or_no(pin.holds));
        });
      case CasePinKind::telephones:
        return pin_message(pin);
      case CasePinKind::examines_completely:
        return pin_examination(pin);
      case CasePinKind::suspects:
        return pin_suspicion(pin);
      case CasePinKind::challenges:
        return at_meetings(pin, [&](std::uint64_t meeting) {
          set(address(index_, Purpose::account_challenged, meeting), yes_or_no(pin.holds));
        });
      default:
        return pin_occasion(pin);
    }
  }

 private:
  void set(const Address& at, double u, std::size_t which = 0) { pins_.set(at, u, which); }

  static std::uint64_t of_agency(Agency agency, std::uint64_t minute) {
    return model::occurrence(model::index_of(agency), minute);
  }

  /// A decision holds from the first minute of its day on.
  [[nodiscard]] Time when(const CasePin& pin) const {
    return moment(pin.on, start_, occasion_ == Occasion::next ? 0 : care_minute);
  }
  [[nodiscard]] std::uint64_t which_of(const std::vector<Time>& occasions, Time at) const {
    return occasion_ == Occasion::next ? next(occasions, at) : nearest(occasions, at);
  }

  template <class Act>
  void on_day(Date day, Act act) const {
    const auto first = static_cast<std::uint64_t>(moment(day, start_, 0).minutes());
    for (std::uint64_t minute = 0; minute < minutes_per_day; ++minute)
      act(first + minute);
  }

  /// Meetings of social care are visits, which come when they come: one of them counts.
  template <class Act>
  void at_minutes(const CasePin& pin, Act act) const {
    const std::uint64_t visit = which_of(course_.visits, when(pin));
    if (*pin.role != Agency::social_care || visit == course_.visits.size())
      return on_day(pin.on, act);
    act(static_cast<std::uint64_t>(course_.visits[visit].minutes()));
  }

  /// Calls `act` with the occurrence of each meeting that this role may have (see encounter.cpp).
  template <class Act>
  void at_meetings(const CasePin& pin, Act act) const {
    at_minutes(pin, [&](std::uint64_t minute) {
      for (std::uint64_t manner = 0; manner <= static_cast<std::uint64_t>(Manner::medical);
           ++manner) {
        act(model::occurrence((model::index_of(*pin.role) << 4U) | (manner << 1U), minute));
      }
    });
  }

  void pin_examination(const CasePin& pin) {
    at_meetings(pin, [&](std::uint64_t meeting) {
      const Address at = address(index_, Purpose::examination_extent, meeting);
      set(at, yes_or_no(pin.holds));
      set(at, hardly, 1);  // the child lets itself be examined
      set(at, hardly, 2);  // and it is not done again
    });
  }

  void pin_concealment(const CasePin& pin) {
    std::size_t left = marks_that_may_show;
    for (std::uint64_t k = planned_.size(); k-- > 0 && left > 0;) {
      if (planned_[k].at > when(pin) + days(14) || !planned_[k].is_dated) continue;
      --left;
      at_minutes(pin, [&](std::uint64_t minute) {
        for (std::uint64_t manner = 0; manner <= static_cast<std::uint64_t>(Manner::medical);
             ++manner) {
          const std::uint64_t meeting = (model::index_of(*pin.role) << 4U) | (manner << 1U);
          set(address(index_, Purpose::concealment,
                      model::occurrence(((0x1'0000U | k) << 8U) | meeting, minute)),
              yes_or_no(pin.holds));
        }
      });
    }
  }

  void pin_message(const CasePin& pin) {
    using model::communication::MessageKind;
    on_day(pin.on, [&](std::uint64_t minute) {
      for (const MessageKind kind : {MessageKind::referral, MessageKind::information}) {
        const std::uint64_t which = model::occurrence(
            (model::index_of(*pin.role) << 8U) | static_cast<std::uint64_t>(kind), minute);
        const Address at = address(index_, Purpose::message_fate, which);
        set(at, yes_or_no(pin.holds));
        if (!pin.holds) continue;
        set(at, hardly, 1);  // it is not lost
        set(at, 0.05, 2);
      }
    });
  }

  void pin_reading(std::uint64_t k, Agency agency, bool suspects) {
    for (std::uint64_t complete = 0; complete < 2; ++complete) {
      set(address(index_, Purpose::examination_noise,
                  model::occurrence(0x1'0000U | k, model::index_of(agency) * 2 + complete)),
          suspects ? sure_reading : calm_reading);
    }
  }

  void pin_suspicion(const CasePin& pin) {
    std::optional<std::uint64_t> last;
    for (std::uint64_t k = 0; k < planned_.size(); ++k) {
      if (planned_[k].is_dated && planned_[k].at.day() <= when(pin).day()) last = k;
    }
    if (last) pin_reading(*last, *pin.role, pin.holds);
  }

  void pin_asking(std::uint64_t visit, bool asks) {
    for (std::uint32_t adult = 1; adult < adults_; ++adult) {
      for (std::uint32_t child = 0; child < children_; ++child) {
        set(address(model::AdultId(adult), Purpose::who_lives_here,
                    model::occurrence(child, visit)),
            yes_or_no(asks));
      }
    }
  }

  /// Those that are numbered, not timed.
  void pin_occasion(const CasePin& pin) {
    const std::uint64_t visit = which_of(course_.visits, when(pin));
    const std::uint64_t conference = which_of(course_.conferences, when(pin));
    switch (pin.kind) {
      case CasePinKind::announces:
        set(address(index_, Purpose::visit_manner, visit), yes_or_no(pin.holds));
        return set(address(index_, Purpose::visit_manner, visit), hardly, 2);  // somebody is in
      case CasePinKind::asks_who_lives_here:
        return pin_asking(visit, pin.holds);
      case CasePinKind::attends:
        return pin_attendance(pin, conference);
      case CasePinKind::considers_siblings:
        return pin_siblings(conference, pin.holds);
      case CasePinKind::investigates_jointly:
        return set(address(index_, Purpose::strategy_attendance,
                           which_of(course_.strategy_discussions, when(pin)) + 1),
                   yes_or_no(pin.holds));
      case CasePinKind::looks_for_family:
        return set(address(index_, Purpose::flight), yes_or_no(pin.holds));
      default:
        return;
    }
  }

  void pin_attendance(const CasePin& pin, std::uint64_t conference) {
    const auto reviews = static_cast<std::uint64_t>(
        std::count_if(course_.reviews.begin(), course_.reviews.end(), [&](Time review) {
          return conference < course_.conferences.size() &&
                 review < course_.conferences[conference];
        }));
    const Address at =
        address(index_, Purpose::conference_attendance,
                model::occurrence(model::index_of(*pin.role), ((conference + 1) << 16U) | reviews));
    set(at, yes_or_no(pin.holds));
  }

  void pin_siblings(std::uint64_t conference, bool considers) {
    if (conference >= course_.conferences.size()) return;
    const auto minute = static_cast<std::uint64_t>(course_.conferences[conference].minutes());
    for (std::uint32_t sibling = 0; sibling < children_; ++sibling) {
      set(address(ChildId(sibling), Purpose::siblings_considered,
                  model::occurrence(index_.value(), minute)),
          yes_or_no(considers));
    }
  }

  ChildId index_;
  std::uint32_t children_;
  std::uint32_t adults_;
  Date start_;
  std::vector<PlannedInjury> planned_;
  const Course& course_;
  Occasion occasion_;
  Pins& pins_;
};

/// What was to be seen and how it was read. Of the day on which somebody is to decide, what this
/// role met with counts, a mark and a suspicion; that there was no suspicion is open.
bool is_reading_before(const CasePin& pin, Date until) {
  if (pin.kind == CasePinKind::conceals) return pin.on <= until;
  if (pin.kind != CasePinKind::suspects) return false;
  return pin.on < until || (pin.on == until && pin.holds);
}

}  // namespace

void pin_system(const Case& of, const model::Input& input, const Course& course, Pins& pins) {
  SystemPins system(of, input, course, Occasion::nearest, pins);
  system.calm_undated();
  system.ask_nobody();
  for (const scenario::CaseEvent& event : of.chronology) {
    for (const CasePin& pin : event.pins) {
      if (pin.kind >= CasePinKind::conceals) system.pin(pin);
    }
  }
}

void pin_readings_before(const Case& of, const model::Input& input, const Course& course,
                         Date until, Pins& pins) {
  SystemPins system(of, input, course, Occasion::nearest, pins);
  system.calm_undated(moment(until, input.period.start, 0));
  for (const scenario::CaseEvent& event : of.chronology) {
    for (const CasePin& pin : event.pins) {
      if (is_reading_before(pin, until)) system.pin(pin);
    }
  }
}

void pin_decisions(const Case& of, const model::Input& input, const Course& course,
                   const std::vector<CasePin>& chosen, Pins& pins) {
  SystemPins system(of, input, course, Occasion::next, pins);
  for (const CasePin& pin : chosen)
    system.pin(pin);
}

}  // namespace sightline::replay
