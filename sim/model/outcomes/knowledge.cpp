// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <vector>

#include <sightline/model/outcomes/knowledge.hpp>

namespace sightline::model::outcomes {

Knowledge knowledge_of(const evidence::World& world, ChildId child) {
  const evidence::Weighing nothing(world, child);
  std::vector<evidence::Weighing> of_each(knowing_agencies, nothing);
  evidence::Weighing pooled = nothing;
  evidence::for_each_item(world, child, [&](ItemId, const evidence::Item& item) {
    double strongest = 0.0;  // what reached others on the way is a weaker copy
    const double freshness = evidence::freshness(world, item);
    for (std::size_t a = 0; a < knowing_agencies; ++a) {
      if (!evidence::knows(item, agency_at(a), world.now)) continue;
      const double weight = static_cast<double>(item.weight[agency_at(a)]) * freshness;
      of_each[a].add(item, weight);
      if (std::abs(weight) > std::abs(strongest)) strongest = weight;
    }
    pooled.add(item, strongest);
  });
  double of_one = nothing.log_odds();
  for (const evidence::Weighing& one : of_each)
    of_one = std::max(of_one, one.log_odds());
  // All together never know less than one of them.
  return {.pooled = std::max(pooled.log_odds(), of_one), .of_one = of_one};
}

bool shows_learning(HappeningKind kind) {
  using Kind = HappeningKind;
  switch (kind) {
    case Kind::injury:  // a course may begin with it: what was known before counts from then
    case Kind::neglect_sustained:
    case Kind::concern:
    case Kind::contact:
    case Kind::sign_found:
    case Kind::message_delivered:
    case Kind::initial_assessment:
    case Kind::strategy_discussion:
    case Kind::enquiry_ended:
    case Kind::conference:
    case Kind::sibling_considered:
    case Kind::visit:
    case Kind::core_group:
    case Kind::review_conference:
    case Kind::adult_discovered:
    case Kind::referral:  // what background checks, flights and deaths teach may end in one
    case Kind::family_fled:
    case Kind::prosecutor_decision:
    case Kind::told_police:
    case Kind::supervised:
    case Kind::audited:
      return true;
    default:
      return false;
  }
}

}  // namespace sightline::model::outcomes
