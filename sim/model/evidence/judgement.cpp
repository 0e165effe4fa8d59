// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include <sightline/model/evidence/judgement.hpp>
#include <sightline/model/household/harm.hpp>
#include <sightline/model/household/neglect.hpp>
#include <sightline/model/workforce/roster.hpp>
#include <sightline/model/workforce/work.hpp>

namespace sightline::model::evidence {
namespace {

/// Number of an injury within its child, the same in all arms.
std::uint64_t number_of(const household::Injury& injury) {
  return (injury.is_inflicted ? 0x1'0000U : 0U) | injury.script_index;
}

double tell(double u, double separation, bool is_harm) {
  return normal(u, is_harm ? separation / 2 : -separation / 2, 1.0);
}

double unbiased_reading(double x, double z, double separation, double noise) {
  return separation * (x + std::sqrt(noise) * z) / (1.0 + noise);
}

constexpr std::uint64_t view_from_records = 2 * knowing_agencies;

/// Reading of the injury's tell through noise of this variance; `view` numbers the look, and with
/// it the noise.
double reading_with_noise(const World& world, const household::Injury& injury, double noise,
                          std::uint64_t view) {
  const Injuries& rules = world.ledger.parameters->injuries;
  const double d = rules.tell_separation.value();
  const std::uint64_t number = number_of(injury);
  const double x = tell(world.dice.trait(address(injury.child, Purpose::injury_tell, number)), d,
                        injury.is_inflicted);
  const double z = normal_quantile(world.dice.trait(
      address(injury.child, Purpose::examination_noise, occurrence(number, view))));
  double reading = unbiased_reading(x, z, d, noise);
  if (age_years(world.homes.children[injury.child], injury.at) < 1.0) {
    reading += rules.infant.value();
    if (injury.severity >= household::Severity::serious) reading += rules.severe_in_infant.value();
  }
  return reading;
}

}  // namespace

double reading_of_injury(const World& world, const household::Injury& injury,
                         const Examiner& examiner) {
  const Injuries& rules = world.ledger.parameters->injuries;
  const workforce::Practice& practice = workforce::practice_of(world.staff, examiner.who);
  double noise = rules.noise[examiner.agency].value() *
                 practice.examination.noise_factor[examiner.agency].value() *
                 workforce::noise_factor(world, world.staff, examiner.who) *
                 workforce::haste(world, world.staff, examiner.who);
  if (examiner.is_complete) noise *= rules.noise_if_complete.value();
  const std::uint64_t view = index_of(examiner.agency) * 2 + (examiner.is_complete ? 1 : 0);
  return reading_with_noise(world, injury, noise, view);
}

double reading_from_records(const World& world, const household::Injury& injury,
                            ProfessionalId doctor) {
  const Injuries& rules = world.ledger.parameters->injuries;
  const double noise = rules.noise[Agency::paediatrics].value() * rules.noise_from_records.value() *
                       static_cast<double>(world.staff.professionals[doctor].noise_factor);
  return reading_with_noise(world, injury, noise, view_from_records);
}

double weight_of_reading(double reading, Probability inflicted_if_abused) {
  const double q = inflicted_if_abused.value();
  if (q >= 1.0) return reading;
  constexpr double beyond_doubt =
      500.0;  // e^500 is finite, and log(q) + reading is exact from there on
  if (reading > beyond_doubt) return reading + deterministic_log(q);
  return deterministic_log(1.0 - q + q * deterministic_exp(reading));
}

double believe_account(double weight, double credulity, double plausibility) {
  return weight > 0.0 ? weight * (1.0 - std::min(1.0, std::max(0.0, credulity)) * plausibility)
                      : weight;
}

Frame frame_of(const World& world, Agency agency, ChildId child, double threshold) {
  if (!knows_anything(world, agency, child)) return Frame::none;
  return belief(world, agency, child) >= threshold ? Frame::suspicious : Frame::benign;
}

double anchor(double weight, Frame frame, double anchoring) {
  const bool is_against =
      (frame == Frame::benign && weight > 0.0) || (frame == Frame::suspicious && weight < 0.0);
  return is_against ? weight * (1.0 - anchoring) : weight;
}

double plausibility_of_account(const World& world, const household::Injury& injury) {
  const double u =
      world.dice.trait(address(injury.child, Purpose::injury_account, number_of(injury)));
  // The truth about an accident sounds as plausible as chance has it; a false account also by the
  // teller's skill.
  return injury.is_inflicted
             ? 0.5 * (u + static_cast<double>(world.homes.family_of(injury.child).deception))
             : u;
}

double reading_of_neglect(const World& world, ChildId id, Agency agency, ProfessionalId who,
                          int looks) {
  const Neglect& rules = world.ledger.parameters->neglect;
  const household::Child& child = world.homes.children[id];
  const household::Family& family = world.homes.families[child.family];
  constexpr double most_that_shows = 1.5;
  const double d = rules.tell_separation.value();
  const double level =
      std::min(most_that_shows, household::neglect_level(world.homes, child, world.now));
  const double noise = rules.noise[agency].value() / looks *
                       workforce::noise_factor(world, world.staff, who) *
                       workforce::haste(world, world.staff, who);
  // What differs between homes at one level is drawn once for each home and spell, and shown to
  // all.
  const double x =
      normal(world.dice.trait(address(child.family, Purpose::neglect_tell, family.neglect_spells)),
             d * (level - 0.5), 1.0);
  const double z = normal_quantile(world.dice.trait(address(
      id, Purpose::neglect_noise,
      occurrence((std::uint64_t{family.neglect_spells} << 8U) | static_cast<unsigned>(looks),
                 index_of(agency)))));
  return unbiased_reading(x, z, d, noise);
}

double weight_of_kind(const household::OtherConcerns& rules, household::ConcernKind kind) {
  double mean = 0.0;
  double left = 1.0;
  const household::ConcernOfKind* const kinds[] = {&rules.domestic_abuse, &rules.mental_health,
                                                   &rules.substance_use, &rules.disability};
  for (const household::ConcernOfKind* of_kind : kinds) {
    mean += of_kind->share.value() * of_kind->significant_harm.value();
    left -= of_kind->share.value();
  }
  mean += std::max(0.0, left) * rules.significant_harm_otherwise.value();
  const double p = household::chance_of_harm(rules, kind).value();
  if (p <= 0.0 || p >= 1.0 || mean <= 0.0 || mean >= 1.0) return 0.0;  // nothing to tell apart
  return deterministic_log(p / (1.0 - p)) - deterministic_log(mean / (1.0 - mean));
}

double reading_of_concern(const World& world, const household::Concern& concern, Ratio noise,
                          int stage) {
  const Concerns& rules = world.ledger.parameters->concerns;
  const double d = rules.tell_separation.value();
  const double x =
      tell(world.dice.trait(address(concern.child, Purpose::concern_tell, concern.script_index)), d,
           concern.is_significant_harm);
  const double z = normal_quantile(world.dice.trait(
      address(concern.child, Purpose::concern_noise,
              occurrence(concern.script_index, static_cast<std::uint64_t>(stage)))));
  return rules.prior.value() +
         weight_of_kind(world.homes.parameters->other_concerns, concern.kind) +
         unbiased_reading(x, z, d, noise.value());
}

}  // namespace sightline::model::evidence
