// SPDX-License-Identifier: Apache-2.0
// Pooling at a conference equals its formula: a mean of opinions weighed by trust, item by item.
#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include <gtest/gtest.h>

#include <sightline/core/dice.hpp>
#include <sightline/model/pathway/conference.hpp>

#include "small_world.hpp"

namespace sightline::model::testing {
namespace {

using pathway::Opinion;

TEST(ConferencePooling, IsTheMeanOfOpinionsWeighedByTrustInAnyOrder) {
  const Dice dice(7, 0);
  std::uint64_t draws = 0;
  const auto uniform = [&] { return dice.trait({.occurrence = draws++}); };
  for (int trial = 0; trial < 1000; ++trial) {
    std::vector<Opinion> opinions;
    double weighted = 0.0;
    double trust = 0.0;
    const std::size_t n = 1 + static_cast<std::size_t>(7.0 * uniform());
    for (std::size_t i = 0; i < n; ++i) {
      const Opinion opinion{.weight = 12.0 * uniform() - 4.0, .trust = 0.01 + 0.99 * uniform()};
      weighted += opinion.weight * opinion.trust;
      trust += opinion.trust;
      opinions.push_back(opinion);
    }
    const double pooled = pathway::pooled_opinion(opinions);
    EXPECT_NEAR(pooled, weighted / trust, 1e-12);
    std::rotate(opinions.begin(), opinions.begin() + static_cast<std::ptrdiff_t>(n / 2),
                opinions.end());
    std::reverse(opinions.begin(), opinions.end());
    EXPECT_NEAR(pathway::pooled_opinion(opinions), pooled, 1e-12);
  }
}

/// All who are invited: the community never is.
constexpr std::array<Agency, 7> invited = {
    Agency::social_care, Agency::health_visiting, Agency::general_practice,
    Agency::hospital,    Agency::paediatrics,     Agency::school,
    Agency::police};

/// Pooled belief about a child of four, about whom agency a holds opinion weights[item][a].
double whole_conference(const std::vector<std::array<double, invited.size()>>& weights) {
  Parameters p = plain_parameters();
  set_all(p.practice.conference.attendance, Probability(1.0));
  set_all(p.practice.judgement.trust, Share(1.0));
  SmallWorld small(p);
  const ChildId child = small.add_child({.ages = {4.0}});
  for (const auto& row : weights) {
    const ItemId item = small.add_item(child, {}, 0.0);
    for (std::size_t a = 0; a < invited.size(); ++a)
      evidence::learn(small.world, item, invited[a], row[a]);
  }
  const CaseId id = pathway::open_case(small.world, child, pathway::Stage::awaiting_conference);
  const pathway::Gathering gathering = pathway::gather(small.world, small.file(id));
  for (const Agency agency : invited)
    EXPECT_TRUE(gathering.is_present[agency]) << name_of(agency);
  return pathway::pool_evidence(small.world, small.file(id), gathering) -
         evidence::prior(small.world, child);
}

TEST(ConferencePooling, WithAllPresentAndTrustedIsTheMeanInAnyOrderOfAgencies) {
  const Dice dice(7, 0);
  std::uint64_t draws = 0;
  const auto uniform = [&] { return dice.trait({.occurrence = draws++}); };
  for (int trial = 0; trial < 20; ++trial) {
    std::vector<std::array<double, invited.size()>> weights(5);
    double expected = 0.0;
    for (auto& row : weights) {
      for (double& weight : row) {
        weight = 6.0 * uniform() - 2.0;
        expected += weight / invited.size();
      }
    }
    EXPECT_NEAR(whole_conference(weights), expected, 1e-5);  // weights are kept as floats
    for (auto& row : weights)
      std::rotate(row.begin(), row.begin() + 1 + trial % 5, row.end());
    EXPECT_NEAR(whole_conference(weights), expected, 1e-5);
  }
}

}  // namespace
}  // namespace sightline::model::testing
