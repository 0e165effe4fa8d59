// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include <sightline/model/outcomes/knowledge.hpp>

namespace sightline::model::outcomes {

Knowledge knowledge_of(const evidence::World& world, ChildId child) {
  std::array<double, knowing_agencies> learned{};
  double pooled = 0.0;
  evidence::for_each_item(world, child, [&](ItemId, const evidence::Item& item) {
    double sum = 0.0;
    int knowing = 0;
    const double freshness = evidence::freshness(world, item);
    for (std::size_t a = 0; a < knowing_agencies; ++a) {
      if (!evidence::knows(item, agency_at(a), world.now)) continue;
      const double weight = static_cast<double>(item.weight[agency_at(a)]) * freshness;
      learned[a] += weight;
      sum += weight;
      ++knowing;
    }
    if (knowing > 0) pooled += sum / knowing;
  });
  const double prior = evidence::prior(world, child);
  return {.pooled = prior + pooled,
          .of_one = prior + *std::max_element(learned.begin(), learned.end())};
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
    case Kind::told_police:
    case Kind::supervised:
    case Kind::audited:
      return true;
    default:
      return false;
  }
}

}  // namespace sightline::model::outcomes
