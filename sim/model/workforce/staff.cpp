// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <sightline/core/time.hpp>
#include <sightline/model/workforce/roster.hpp>
#include <sightline/model/workforce/staff.hpp>
#include <sightline/model/workforce/work.hpp>

namespace sightline::model::workforce {
namespace {

constexpr double most_leavings_per_year = 4.0;  // dominates the rate of every occupant
constexpr double most_times_as_ill = 3.0;       // dominates what fatigue makes of sickness
constexpr std::int32_t fatigue_step_days = 14;
constexpr std::int32_t supervision_due_within_days = 14;
constexpr std::uint16_t number_mask = 0x7FFF;  // event details hold 16 bits, one says by whom

Duration gap(double u, double per_year) {
  return duration_of_days(exponential(u, per_year / days_per_year));
}

bool do_staff_change(const State& staff) {
  return staff.parameters->staffing.unlimited.value() <= 0.0;
}
bool do_workers_leave(const State& staff) {
  return do_staff_change(staff) && staff.parameters->turnover.rate.value() > 0.0;
}
bool do_workers_fall_ill(const State& staff) {
  return do_staff_change(staff) && staff.parameters->sickness.spells.value() > 0.0;
}

void schedule_leaving_candidate(Context& context, State& staff, ProfessionalId who) {
  const std::uint16_t k = staff.professionals[who].leaving_candidates++;
  const double u = context.dice.decide(address(who, Purpose::leaving_gap, k));
  context.schedule(context.now + gap(u, most_leavings_per_year), EventKind::leaving_candidate,
                   who.value());
}

void schedule_sickness_candidate(Context& context, State& staff, ProfessionalId who) {
  const std::uint16_t k = staff.professionals[who].sickness_candidates++;
  const double u = context.dice.decide(address(who, Purpose::sickness_gap, k));
  const double spells = staff.parameters->sickness.spells.value();
  context.schedule(context.now + gap(u, most_times_as_ill * spells), EventKind::sickness_candidate,
                   who.value());
}

void schedule_supervision(Context& context, const State& staff, ProfessionalId who, double phase) {
  const double interval = practice_of(staff, who).supervision.interval.value();
  const double wait = interval > 0.0 ? interval : between_looks.value();
  context.schedule(context.now + duration_of_days(std::max(1.0, phase * wait)),
                   EventKind::supervision_due, who.value());
}

std::uint16_t arrival_number(std::uint16_t number, bool is_agency) {
  return static_cast<std::uint16_t>(((unsigned{number} & number_mask) << 1U) |
                                    (is_agency ? 1U : 0U));
}

void seek_agency_cover(Context& context, const State& staff, ProfessionalId who) {
  const RecruitmentPractice& rules = practice_of(staff, who).recruitment;
  const std::uint16_t occupant = staff.professionals[who].occupant;
  const auto u = context.dice.decide4(address(who, Purpose::agency_cover, occupant));
  if (!bernoulli(u[0], rules.agency_cover.value())) return;
  const double mean = rules.agency_delay.value();
  const Duration wait = mean > 0.0 ? duration_of_days(exponential(u[1], 1.0 / mean)) : Duration();
  context.schedule(context.now + wait, EventKind::post_filled, who.value(),
                   arrival_number(occupant, true));
}

void recruit(Context& context, State& staff, ProfessionalId who) {
  Professional& post = staff.professionals[who];
  post.is_vacant = true;
  const std::uint16_t vacancy = ++post.vacancies;
  const double mean = practice_of(staff, who).recruitment.days_to_fill.value();
  const double u = context.dice.decide(address(who, Purpose::recruitment, vacancy));
  const Duration wait = mean > 0.0 ? duration_of_days(exponential(u, 1.0 / mean)) : Duration();
  context.schedule(context.now + wait, EventKind::post_filled, who.value(),
                   arrival_number(vacancy, false));
}

void record_leaving(Context& context, const State& staff, ProfessionalId who) {
  context.record({.kind = HappeningKind::worker_left,
                  .detail = static_cast<std::uint16_t>(staff.professionals[who].is_agency ? 1 : 0),
                  .subject = who.value(),
                  .worker = who});
}

void vacate(Context& context, State& staff, ProfessionalId who) {
  record_leaving(context, staff, who);
  Professional& post = staff.professionals[who];
  post.is_filled = false;
  post.is_agency = false;
  open_or_close_desk(context, staff, who);
  if (!post.is_vacant) recruit(context, staff, who);
  seek_agency_cover(context, staff, who);
}

void occupy(Context& context, State& staff, ProfessionalId who, bool is_agency) {
  Professional& post = staff.professionals[who];
  ++post.occupant;
  draw_traits(context, staff, who);
  post.is_filled = true;
  post.is_agency = is_agency;
  if (!is_agency) post.is_vacant = false;
  post.is_supervision_due = false;
  post.fatigue = 0.0F;
  post.since = context.now;
  post.ill_until = Time::long_ago();
  post.supervised = Time::long_ago();
  context.record({.kind = HappeningKind::post_filled,
                  .detail = static_cast<std::uint16_t>(is_agency ? 1 : 0),
                  .subject = who.value(),
                  .worker = who});
  open_or_close_desk(context, staff, who);
}

/// Some posts are vacant on the first day, as on any other: in balance, the share is that of the
/// time to fill a post in the time between two vacancies.
bool is_vacant_at_start(const Context& context, const State& staff, ProfessionalId who) {
  if (!staff.professionals[who].has_post) return false;
  const double vacant_years =
      practice_of(staff, who).recruitment.days_to_fill.value() / days_per_year;
  const double between = vacant_years * staff.parameters->turnover.rate.value();
  const double u = context.dice.decide(address(who, Purpose::post_vacant_at_start));
  return bernoulli(u, between / (1.0 + between));
}

}  // namespace

void start_staff_scripts(Context& context, State& staff) {
  const bool do_leave = do_workers_leave(staff);
  const bool do_fall_ill = do_workers_fall_ill(staff);
  for (std::uint32_t p = 0; p < staff.professionals.size(); ++p) {
    const ProfessionalId who(p);
    if (staff.teams[staff.professionals[who].team].agency != Agency::social_care) continue;
    if (do_leave) {
      schedule_leaving_candidate(context, staff, who);
      if (is_vacant_at_start(context, staff, who)) vacate(context, staff, who);
    }
    if (do_fall_ill) schedule_sickness_candidate(context, staff, who);
    if (!staff.professionals[who].own_queue.is_valid()) continue;
    const double phase = context.dice.decide(address(who, Purpose::first_supervision));
    schedule_supervision(context, staff, who, phase);
  }
  if (do_staff_change(staff) && staff.parameters->fatigue.time_constant.value() > 0.0)
    context.schedule(context.now + days(fatigue_step_days), EventKind::fatigue_changes, 0);
}

void draw_traits(const Context& context, State& staff, ProfessionalId who) {
  const Differences& differences = staff.parameters->differences;
  Professional& person = staff.professionals[who];
  const auto u = context.dice.trait4(address(who, Purpose::professional_traits, person.occupant));
  person.threshold_offset = static_cast<float>(normal(u[0], 0.0, differences.threshold.value()));
  person.noise_factor =
      static_cast<float>(deterministic_exp(normal(u[1], 0.0, differences.skill.value())));
  person.credulity_offset = static_cast<float>(normal(u[2], 0.0, differences.credulity.value()));
  person.curiosity_offset = static_cast<float>(normal(u[3], 0.0, differences.curiosity.value()));
}

double leaving_rate(const Context& context, const State& staff, ProfessionalId who) {
  const Turnover& rules = staff.parameters->turnover;
  const Professional& person = staff.professionals[who];
  const double calm = (person.is_agency ? rules.agency_rate : rules.rate).value();
  const double pressure = rules.burden.value() * static_cast<double>(person.fatigue) +
                          rules.alarm.value() * staff.alarm;
  const double retained =
      is_supervised(context, staff, who) ? rules.retained_by_supervision.value() : 0.0;
  return calm * deterministic_exp(pressure) * (1.0 - retained);
}

bool leaving_candidate(Context& context, State& staff, ProfessionalId who) {
  const auto k = static_cast<std::uint16_t>(staff.professionals[who].leaving_candidates - 1);
  schedule_leaving_candidate(context, staff, who);
  if (!is_in_post(staff.professionals[who])) return false;
  const double u = context.dice.decide(address(who, Purpose::leaving_accepted, k));
  if (u * most_leavings_per_year >= leaving_rate(context, staff, who)) return false;
  vacate(context, staff, who);
  return true;
}

Arrival fill_post(Context& context, State& staff, ProfessionalId who, std::uint16_t which) {
  const Professional& post = staff.professionals[who];
  const bool is_agency = (which & 1U) != 0;
  const std::uint16_t awaited =
      arrival_number(is_agency ? post.occupant : post.vacancies, is_agency);
  const bool is_still_wanted = post.has_post && post.is_vacant && !(is_agency && post.is_filled);
  if (!is_still_wanted || which != awaited) return Arrival::nobody;
  const bool replaces_agency_worker = post.is_filled;
  if (replaces_agency_worker) record_leaving(context, staff, who);
  occupy(context, staff, who, is_agency);
  return replaces_agency_worker ? Arrival::in_place_of_agency_worker : Arrival::into_empty_post;
}

void sickness_candidate(Context& context, State& staff, ProfessionalId who) {
  Professional& person = staff.professionals[who];
  const auto k = static_cast<std::uint16_t>(person.sickness_candidates - 1);
  schedule_sickness_candidate(context, staff, who);
  if (!is_in_post(person) || is_ill(person, context.now)) return;
  const Sickness& rules = staff.parameters->sickness;
  const auto u = context.dice.decide4(address(who, Purpose::sickness_spell, k));
  const double chance =
      deterministic_exp(rules.burden.value() * static_cast<double>(person.fatigue)) /
      most_times_as_ill;
  const double mean = rules.length.value();
  if (!bernoulli(u[0], chance) || mean <= 0.0) return;
  person.ill_until = context.now + duration_of_days(exponential(u[1], 1.0 / mean)) + minutes(1);
  hold_up_work_in_hand(context, staff, who);
  context.record(
      {.kind = HappeningKind::sickness, .detail = 1, .subject = who.value(), .worker = who});
  open_or_close_desk(context, staff, who);
  context.schedule(person.ill_until, EventKind::sickness_ends, who.value());
}

void sickness_ends(Context& context, State& staff, ProfessionalId who) {
  // Whoever fell ill may have left since, and somebody else be at work or ill.
  if (staff.professionals[who].ill_until != context.now) return;
  context.record({.kind = HappeningKind::sickness, .subject = who.value(), .worker = who});
  open_or_close_desk(context, staff, who);
}

void supervision_due(Context& context, State& staff, ProfessionalId who) {
  schedule_supervision(context, staff, who, 1.0);
  Professional& person = staff.professionals[who];
  const SupervisionPractice& rules = practice_of(staff, who).supervision;
  if (rules.interval.value() <= 0.0 || !is_in_post(person) || person.is_supervision_due) return;
  person.is_supervision_due = true;
  submit(context, staff,
         {.queue = person.own_queue,
          .kind = TaskKind::supervision,
          .child = {},
          .adult = {},
          .effort = rules.effort,
          .priority = engine::Priority::routine,
          .due = context.now + days(supervision_due_within_days)});
}

bool is_supervised(const Context& context, const State& staff, ProfessionalId who) {
  const double interval = practice_of(staff, who).supervision.interval.value();
  return (context.now - staff.professionals[who].supervised).days() <= 2.0 * interval;
}

void fatigue_changes(Context& context, State& staff) {
  const double tau = staff.parameters->fatigue.time_constant.value();
  const double step = 1.0 - deterministic_exp(-fatigue_step_days / tau);
  for (std::uint32_t p = 0; p < staff.professionals.size(); ++p) {
    const ProfessionalId who(p);
    Professional& person = staff.professionals[who];
    const Team& team = staff.teams[person.team];
    if (team.agency != Agency::social_care || !is_in_post(person)) continue;
    const QueueId queue = person.own_queue.is_valid() ? person.own_queue : team.queue;
    const double so_far = static_cast<double>(person.fatigue);
    person.fatigue =
        static_cast<float>(so_far + step * (backlog_weeks(context, staff, queue) - so_far));
  }
  context.schedule(context.now + days(fatigue_step_days), EventKind::fatigue_changes, 0);
}

}  // namespace sightline::model::workforce
