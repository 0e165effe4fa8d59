// SPDX-License-Identifier: Apache-2.0
// Pins who there is and what the family does: each uniform is the inverse of the model's own draw.
#include <algorithm>
#include <cmath>
#include <optional>

#include <sightline/core/distributions.hpp>
#include <sightline/core/time.hpp>
#include <sightline/model/household/population.hpp>
#include <sightline/model/purpose.hpp>
#include <sightline/model/replication.hpp>
#include <sightline/replay/case_pins.hpp>
#include <sightline/replay/case_view.hpp>

#include "case_hazard.hpp"
#include "case_times.hpp"
#include "sure_draws.hpp"

namespace sightline::replay {

namespace {

using model::ChildId;
using model::Purpose;
using model::household::AdultRole;
using scenario::Case;
using scenario::CaseAdult;
using scenario::CasePin;
using scenario::CasePinKind;

constexpr double years_before_start = 5.0;  ///< the first newcomers come from then on
constexpr double share_without_luck = 1e-6;
// How much a mark looks inflicted: what somebody suspected did, what nobody did looked everyday.
constexpr double telling_mark = 0.9;
constexpr double everyday_mark = 0.02;
constexpr std::uint64_t most_candidates = 1000;  ///< of a brother or sister

double inside(double u) {
  return std::clamp(u, surely, hardly);
}

/// The uniform at which exponential(u, rate) is `value`.
double exponential_at(double value, double rate) {
  return inside(-std::expm1(-rate * value));
}

/// The uniform at which lognormal(u, 1, variation) is `value`.
double lognormal_at(double value, double variation) {
  const double variance = std::log1p(variation * variation);
  if (variance <= 0.0) return 0.5;
  return inside(normal_cdf((std::log(value) + variance / 2.0) / std::sqrt(variance)));
}

class FamilyPins {
 public:
  FamilyPins(const Case& of, const model::Input& input, Pins& pins)
      : of_(of),
        family_(*of.family),
        rules_(input.parameters.household),
        input_(input),
        start_(input.period.start),
        hazard_(of, input),
        pins_(pins) {}

  void pin_who_there_is() {
    pin_children();
    pin_circumstances();
    pin_parents();
    pin_newcomers(AdultRole::partner, "partner", rules_.adults.partner_arrives,
                  rules_.adults.partner_stays);
    pin_newcomers(AdultRole::lodger, "lodger", rules_.adults.lodger_arrives,
                  rules_.adults.lodger_stays);
  }

  void pin_what_happens(const Course& course, const std::vector<double>& luck) {
    silence_the_rest();
    pin_injuries(luck);
    for (const scenario::CaseEvent& event : of_.chronology) {
      for (const CasePin& pin : event.pins)
        pin_act(pin, course);
    }
    for (const scenario::CaseFurther& further : of_.further)
      pin_undated_contacts(further);
  }

 private:
  void set(const Address& at, double u, std::size_t which = 0) { pins_.set(at, u, which); }
  [[nodiscard]] static Address of_family(Purpose what, std::uint64_t nth = 0) {
    return address(case_family, what, nth);
  }

  [[nodiscard]] int quintile() const { return family_.quintile - 1; }

  void pin_children() {
    const auto& families = rules_.families;
    const double below[] = {0.0, families.one_child.value(),
                            families.one_child.value() + families.two_children.value(),
                            families.one_child.value() + families.two_children.value() +
                                families.three_children.value(),
                            1.0};
    const std::size_t n = family_.children.size();
    set(of_family(Purpose::family_size), inside((below[n - 1] + below[n]) / 2.0));
    set(of_family(Purpose::family_first_birth), first_birth());
    const double gap = families.birth_gap.value() * days_per_year;
    for (std::size_t i = 1; i < n; ++i) {
      const double days = day_number(family_.children[i].born, start_) -
                          day_number(family_.children[i - 1].born, start_);
      set(of_family(Purpose::family_gaps_between_births), inside(days / gap - 0.5), i);
    }
  }

