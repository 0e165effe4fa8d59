// SPDX-License-Identifier: Apache-2.0
// The child protection conference. Roles are invited and come or not (M06); what they know is put
// on the table, in person at full weight, by written report at reduced weight; beliefs are pooled;
// the conference decides.
#pragma once

#include <vector>

#include <sightline/model/pathway/case_file.hpp>

namespace sightline::model::pathway {

/// Who is in the room and who has only written.
struct Gathering {
  ByAgency<bool> is_present;
  ByAgency<bool> has_reported;
};

/// One opinion about one item, as the conference hears it.
struct Opinion {
  double weight = 0.0;  ///< log likelihood ratio, already shrunk if it is only read out
  double trust = 1.0;   ///< that the conference places in the role it comes from
};

/// Opinions about one item pooled: their mean, weighed by trust. Precondition: some trust is
/// positive.
[[nodiscard]] double pooled_opinion(const std::vector<Opinion>& opinions);

/// Calls the initial conference; it is held after notice, when a chair is free.
void call_conference(World& world, CaseId id);
void notice_ends(World& world, CaseId id);
/// The initial child protection conference.
void hold_conference(World& world, CaseId id, ProfessionalId chair);

/// Who comes to this meeting about the child, and who writes; their working time is taken.
[[nodiscard]] Gathering gather(World& world, const CaseFile& file);
/// Everything the gathering knows is tabled; what was tabled stays known to all present. Returns
/// the pooled belief.
double pool_evidence(World& world, const CaseFile& file, const Gathering& gathering);
/// Police who are there decide on an investigation from what was tabled.
void tell_police_at_the_table(World& world, const CaseFile& file, const Gathering& gathering);
/// Where the child lives from now on, by the pooled belief.
void decide_residence(World& world, const CaseFile& file, double belief,
                      const workforce::Practice& practice, ProfessionalId who);

}  // namespace sightline::model::pathway
