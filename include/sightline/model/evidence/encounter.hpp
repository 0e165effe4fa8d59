// SPDX-License-Identifier: Apache-2.0
// A professional (or neighbour) meets the child: what is hidden, what is found, and what the agency
// makes of it.
#pragma once

#include <sightline/model/evidence/ledger.hpp>

namespace sightline::model::evidence {

enum class Manner : std::uint8_t {
  routine,
  care_sought,
  announced_visit,
  unannounced_visit,
  seen_alone,
  medical
};

struct Encounter {
  ChildId child;
  Agency agency = Agency::social_care;
  ProfessionalId who;
  Manner manner = Manner::routine;
  bool must_be_complete = false;  ///< a repeated examination
};

/// The child is met, examined as far as this manner and team do, and every injury found is read.
/// True if the agency learned something it did not know.
bool meet(World& world, const Encounter& encounter);

/// Somebody looks closely at a child whose family neglects it, and enters in the ledger what it
/// looks like. True if it looks worse than this agency knew.
bool look_for_neglect(World& world, ChildId child, Agency agency, ProfessionalId who);

/// The worker in the home asks who lives there (M04): perhaps a hidden adult becomes known. Returns
/// the adult, or invalid.
AdultId ask_who_lives_here(World& world, ChildId child, ProfessionalId who, std::uint64_t occasion);

}  // namespace sightline::model::evidence
