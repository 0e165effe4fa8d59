// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include <sightline/core/time.hpp>
#include <sightline/model/household/contacts.hpp>
#include <sightline/model/household/response.hpp>

namespace sightline::model::household {
namespace {

constexpr std::int32_t block_days = 14;
constexpr std::int32_t open_minute = 9 * 60;
constexpr std::int32_t open_minutes = 8 * 60;
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

/// Reads the contacts of one block in order. The first gaps of all channels share one address,
/// since most blocks hold no contact of most channels; later gaps have addresses of their own.
class BlockOfContacts {
 public:
  BlockOfContacts(const Dice& dice, ChildId child, Channel channel, std::int32_t block,
                  double rate_per_day, double first_gap)
      : dice_(dice),
        address_(
            address(child, purpose_of(channel), occurrence(static_cast<std::uint64_t>(block), 0))),
        rate_(rate_per_day),
        day_(static_cast<double>(block) * block_days + exponential(first_gap, rate_per_day)),
        last_day_(static_cast<double>(block + 1) * block_days) {}

  /// Next contact of the block, Time::never() after its last.
  Time next() {
    if (day_ >= last_day_) return Time::never();
    const Time at = Time() + duration_of_days(day_);
    day_ += exponential(dice_.trait(address_), rate_);
    ++address_.occurrence;
    return at;
  }

 private:
  const Dice& dice_;
  Address address_;
  double rate_;
  double day_;
  double last_day_;
};

/// Looks for contacts of one child in (after, until], block by block.
class ScriptReader {
 public:
  ScriptReader(const Context& context, const State& homes, ChildId child, Time after, Time until)
      : context_(context),
        odds_(homes.contact_odds),
        id_(child),
        born_(homes.children[child].born),
        after_(after),
        until_(until),
        block_(after.day() / block_days) {
    open_block();
  }

  [[nodiscard]] bool has_block() const { return start_of_day(block_ * block_days) <= until_; }
  void next_block() {
    ++block_;
    if (has_block()) open_block();
  }

  /// First contact of the channel in this block that lies in the window; Time::never() if none
  /// does.
  [[nodiscard]] Time first(Channel channel) const {
    const bool is_working_day_only = channel != Channel::community;
    const ContactOdds& odds = odds_[static_cast<std::size_t>(channel)][band_];
    const double first_gap = first_gaps_[static_cast<std::size_t>(channel)];
    if (first_gap >= odds.any_in_block)
      return Time::never();  // the common case, without a logarithm
    BlockOfContacts contacts(context_.dice, id_, channel, block_, odds.per_day, first_gap);
    for (Time at = contacts.next(); at != Time::never(); at = contacts.next()) {
      if (is_working_day_only) {
        if (!context_.calendar.is_working_day(at)) continue;
        at = into_working_hours(at);
      }
      if (at > until_) return Time::never();
      if (at > after_) return at;
    }
    return Time::never();
  }

 private:
  void open_block() {
    first_gaps_ = context_.dice.trait4(
        address(id_, Purpose::contact_first_gaps, static_cast<std::uint64_t>(block_)));
    band_ = age_band((start_of_day(block_ * block_days) - born_).days() / days_per_year);
  }

  const Context& context_;
  const decltype(State::contact_odds)& odds_;
  ChildId id_;
  Time born_;
  Time after_;
  Time until_;
  std::int32_t block_;
  std::array<double, 4> first_gaps_{};
  std::size_t band_ = 0;
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

void prepare_contacts(State& homes) {
  for (std::size_t c = 0; c < static_cast<std::size_t>(Channel::size_); ++c) {
    const auto channel = static_cast<Channel>(c);
    const double per_day =
        (channel == Channel::community ? 1.0 : days_per_working_day) / days_per_year;
    const ByAge<PerYear>& rates = rates_of(homes.parameters->contacts, channel);
    const PerYear by_band[age_bands] = {rates.under_1, rates.from_1_to_4, rates.from_5_to_10,
                                        rates.from_11};
    for (std::size_t band = 0; band < age_bands; ++band) {
      const double rate = by_band[band].value() * per_day;
      homes.contact_odds[c][band] = {rate, 1.0 - deterministic_exp(-rate * block_days)};
    }
  }
}

Time next_contact(const Context& context, const State& homes, ChildId id, Channel channel,
                  Time after, Time until) {
  for (ScriptReader script(context, homes, id, after, until); script.has_block();
       script.next_block()) {
    if (const Time at = script.first(channel); at != Time::never()) return at;
  }
  return Time::never();
}

void schedule_contacts(Context& context, State& homes, ChildId id) {
  constexpr unsigned all_channels = (1U << static_cast<unsigned>(Channel::size_)) - 1;
  Child& child = homes.children[id];
  unsigned pending = child.pending_contacts;
  const Time until = std::min(child.signs_until, eighteenth_birthday(child));
  for (ScriptReader script(context, homes, id, context.now, until);
       script.has_block() && pending != all_channels; script.next_block()) {
    for (unsigned c = 0; c < static_cast<unsigned>(Channel::size_); ++c) {
      if ((pending & (1U << c)) != 0) continue;
      const Time at = script.first(static_cast<Channel>(c));
      if (at == Time::never()) continue;
      pending |= 1U << c;
      context.schedule(at, EventKind::routine_contact, id.value(), static_cast<std::uint16_t>(c));
    }
  }
  child.pending_contacts = static_cast<std::uint8_t>(pending);
}

void schedule_next_contact(Context& context, State& homes, ChildId id, Channel channel) {
  Child& child = homes.children[id];
  const Time until = std::min(child.signs_until, eighteenth_birthday(child));
  const Time at = next_contact(context, homes, id, channel, context.now, until);
  const unsigned bit = 1U << static_cast<unsigned>(channel);
  const unsigned others = child.pending_contacts & ~bit;
  child.pending_contacts = static_cast<std::uint8_t>(at == Time::never() ? others : others | bit);
  if (at == Time::never()) return;
  context.schedule(at, EventKind::routine_contact, id.value(), static_cast<std::uint16_t>(channel));
}

void consider_seeking_care(Context& context, const State& homes, InjuryId id) {
  const Injury& injury = homes.injuries[id];
  const Family& family = homes.family_of(injury.child);
  const CareSeeking& rules = homes.parameters->care_seeking;
  const auto u =
      context.dice.decide4(address(injury.child, Purpose::care_sought,
                                   occurrence(injury.is_inflicted ? 1 : 0, injury.script_index)));
  const double fear = injury.is_inflicted ? static_cast<double>(family.fear) : 0.0;
  const double wary = level_now(family.wariness, homes.parameters->response.half_life, context.now);
  const double log_odds = need_of(rules, injury.severity).value() +
                          static_cast<double>(family.help_seeking) - fear - wary;
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
