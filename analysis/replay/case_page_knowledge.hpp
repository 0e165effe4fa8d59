// SPDX-License-Identifier: Apache-2.0
// Who knew what on every day of a case.
#pragma once

#include <cstdint>
#include <vector>

#include <sightline/replay/explanation.hpp>

namespace sightline::replay {

/// From this day on an item is in another state at an agency, or has another weight there.
struct KnowledgeChange {
  std::int32_t day = 0;
  std::size_t item = 0;  ///< place in Explanation::items
  model::Agency agency = model::Agency::social_care;
  ItemState state = ItemState::unseen;
  float weight = 0.0F;
};

struct KnowledgeByDay {
  std::vector<std::int32_t> appears;  ///< by item: the first day on which it is one
  std::vector<KnowledgeChange> changes;
};

/// What items_of() gives at the end of every day that is told, as changes; an item that appears is
/// unseen by all whom no change names. What came before stands at the first day.
[[nodiscard]] KnowledgeByDay knowledge_by_day(const TracedCase& traced, const Explanation& told,
                                              const Calendar& calendar);

}  // namespace sightline::replay