  /// Births are uniform over a window that reaches from a childhood and the longest row of
  /// brothers and sisters before the start to the end (see make_families).
  [[nodiscard]] double first_birth() const {
    const double childhood = model::household::years_of_childhood * days_per_year;
    const double row = 3.0 * 1.5 * rules_.families.birth_gap.value() * days_per_year;
    const double earliest = -childhood - row;
    const double last = input_.period.end().minutes() / 1440.0;
    const double born = day_number(family_.children.front().born, start_);
    return inside((born - earliest) / (last - earliest));
  }

  void pin_circumstances() {
    const double tilt = rules_.families.deprivation.value();
    const Address at = of_family(Purpose::family_circumstances);
    set(at, inside(std::pow((quintile() + 0.5) / 5.0, tilt)));
    set(at, 1e-4, 1);  // the first area; a move leads to the last
    set(at, inside(family_.strain), 2);
    set(at, yes_or_no(family_.is_cooperative), 3);
    const Address carers = of_family(Purpose::family_carers);
    set(carers, inside(family_.deception));
    set(carers, inside(family_.fear), 1);
    set(carers, 0.5, 2);
    set(of_family(Purpose::family_concern_frailty), 0.01);
  }

  [[nodiscard]] const CaseAdult* adult(std::string_view role) const {
    for (const CaseAdult& one : family_.adults) {
      if (one.role == role) return &one;
    }
    return nullptr;
  }

  /// Adults who injure are a share of all; below it the uniform is scaled to draw how much.
  [[nodiscard]] double aggression_at(const CaseAdult* one, double prevalence) const {
    if (one == nullptr || one->aggression <= 0.0) return hardly;
    return inside(prevalence *
                  lognormal_at(one->aggression, rules_.adults.aggression_variation.value()));
  }

  [[nodiscard]] double prevalence(double of_all) const {
    const double ratio = rules_.adults.deprivation_gradient.value();
    return std::min(1.0, of_all * std::exp(std::log(ratio) * (quintile() - 2) / 4.0));
  }

  void pin_parents() {
    const double injure = prevalence(rules_.adults.aggressive_parent.value());
    const Address at = of_family(Purpose::parent_aggression);
    set(at, yes_or_no(adult("father") == nullptr));
    set(at, aggression_at(adult("mother"), injure), 1);
    set(at, aggression_at(adult("father"), injure), 2);
  }

  void pin_newcomers(AdultRole role, std::string_view name, PerYear arrives, Years stays) {
    const CaseAdult* const one = adult(name);
    const double injure = prevalence(rules_.adults.aggressive_newcomer.value());
    const auto nth = [&](std::uint64_t n) {
      return of_family(Purpose::newcomer_arrival,
                       model::occurrence(static_cast<std::uint64_t>(role), n));
    };
    if (one == nullptr) return set(nth(0), hardly);
    const double day = day_number(one->stays->first, start_) + 0.5;
    const double years = day / days_per_year + years_before_start;
    set(nth(0), exponential_at(years, arrives.value()));
    const double stay = day_number(one->stays->last, start_) + 0.5 - day;
    set(nth(0), exponential_at(stay / days_per_year, 1.0 / stays.value()), 1);
    set(nth(0), aggression_at(one, injure), 2);
    set(nth(0), yes_or_no(one->has_violent_record), 3);
    set(nth(1), hardly);
  }

  /// What no source tells does not happen: accidents, other worries, neglect, breaches, and
  /// injuries to brothers and sisters.
  void silence_the_rest() {
    for (std::uint32_t i = 0; i < family_.children.size(); ++i) {
      const ChildId child(i);
      set(address(child, Purpose::accident_gap), hardly);
      set(address(child, Purpose::concern_gap), hardly);
      for (std::uint64_t k = 0; child != index_child(of_) && k < most_candidates; ++k)
        set(address(child, Purpose::harm_candidate_accepted, k), hardly);
      for (std::uint64_t n = 0; n < 8; ++n)
        set(address(child, Purpose::breach_gap, n), hardly);
    }
    set(of_family(Purpose::neglect_gap), hardly);
    set(of_family(Purpose::move_gap), hardly);
    for (std::uint64_t n = 0; n < 8; ++n)
      set(of_family(Purpose::flight_gap, n), hardly);
  }

