// SPDX-License-Identifier: Apache-2.0
// Compares the evidence ledger of some families after each event with what it was before.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <sightline/model/ledger_change.hpp>
#include <sightline/model/replication.hpp>

#include "world.hpp"

namespace sightline::model {

/// Writes into watch.learned and watch.beliefs; does nothing where neither is asked for.
class LedgerWatch {
 public:
  /// Of the families of watch.traced; what is known of their children by now is no change.
  LedgerWatch(const World& world, const Watch& watch);

  /// An event is over, whose happenings are those of the trace from `begin` on.
  void look(std::size_t begin);

 private:
  /// Item::sign is given to another item once the first is forgotten: what arose when tells them
  /// apart.
  struct Known {
    evidence::ItemKind kind;
    std::uint32_t sign;
    Time made;  ///< `arose` when it was first seen
    Time arose;
    ByAgency<bool> is_known;
    ByAgency<float> weight;
  };
  struct Watched {
    ChildId child;
    std::vector<Known> items;
  };

  bool compare(Watched& watched, std::size_t begin);
  bool compare(ChildId child, Known& before, const evidence::Item& item, std::size_t begin);
  void tell(ChildId child, const Known& item, Agency agency, std::size_t begin);
  [[nodiscard]] std::size_t told() const { return watch_.trace ? watch_.trace->size() : 0; }

  const World& world_;
  const Watch& watch_;
  std::vector<Watched> watched_;
};

}  // namespace sightline::model
