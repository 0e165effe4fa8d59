// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>

#include <sightline/model/workforce/roster.hpp>
#include <sightline/model/workforce/staff.hpp>
#include <sightline/model/workforce/work.hpp>

namespace sightline::model::workforce {
namespace {

// Teams are laid out in a fixed order, so that finding one is arithmetic: the authority's first,
// then each area's.
enum class AuthorityTeam : std::uint32_t {
  hospital,
  paediatrics,
  police,
  council_legal,
  conference_chairs,
  family_court,
  prosecutor,
  size_
};
enum class AreaTeam : std::uint32_t {
  intake,
  case_holding,
  health_visiting,
  general_practice,
  school,
  community,
  size_
};

constexpr std::uint32_t authority_teams = static_cast<std::uint32_t>(AuthorityTeam::size_);
constexpr std::uint32_t area_teams = static_cast<std::uint32_t>(AreaTeam::size_);
constexpr double neighbours_per_10k = 100.0;

TeamId authority_team(AuthorityTeam team) {
  return TeamId(static_cast<std::uint32_t>(team));
}
TeamId area_team(AreaTeam team, std::uint8_t area) {
  return TeamId(authority_teams + area * area_teams + static_cast<std::uint32_t>(team));
}

/// As many posts as Practice says; the last ones come and go.
void set_posts(Context& context, State& staff, TeamId id) {
  Team& team = staff.teams[id];
  const double wanted = has_posts(team.agency)
                            ? team.practice.posts[team.agency].value() * team.base_staff
                            : team.base_staff;
  team.staff = std::clamp(static_cast<std::uint32_t>(wanted + 0.5), 1U, team.room);
  for (std::uint32_t i = 0; i < team.room; ++i) {
    const ProfessionalId who(team.first.value() + i);
    staff.professionals[who].has_post = i < team.staff;
    open_or_close_desk(context, staff, who);
  }
}

class TeamMaker {
 public:
  TeamMaker(Context& context, State& staff, double children, const Practice& practice)
      : context_(context), staff_(staff), children_(children), practice_(practice) {}

  void make(Agency agency, std::uint8_t area, PerTenThousand per_10k, double share_of_authority,
            bool has_own_queues = false) {
    const double wanted = per_10k.value() * children_ / 10000.0 * share_of_authority;
    Team team;
    team.agency = agency;
    team.area = area;
    team.base_staff = std::max(1U, static_cast<std::uint32_t>(wanted + 0.5));
    team.room = static_cast<std::uint32_t>(PostsPractice::most * team.base_staff);
    team.first = ProfessionalId(staff_.professionals.size());
    team.practice = practice_;
    const TeamId id(staff_.teams.size());
    team.queue = add_desk(id, team.first, team.room);
    for (std::uint32_t i = 0; i < team.room; ++i)
      add_professional(id, has_own_queues);
    staff_.teams.add(team);
    set_posts(context_, staff_, id);
  }

 private:
  QueueId add_desk(TeamId team, ProfessionalId first, std::uint32_t servers) {
    Desk desk;
    const bool is_unlimited = staff_.parameters->staffing.unlimited.value() > 0.0;
    desk.work = engine::WorkQueue(is_unlimited ? engine::WorkQueue::unlimited : servers);
    desk.team = team;
    desk.first = first;
    desk.staff = servers;
    return staff_.desks.add(std::move(desk));
  }

  void add_professional(TeamId team, bool has_own_queue) {
    const ProfessionalId id(staff_.professionals.size());
    Professional person;
    person.team = team;
    if (has_own_queue) person.own_queue = add_desk(team, id, 1);
    staff_.professionals.add(person);
    draw_traits(context_, staff_, id);
  }