  void pin_injuries(const std::vector<double>& luck) {
    const ChildId child = index_child(of_);
    const std::vector<PlannedInjury> planned = planned_injuries(of_, input_);
    Time from = hazard_.script_begins();
    for (std::uint64_t k = 0; k < planned.size(); ++k) {
      const PlannedInjury& injury = planned[k];
      const double rate = hazard_.candidate_rate(from);
      set(address(child, Purpose::harm_candidate_gap, k),
          exponential_at((injury.at - from).days() / days_per_year, rate));
      const double share = k < luck.size() ? luck[k] : share_without_luck;
      const double accepted = share * std::min(1.0, hazard_.unprotected(injury.at) / rate);
      set(address(child, Purpose::harm_candidate_accepted, k),
          injury.is_filler ? hardly : inside(accepted));
      pin_injury(child, k, injury);
      from = injury.at;
    }
    for (std::uint64_t k = planned.size(); k < most_candidates; ++k)
      set(address(child, Purpose::harm_candidate_accepted, k), hardly);
  }

  /// Whether somebody is told to suspect it: a pin names the day, and so the injury before it.
  [[nodiscard]] bool is_suspected(const PlannedInjury& injury) const {
    if (!injury.is_dated) return false;
    const std::vector<PlannedInjury> planned = planned_injuries(of_, input_);
    for (const scenario::CaseEvent& event : of_.chronology) {
      for (const CasePin& pin : event.pins) {
        if (pin.kind != CasePinKind::suspects || !pin.holds) continue;
        const std::int32_t day = day_number(pin.on, start_);
        const bool is_later = std::any_of(planned.begin(), planned.end(), [&](const auto& other) {
          return other.is_dated && other.at > injury.at && other.at.day() <= day;
        });
        if (injury.at.day() <= day && !is_later) return true;
      }
    }
    return false;
  }

