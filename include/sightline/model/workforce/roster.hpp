// SPDX-License-Identifier: Apache-2.0
// Who works where: makes the teams, finds the professional a family meets, adopts reforms team by
// team.
#pragma once

#include <sightline/model/context.hpp>
#include <sightline/model/workforce/workforce.hpp>

namespace sightline::model::workforce {

/// Makes all teams for an authority of `children`, all starting with `practice`. Sets State::areas.
void make_teams(Context& context, State& staff, std::uint32_t children, const Practice& practice);

/// Makes the changes, each cut to the declared range of its field.
void apply(Practice& practice, Agency agency, const std::vector<PracticeChange>& changes);
/// Every adoption of the period by so many teams, in order of time, then of team and reform. What
/// is due before the start is adopted at the start.
[[nodiscard]] std::vector<Adoption> adoptions_of(const Context& context,
                                                 const std::vector<PracticeReform>& reforms,
                                                 std::size_t teams);

/// Decides for each team and reform whether and when it is adopted, and fills State::adoptions;
/// adopts at once what is already due.
void plan_adoption(Context& context, State& staff);
/// Fills State::adoptions again for a run that has been read, of which all before `reached` has
/// happened. Throws std::invalid_argument if other reforms have been adopted by then.
void resume_adoption(const Context& context, State& staff, Time reached);
/// The reforms are `reforms` from `reached` on, the moment before which all has happened. Throws
/// std::logic_error if they would have changed anything before.
void change_reforms(const Context& context, State& staff,
                    const std::vector<PracticeReform>& reforms, Time reached);
/// The adoption that comes next; nullptr if there is none.
[[nodiscard]] const Adoption* next_adoption(const State& staff);
/// The team takes over the changes of the reform, and gains or loses posts.
void adopt(Context& context, State& staff, TeamId team, std::size_t reform);

/// The team of `agency` that serves `area`; social care's is its intake team.
[[nodiscard]] TeamId team_of(const State& staff, Agency agency, std::uint8_t area);
/// The social work team that holds the cases of `area`.
[[nodiscard]] TeamId case_holding_team(const State& staff, std::uint8_t area);
[[nodiscard]] const Practice& practice_of(const State& staff, ProfessionalId who);

/// One of `posts` posts out of `room` that are laid out. Another number of posts moves only those
/// who met a post that is gone, or who now meet a new one (and very few besides). Precondition: 1
/// <= posts <= room.
[[nodiscard]] std::uint32_t pick_post(double u, std::uint32_t posts, std::uint32_t room);

/// The professional of `agency` whom the family meets: always the same health visitor, GP, school
/// lead or neighbour; whoever is on duty (`shift`) at a hospital, clinic or police station.
[[nodiscard]] ProfessionalId professional_met(const Context& context, const State& staff,
                                              Agency agency, FamilyId family, std::uint8_t area,
                                              std::uint64_t shift);

/// The case holder in post, other than `but`, with the lightest caseload below the team's cap;
/// invalid if all are full.
[[nodiscard]] ProfessionalId lightest_case_holder(const State& staff, TeamId team,
                                                  ProfessionalId but = {});

}  // namespace sightline::model::workforce
