// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <sightline/model/household/contacts.hpp>

namespace sightline::model::household {
namespace {

constexpr std::int32_t block_days = 28;
constexpr std::int32_t open_minute = 9 * 60;
constexpr std::int32_t open_minutes = 8 * 60;
constexpr double calendar_days_per_working_day =
    365.25 / 253.0;  // 253 working days in an English year

const ByAge<PerYear>& rates_of(const Contacts& contacts, Channel channel) {
  switch (channel) {
    case Channel::health_visitor:
      return contacts.health_visitor;
    case Channel::general_practice:
      return contacts.general_practice;
    case Channel::school:
      return contacts.school;
    default:
      return contacts.community;
  }
}

constexpr Purpose purpose_of(Channel channel) {
  constexpr Purpose purposes[] = {Purpose::contact_health_visitor,
                                  Purpose::contact_general_practice, Purpose::contact_school,
                                  Purpose::contact_community};
  return purposes[static_cast<int>(channel)];
}

/// Agencies meet children in working hours: the same point of the working day as of the whole day.
Time into_working_hours(Time at) {
  return start_of_day(at.day()) + minutes(open_minute + at.minute_of_day() * open_minutes / 1440);
}

/// Reads the contacts of one block in order.
class BlockOfContacts {
 public:
  BlockOfContacts(const Dice& dice, ChildId child, Channel channel, std::int32_t block,
                  double rate_per_day)
      : dice_(dice),
        address_(
            address(child, purpose_of(channel), occurrence(static_cast<std::uint64_t>(block), 0))),
        rate_(rate_per_day),
        day_(static_cast<double>(block) * block_days),
        last_day_(day_ + block_days) {}

  /// Next contact of the block, Time::never() after its last.
  Time next() {
    if (used_ == 4) {
      ++address_.occurrence;
      used_ = 0;
    }
    if (used_ == 0) gaps_ = dice_.trait4(address_);
    day_ += exponential(gaps_[used_++], rate_);
    return day_ < last_day_ ? Time() + duration_of_days(day_) : Time::never();
  }

 private:
  const Dice& dice_;
  Address address_;
  double rate_;
  double day_;
  double last_day_;
  std::array<double, 4> gaps_{};
  std::size_t used_ = 0;
};

double logistic(double log_odds) {
  return 1.0 / (1.0 + deterministic_exp(-log_odds));
}

LogOdds need_of(const CareSeeking& rules, Severity severity) {
  if (severity == Severity::minor) return rules.need_if_minor;
  return severity == Severity::moderate ? rules.need_if_moderate : rules.need_if_serious;
}

double hospital_share(const CareSeeking& rules, Severity severity) {
  if (severity == Severity::minor) return rules.hospital_if_minor.value();
  return severity == Severity::moderate ? rules.hospital_if_moderate.value() : 1.0;
}

}  // namespace

Time next_contact(const Context& context, const State& homes, ChildId id, Channel channel,
                  Time after, Time until) {
  const Child& child = homes.children[id];
  const bool is_working_day_only = channel != Channel::community;
  const auto& rates = rates_of(homes.parameters->contacts, channel);
  for (std::int32_t block = after.day() / block_days; start_of_day(block * block_days) <= until;
       ++block) {
    const double per_year = rates.at(age_years(child, start_of_day(block * block_days))).value();
    if (per_year <= 0.0) continue;
    const double per_day =
        per_year / days_per_year * (is_working_day_only ? calendar_days_per_working_day : 1.0);
    BlockOfContacts contacts(context.dice, id, channel, block, per_day);
    for (Time at = contacts.next(); at != Time::never(); at = contacts.next()) {
      if (is_working_day_only) {
        if (!context.calendar.is_working_day(at)) continue;
        at = into_working_hours(at);
      }
      if (at > until) return Time::never();
      if (at > after) return at;
    }
  }
  return Time::never();
}

void schedule_contacts(Context& context, State& homes, ChildId id) {
  Child& child = homes.children[id];
  const Time until = std::min(child.signs_until, eighteenth_birthday(child));
  for (int c = 0; c < static_cast<int>(Channel::size_); ++c) {
    const auto bit = static_cast<std::uint8_t>(1U << static_cast<unsigned>(c));
    if ((child.pending_contacts & bit) != 0) continue;
    const Time at = next_contact(context, homes, id, static_cast<Channel>(c), context.now, until);
    if (at == Time::never()) continue;
    child.pending_contacts = static_cast<std::uint8_t>(child.pending_contacts | bit);
    context.schedule(at, EventKind::routine_contact, id.value(), static_cast<std::uint16_t>(c));
  }
}

void consider_seeking_care(Context& context, const State& homes, InjuryId id) {
  const Injury& injury = homes.injuries[id];
  const Family& family = homes.family_of(injury.child);
  const CareSeeking& rules = homes.parameters->care_seeking;
  const auto u =
      context.dice.decide4(address(injury.child, Purpose::care_sought,
                                   occurrence(injury.is_inflicted ? 1 : 0, injury.script_index)));
  const double fear = injury.is_inflicted ? static_cast<double>(family.fear) : 0.0;
  const double log_odds =
      need_of(rules, injury.severity).value() + static_cast<double>(family.help_seeking) - fear;
  const bool is_emergency = injury.severity >= Severity::critical;
  if (!is_emergency && !bernoulli(u[0], logistic(log_odds))) return;
  const double mean_hours =
      injury.is_inflicted ? rules.delay_if_inflicted.value() : rules.delay.value();
  const Duration delay =
      is_emergency
          ? minutes(30)
          : duration_of_hours(mean_hours > 0.0 ? exponential(u[1], 1.0 / mean_hours) : 0.0);
  const Agency where = bernoulli(u[2], hospital_share(rules, injury.severity))
                           ? Agency::hospital
                           : Agency::general_practice;
  context.schedule(context.now + delay, EventKind::care_sought, injury.child.value(),
                   static_cast<std::uint16_t>(where));
}

}  // namespace sightline::model::household
