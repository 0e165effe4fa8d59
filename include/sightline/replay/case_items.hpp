// SPDX-License-Identifier: Apache-2.0
// The items of evidence about a child, and how far each came at each agency.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <sightline/model/agency.hpp>
#include <sightline/replay/traced_case.hpp>

namespace sightline::replay {

/// How far an item came at one agency; an item is in exactly one state at each.
enum class ItemState : std::uint8_t {
  unseen,      ///< the agency did not meet the child while the sign was there, and nobody told it
  seen,        ///< it met the child while the sign was there, and did not find it
  lost,        ///< a message to it that carried the item never arrived, and nothing else did
  told,        ///< it knows from somebody else
  read,        ///< it found or read the sign itself
  discounted,  ///< it knows, but gives it no weight for harm, or less than it once did
  size_
};
[[nodiscard]] std::string_view name_of(ItemState state);

struct CaseItem {
  model::ChildId child;
  model::evidence::ItemKind kind = model::evidence::ItemKind::injury;
  std::uint32_t sign = 0;
  Time arose;
  bool is_inflicted = false;  ///< an inflicted injury of moderate severity or worse
  std::string name;           ///< "moderate injury of 2007-03-02, inflicted"
  model::ByAgency<ItemState> state;
  model::ByAgency<float> weight;  ///< the last one; 0 where it is not known
  model::ByAgency<Time> since;    ///< when it was first known; never where it was not
};

/// The items that anybody knew of the child of the case by `until`, and the injuries inflicted on
/// it that nobody did, in order of when they arose; states are those at `until`.
[[nodiscard]] std::vector<CaseItem> items_of(const TracedCase& traced, const Calendar& calendar,
                                             Time until);

/// The place in `items` of what a change is about; items.size() if it is none of them.
[[nodiscard]] std::size_t find_item(const std::vector<CaseItem>& items,
                                    const model::LedgerChange& change);

}  // namespace sightline::replay
