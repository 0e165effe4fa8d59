// SPDX-License-Identifier: Apache-2.0
// What the trace tells of the evidence ledger: who learned what of a child, and what each agency
// then believed. Found by looking at the ledger before and after an event; no rule reports it.
#pragma once

#include <cstddef>
#include <cstdint>

#include <sightline/model/agency.hpp>
#include <sightline/model/evidence/ledger.hpp>

namespace sightline::model {

/// An agency knows an item about a child from now on, at another weight, or not any more.
struct LedgerChange {
  Time at;
  /// The event's own happenings in the trace: from `begin` to before `end`; none if they are equal.
  std::size_t begin = 0;
  std::size_t end = 0;
  ChildId child;
  evidence::ItemKind kind = evidence::ItemKind::injury;
  std::uint32_t sign = 0;  ///< evidence::Item::sign; with kind and arose it names the item
  Time arose;              ///< when the item was made; one that is seen again keeps the first
  Agency agency = Agency::social_care;
  bool is_known = false;
  float weight = 0.0F;  ///< log likelihood ratio to this agency
};

/// What the agencies believed of a child after an event that changed the ledger about it: log-odds
/// that it is being harmed.
struct BeliefChange {
  Time at;
  std::size_t begin = 0;
  std::size_t end = 0;
  ChildId child;
  ByAgency<double> belief;
  double pooled = 0.0;  ///< outcomes::Knowledge
};

}  // namespace sightline::model