  void pin_injury(ChildId child, std::uint64_t k, const PlannedInjury& injury) {
    const Address at = address(child, Purpose::inflicted_injury, k);
    set(at, severity_at(injury));
    set(at, surely, 1);  // it leaves a mark
    set(at, yes_or_no(injury.is_occult), 2);
    set(at, injury.is_dated ? 0.7 : 0.3, 3);
    set(address(child, Purpose::injury_tell, 0x1'0000U | k),
        is_suspected(injury) ? telling_mark : everyday_mark);
    set(address(child, Purpose::injury_account, 0x1'0000U | k), 0.5);
    set(address(child, Purpose::care_sought, model::occurrence(1, k)), hardly);
  }

  /// The middle of the severity's share (see inflicted_severity).
  [[nodiscard]] double severity_at(const PlannedInjury& injury) const {
    const auto& harm = rules_.harm;
    const double worse = hazard_.age_at(injury.at) < 1.0 ? harm.infant_severity.value() : 1.0;
    const double fatal = worse * harm.fatal.value();
    const double critical = fatal + worse * harm.critical.value();
    const double serious = critical + worse * harm.serious.value();
    const double below[] = {serious + harm.moderate.value(), serious, critical, fatal, 0.0};
    const auto which = static_cast<std::size_t>(injury.severity);
    const double above = which == 0 ? 1.0 : below[which - 1];
    return inside((below[which] + above) / 2.0);
  }

  void pin_act(const CasePin& pin, const Course& course) {
    switch (pin.kind) {
      case CasePinKind::care_sought:
        return pin_care(pin);
      case CasePinKind::routine_contact:
        return pin_contact(*pin.role, pin.on);
      case CasePinKind::moves:
        return pin_move(pin);
      case CasePinKind::flees:
        return pin_flight(pin, course);
      default:
        return;
    }
  }

  /// Care is sought for the last dated injury.
  void pin_care(const CasePin& pin) {
    pin_care(moment(pin.on, start_, care_minute), *pin.role,
             [](const PlannedInjury& injury) { return injury.is_dated; });
  }

  template <class IsMeant>
  void pin_care(Time when, model::Agency role, IsMeant is_meant) {
    const std::vector<PlannedInjury> planned = planned_injuries(of_, input_);
    std::optional<std::uint64_t> last;
    for (std::uint64_t k = 0; k < planned.size(); ++k) {
      if (is_meant(planned[k]) && planned[k].at < when) last = k;
    }
    if (!last) return;
    const Address at = address(index_child(of_), Purpose::care_sought, model::occurrence(1, *last));
    const double hours = (when - planned[*last].at).days() * 24.0;
    set(at, surely);
    set(at, exponential_at(hours, 1.0 / rules_.care_seeking.delay_if_inflicted.value()), 1);
    set(at, role == model::Agency::hospital ? surely : hardly, 2);
  }

  /// The first contact of a channel in its block of two weeks (see contacts.cpp).
  void pin_contact(model::Agency role, Date on) {
    using model::household::Channel;
    constexpr std::int32_t block_days = 14;
    constexpr double time_of_day = 0.2;  // of the working day
    const auto& contacts = rules_.contacts;
    const std::int32_t day = day_number(on, start_);
    const std::int32_t block = day / block_days;
    const double age = hazard_.age_at(start_of_day(block * block_days));
    std::size_t channel = 0;
    double per_year = contacts.health_visitor.at(age).value();
    if (role == model::Agency::general_practice) {
      channel = static_cast<std::size_t>(Channel::general_practice);
      per_year = contacts.general_practice.at(age).value();
    } else if (role == model::Agency::school) {
      channel = static_cast<std::size_t>(Channel::school);
      per_year = contacts.school.at(age).value();
    } else if (role == model::Agency::community) {
      channel = static_cast<std::size_t>(Channel::community);
      per_year = contacts.community.at(age).value();
    }
    const double factor = role == model::Agency::community ? 1.0 : days_per_working_day;
    const double per_day = per_year * factor / days_per_year;
    if (per_day <= 0.0) return;
    set(address(index_child(of_), Purpose::contact_first_gaps, static_cast<std::uint64_t>(block)),
        exponential_at(day + time_of_day - block * block_days, per_day), channel);
  }

  /// Contacts that somebody of the family comes to. Those of social care and the police are up to
  /// them: the model has what its plans and investigations bring.
  void pin_undated_contacts(const scenario::CaseFurther& further) {
    if (further.is_injury || !further.role) return;
    for (const Date day : spread_days(further))
      pin_undated_contact(*further.role, day);
  }

  void pin_undated_contact(model::Agency role, Date day) {
    switch (role) {
      case model::Agency::hospital:
        return pin_care(moment(day, start_, care_minute), role, [](const PlannedInjury& injury) {
          return !injury.is_dated && !injury.is_filler;
        });
      case model::Agency::health_visiting:
      case model::Agency::general_practice:
      case model::Agency::school:
      case model::Agency::community:
        return pin_contact(role, day);
      default:
        return;
    }
  }

  void pin_move(const CasePin& pin) {
    const double rate =
        rules_.mobility.moves.value() *
        model::household::quintile_factor(rules_.mobility.deprivation_gradient, quintile());
    const double years = (moment(pin.on, start_, care_minute) - Time()).days() / days_per_year;
    set(of_family(Purpose::move_gap), exponential_at(years, rate));
    set(of_family(Purpose::move_gap, 1), hardly);
    set(of_family(Purpose::move), hardly);  // it stays in the authority
    set(of_family(Purpose::move), 1.0 - 1e-4, 1);
  }

  /// A flight is drawn when an enquiry starts.
  void pin_flight(const CasePin& pin, const Course& course) {
    const Time when = moment(pin.on, start_, care_minute);
    if (!pin.holds || course.enquiries.empty() || course.enquiries.front() >= when) return;
    const double years = (when - course.enquiries.front()).days() / days_per_year;
    set(of_family(Purpose::flight_gap), exponential_at(years, rules_.mobility.flees.value()));
  }

  const Case& of_;
  const scenario::CaseFamily& family_;
  const model::household::Parameters& rules_;
  const model::Input& input_;
  Date start_;
  CaseHazard hazard_;
  Pins& pins_;
};

}  // namespace

void pin_family(const Case& of, const model::Input& input, const Course& course,
                const std::vector<double>& luck, Pins& pins) {
  FamilyPins family(of, input, pins);
  family.pin_who_there_is();
  family.pin_what_happens(course, luck);
}

}  // namespace sightline::replay
