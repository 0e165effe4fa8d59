// SPDX-License-Identifier: Apache-2.0
#include <array>

#include <sightline/model/communication/telling.hpp>
#include <sightline/model/evidence/judgement.hpp>
#include <sightline/model/workforce/roster.hpp>

namespace sightline::model::communication {
namespace {

constexpr int stage_at_referral = 0;

Agency source_of(const ConcernSources& sources, double u) {
  const std::array<Agency, 5> agencies = {Agency::police, Agency::school, Agency::health_visiting,
                                          Agency::general_practice, Agency::hospital};
  const std::array<double, 6> weights = {
      sources.police.value(),
      sources.school.value(),
      sources.health_visiting.value(),
      sources.general_practice.value(),
      sources.hospital.value(),
      std::max(0.0, 1.0 - sources.police.value() - sources.school.value() -
                        sources.health_visiting.value() - sources.general_practice.value() -
                        sources.hospital.value())};
  const std::size_t which = categorical(u, weights);
  return which < agencies.size() ? agencies[which] : Agency::community;
}

}  // namespace

double chance_to_act(int others, bool has_appointment_elsewhere,
                     const workforce::TellingPractice& rules) {
  double chance = 1.0;
  if (others > 0 && rules.diffusion.value() > 0.0) {
    chance = deterministic_exp(-rules.diffusion.value() * deterministic_log(1.0 + others));
  }
  if (has_appointment_elsewhere) chance *= 1.0 - rules.left_to_appointment.value();
  return chance;
}

bool consider_telling(World& world, ChildId child, Agency agency, ProfessionalId who,
                      const Involvement& involvement) {
  const workforce::Practice& practice = workforce::practice_of(world.staff, who);
  const LogOdds asked =
      involvement.has_open_case ? practice.threshold.share : practice.threshold.refer;
  const double threshold = asked.value() +
                           static_cast<double>(world.staff.professionals[who].threshold_offset) -
                           world.staff.threshold_shift;
  const double belief = evidence::belief(world, agency, child);
  if (belief < threshold) return false;
  Happening happening{.kind = HappeningKind::recognised,
                      .agency = agency,
                      .child = child,
                      .worker = who,
                      .value = static_cast<float>(belief)};
  world.record(happening);
  const int others = evidence::agencies_involved(world, child) - 1;
  const double u = world.dice.decide(
      address(child, Purpose::decision_to_tell,
              occurrence(index_of(agency), static_cast<std::uint32_t>(world.now.minutes()))));
  if (!bernoulli(u, chance_to_act(others, involvement.has_coming_appointment, practice.telling))) {
    happening.kind = HappeningKind::not_told;
    world.record(happening);
    return false;
  }
  send(world, child, agency, who,
       involvement.has_open_case ? MessageKind::information : MessageKind::referral, 0);
  return true;
}

bool tell_police(World& world, ChildId child, Agency agency, ProfessionalId who) {
  if (agency == Agency::police) return true;
  bool has_news = false;
  evidence::for_each_item(world, child, [&](ItemId, const evidence::Item& item) {
    has_news = has_news || (item.kind == evidence::ItemKind::injury && item.weight[agency] > 0.0F &&
                            evidence::knows(item, agency, world.now) &&
                            !evidence::knows(item, Agency::police, world.now));
  });
  if (!has_news) return false;
  const workforce::Practice& practice = workforce::practice_of(world.staff, who);
  const double u = world.dice.decide(
      address(child, Purpose::told_police,
              occurrence(index_of(agency), static_cast<std::uint32_t>(world.now.minutes()))));
  if (!bernoulli(u, practice.telling.tell_police.value())) return false;
  world.record(
      {.kind = HappeningKind::told_police, .agency = agency, .child = child, .worker = who});
  const std::uint8_t area = world.homes.family_of(child).area;
  const auto& trust = world.staff.teams[workforce::team_of(world.staff, Agency::police, area)]
                          .practice.judgement.trust;
  evidence::for_each_item(world, child, [&](ItemId id, const evidence::Item& item) {
    if (evidence::knows(item, agency, world.now))
      hear(world, id, Agency::police, static_cast<double>(item.weight[agency]),
           trust[agency].value());
  });
  return true;
}

void report_concern(World& world, ConcernId id) {
  const household::Concern& concern = world.homes.concerns[id];
  const double u =
      world.dice.decide(address(concern.child, Purpose::concern_source, concern.script_index));
  const Agency agency = source_of(world.post.parameters->concern_sources, u);
  const ItemId item = evidence::item_about(world, concern.child, evidence::ItemKind::concern,
                                           id.value(), concern.at);
  evidence::learn(
      world, item, agency,
      evidence::reading_of_concern(
          world, concern, world.ledger.parameters->concerns.noise_at_referral, stage_at_referral));
  const FamilyId family = world.homes.children[concern.child].family;
  const ProfessionalId who = workforce::professional_met(
      world, world.staff, agency, family, world.homes.families[family].area,
      static_cast<std::uint32_t>(world.now.minutes()));
  const double threshold = workforce::practice_of(world.staff, who).threshold.report.value() +
                           static_cast<double>(world.staff.professionals[who].threshold_offset) -
                           world.staff.threshold_shift;
  if (evidence::belief(world, agency, concern.child) < threshold) return;
  // Two concerns may come up in one minute, and in the minute of a worrying contact.
  send(world, concern.child, agency, who, MessageKind::referral, 1U + concern.script_index);
}

void ask_agencies(World& world, ChildId child, std::uint64_t occasion) {
  std::array<bool, knowing_agencies> has_news{};
  evidence::for_each_item(world, child, [&](ItemId, const evidence::Item& item) {
    if (evidence::knows(item, Agency::social_care, world.now)) return;
    for (std::size_t a = 0; a < knowing_agencies; ++a)
      has_news[a] = has_news[a] || evidence::knows(item, agency_at(a), world.now);
  });
  const FamilyId family = world.homes.children[child].family;
  const std::uint8_t area = world.homes.families[family].area;
  for (std::size_t a = 0; a < knowing_agencies; ++a) {
    const Agency agency = agency_at(a);
    if (!has_news[a] || agency == Agency::community) continue;
    const ProfessionalId who =
        workforce::professional_met(world, world.staff, agency, family, area, occasion);
    const double answers = workforce::practice_of(world.staff, who).telling.check_answered.value();
    const double u =
        world.dice.decide(address(child, Purpose::agency_check, occurrence(a, occasion)));
    if (bernoulli(u, answers)) send(world, child, agency, who, MessageKind::check_answer, 0);
  }
}

}  // namespace sightline::model::communication