  Context& context_;
  State& staff_;
  double children_;
  const Practice& practice_;
};

}  // namespace

void apply(Practice& practice, Agency agency, const std::vector<PracticeChange>& changes) {
  const std::vector<Parameter> fields = parameters_of(practice);
  for (const PracticeChange& change : changes) {
    if (!change.agencies.has(agency)) continue;
    const Parameter& field = fields[change.field];
    double value = change.value;
    if (change.operation == PracticeChange::Operation::scale) value = *field.value * change.value;
    if (change.operation == PracticeChange::Operation::add) value = *field.value + change.value;
    *field.value = std::clamp(value, field.low, field.high);
  }
}

namespace {

/// When the team adopts the reform, by itself or to catch up; never if it does not. Decided by a
/// trait of the team, so it may be asked as often as needed.
Time adoption_time(const Context& context, TeamId team, const PracticeReform& reform) {
  // The first number says whether, the second when.
  const auto u = context.dice.trait4(address(team, Purpose::reform_adoption, reform.key));
  Time at = Time::never();
  if (bernoulli(u[0], reform.compliance.value()))
    at = reform.from + duration_of_days(u[1] * reform.full_after.days());
  if (bernoulli(u[0], reform.caught_up.value())) {
    at = std::min(at,
                  reform.caught_up_from + duration_of_days(u[1] * reform.caught_up_after.days()));
  }
  return at;
}

/// How many of `adoptions` have happened when all before `reached` has.
std::size_t count_before(Time reached, const std::vector<Adoption>& adoptions) {
  const auto ahead = std::find_if(adoptions.begin(), adoptions.end(), [&](const Adoption& one) {
    return one.at >= reached && one.at > Time();
  });
  return static_cast<std::size_t>(ahead - adoptions.begin());
}

}  // namespace

std::vector<Adoption> adoptions_of(const Context& context,
                                   const std::vector<PracticeReform>& reforms, std::size_t teams) {
  std::vector<Adoption> adoptions;
  for (std::uint32_t t = 0; t < teams; ++t) {
    for (std::uint32_t r = 0; r < reforms.size(); ++r) {
      const Time at = std::max(adoption_time(context, TeamId(t), reforms[r]), Time());
      if (at < context.end) adoptions.push_back({at, TeamId(t), r});
    }
  }
  std::stable_sort(adoptions.begin(), adoptions.end(),
                   [](const Adoption& a, const Adoption& b) { return a.at < b.at; });
  return adoptions;
}

void make_teams(Context& context, State& staff, std::uint32_t children, const Practice& practice) {
  const Staffing& s = staff.parameters->staffing;
  const double areas = std::clamp(children / s.children_per_area.value() + 0.5, 1.0, 255.0);
  staff.areas = static_cast<std::uint8_t>(areas);
  TeamMaker maker(context, staff, children, practice);
  maker.make(Agency::hospital, 0, s.hospital_doctors, 1.0);
  maker.make(Agency::paediatrics, 0, s.paediatricians, 1.0);
  maker.make(Agency::police, 0, s.police_officers, 1.0);
  maker.make(Agency::council_legal, 0, s.council_lawyers, 1.0);
  maker.make(Agency::conference_chairs, 0, s.conference_chairs, 1.0);
  maker.make(Agency::family_court, 0, s.court_judges, 1.0);
  maker.make(Agency::prosecutor, 0, s.prosecutors, 1.0);
  const double share = 1.0 / staff.areas;
  for (std::uint8_t area = 0; area < staff.areas; ++area) {
    maker.make(Agency::social_care, area, s.intake_social_workers, share);
    maker.make(Agency::social_care, area, s.case_holding_social_workers, share, true);
    maker.make(Agency::health_visiting, area, s.health_visitors, share);
    maker.make(Agency::general_practice, area, s.general_practitioners, share);
    maker.make(Agency::school, area, s.school_leads, share);
    maker.make(Agency::community, area, PerTenThousand(neighbours_per_10k), share);
  }
}

void plan_adoption(Context& context, State& staff) {
  staff.adoptions = adoptions_of(context, *staff.reforms, staff.teams.size());
  staff.adopted = 0;
  for (const Adoption* next = next_adoption(staff); next != nullptr && next->at == Time();
       next = next_adoption(staff)) {
    ++staff.adopted;
    adopt(context, staff, next->team, next->reform);
  }
}

void resume_adoption(const Context& context, State& staff, Time reached) {
  staff.adoptions = adoptions_of(context, *staff.reforms, staff.teams.size());
  if (count_before(reached, staff.adoptions) != staff.adopted) {
    throw std::invalid_argument("not the state of such a run: " + std::to_string(staff.adopted) +
                                " reforms adopted");
  }
}

void change_reforms(const Context& context, State& staff,
                    const std::vector<PracticeReform>& reforms, Time reached) {
  std::vector<Adoption> adoptions = adoptions_of(context, reforms, staff.teams.size());
  const auto past = static_cast<std::ptrdiff_t>(count_before(reached, adoptions));
  const auto have_same_effect = [&](const Adoption& planned, const Adoption& happened) {
    return planned.at == happened.at && planned.team == happened.team &&
           reforms[planned.reform].changes == (*staff.reforms)[happened.reform].changes;
  };
  const auto adopted = static_cast<std::ptrdiff_t>(staff.adopted);
  if (!std::equal(adoptions.begin(), adoptions.begin() + past, staff.adoptions.begin(),
                  staff.adoptions.begin() + adopted, have_same_effect)) {
    throw std::logic_error("the reforms differ in what has happened before minute " +
                           std::to_string(reached.minutes()));
  }
  staff.reforms = &reforms;
  staff.adoptions = std::move(adoptions);
}

const Adoption* next_adoption(const State& staff) {
  return staff.adopted < staff.adoptions.size() ? &staff.adoptions[staff.adopted] : nullptr;
}

void adopt(Context& context, State& staff, TeamId team, std::size_t reform) {
  apply(staff.teams[team].practice, staff.teams[team].agency, (*staff.reforms)[reform].changes);
  set_posts(context, staff, team);
}

TeamId team_of(const State&, Agency agency, std::uint8_t area) {
  switch (agency) {
    case Agency::hospital:
      return authority_team(AuthorityTeam::hospital);
    case Agency::paediatrics:
      return authority_team(AuthorityTeam::paediatrics);
    case Agency::police:
      return authority_team(AuthorityTeam::police);
    case Agency::council_legal:
      return authority_team(AuthorityTeam::council_legal);
    case Agency::conference_chairs:
      return authority_team(AuthorityTeam::conference_chairs);
    case Agency::family_court:
      return authority_team(AuthorityTeam::family_court);
    case Agency::prosecutor:
      return authority_team(AuthorityTeam::prosecutor);
    case Agency::health_visiting:
      return area_team(AreaTeam::health_visiting, area);
    case Agency::general_practice:
      return area_team(AreaTeam::general_practice, area);
    case Agency::school:
      return area_team(AreaTeam::school, area);
    case Agency::community:
      return area_team(AreaTeam::community, area);
    default:
      return area_team(AreaTeam::intake, area);
  }
}

TeamId case_holding_team(const State&, std::uint8_t area) {
  return area_team(AreaTeam::case_holding, area);
}

const Practice& practice_of(const State& staff, ProfessionalId who) {
  return staff.teams[staff.professionals[who].team].practice;
}

std::uint32_t pick_post(double u, std::uint32_t posts, std::uint32_t room) {
  // Each rejection uses up the leading digits of u; enough of its 52 bits stay for the last resort.
  for (double used = 1.0; used < 0x1.0p40; used *= room) {
    u *= room;
    const auto post = static_cast<std::uint32_t>(u);
    if (post < posts) return post;
    u -= post;
  }
  return static_cast<std::uint32_t>(u * posts);
}

ProfessionalId professional_met(const Context& context, const State& staff, Agency agency,
                                FamilyId family, std::uint8_t area, std::uint64_t shift) {
  const Team& team = staff.teams[team_of(staff, agency, area)];
  const bool is_on_shifts =
      agency == Agency::hospital || agency == Agency::paediatrics || agency == Agency::police;
  const double u =
      context.dice.trait(address(family, Purpose::contact_professional,
                                 occurrence(index_of(agency), is_on_shifts ? shift : 0)));
  return ProfessionalId(team.first.value() + pick_post(u, team.staff, team.room));
}

ProfessionalId lightest_case_holder(const State& staff, TeamId id, ProfessionalId but) {
  const Team& team = staff.teams[id];
  ProfessionalId lightest;
  double least = team.practice.caseload.cap.value();
  for (std::uint32_t i = 0; i < team.staff; ++i) {
    const ProfessionalId candidate(team.first.value() + i);
    const Professional& person = staff.professionals[candidate];
    if (person.caseload < least && is_in_post(person) && candidate != but) {
      least = person.caseload;
      lightest = candidate;
    }
  }
  return lightest;
}

}  // namespace sightline::model::workforce
