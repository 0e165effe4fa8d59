// SPDX-License-Identifier: Apache-2.0
// Judgement as signal detection (Green & Swets 1966): what an unbiased examiner can tell apart, and
// how much a bias takes away.
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <sightline/core/distributions.hpp>
#include <sightline/model/evidence/encounter.hpp>
#include <sightline/model/evidence/judgement.hpp>
#include <sightline/statistics/roc.hpp>

#include "small_world.hpp"
#include "tests/science/support/error_bounds.hpp"

namespace sightline::model::testing {
namespace {

constexpr std::size_t children = 4000;

TEST(Judgement, RocAreaOfAnUnbiasedExaminerIsThatOfSignalDetection) {
  struct Case {
    double separation, noise;
    bool is_complete;
  };
  for (const Case& c : {Case{3.3, 0.25, false}, Case{3.3, 6.0, false}, Case{1.0, 1.0, false},
                        Case{2.0, 0.0, false}, Case{5.0, 12.0, false}, Case{3.3, 6.0, true}}) {
    Parameters p = plain_parameters();
    p.evidence.injuries.tell_separation = StandardDeviations(c.separation);
    set_all(p.evidence.injuries.noise, Ratio(c.noise));
    SmallWorld small(p);
    const evidence::Examiner examiner{Agency::hospital, small.somebody_of(Agency::hospital),
                                      c.is_complete};
    std::vector<double> inflicted, accidental;
    for (std::size_t i = 0; i < children; ++i) {
      const ChildId child = small.add_child({.ages = {6.0}});
      for (const bool is_inflicted : {true, false}) {
        const InjuryId id = small.add_injury(child, {.is_inflicted = is_inflicted});
        (is_inflicted ? inflicted : accidental)
            .push_back(
                evidence::reading_of_injury(small.world, small.world.homes.injuries[id], examiner));
      }
    }
    const double noise =
        c.noise * (c.is_complete ? p.evidence.injuries.noise_if_complete.value() : 1.0);
    const double theory = normal_cdf(c.separation / std::sqrt(2.0 * (1.0 + noise)));
    const auto area = statistics::roc_area(inflicted, accidental);
    EXPECT_NEAR(area.mean, theory, critical_z() * area.standard_error)
        << "d " << c.separation << ", v " << noise;
    // The reading is a log-likelihood ratio: its mean is half its variance, both d^2 / (1 + v).
    const auto reading = statistics::estimate_mean(inflicted);
    const double variance = c.separation * c.separation / (1.0 + noise);
    EXPECT_NEAR(reading.mean, variance / 2, critical_z() * std::sqrt(variance / children));
  }
}

/// Weights that a hospital gives to one inflicted (or accidental) injury of each child.
std::vector<double> weights_at_hospital(const Parameters& p, bool is_inflicted,
                                        double known_before = 0.0) {
  SmallWorld small(p);
  std::vector<double> weights;
  for (std::size_t i = 0; i < children; ++i) {
    const ChildId child = small.add_child({.ages = {6.0}, .deception = 0.3});
    if (known_before != 0.0) small.add_item(child, {Agency::hospital}, known_before);
    small.add_injury(child, {.is_inflicted = is_inflicted});
    evidence::meet(small.world, {.child = child,
                                 .agency = Agency::hospital,
                                 .who = small.somebody_of(Agency::hospital),
                                 .manner = evidence::Manner::care_sought});
  }
  for (const Happening& found : small.happenings(HappeningKind::sign_found))
    weights.push_back(static_cast<double>(found.value));
  return weights;
}

Parameters nothing_hidden() {
  Parameters p = plain_parameters();
  p.evidence.concealment.care_sought = Share(0.0);
  return p;
}

/// Shares that the biased readings keep of the positive unbiased ones; others must be equal.
std::vector<double> kept_of_positive(const std::vector<double>& unbiased,
                                     const std::vector<double>& biased) {
  std::vector<double> kept;
  EXPECT_EQ(unbiased.size(), children);
  EXPECT_EQ(biased.size(), children);
  for (std::size_t i = 0; i < unbiased.size() && i < biased.size(); ++i) {
    if (unbiased[i] > 0.0) {
      kept.push_back(biased[i] / unbiased[i]);
    } else {
      EXPECT_EQ(biased[i], unbiased[i]);
    }
  }
  return kept;
}

TEST(Judgement, CredulityTakesItsShareOfPositiveReadings) {
  constexpr double credulity = 0.4;
  Parameters credulous = nothing_hidden();
  credulous.practice.judgement.credulity = Share(credulity);
  for (const bool is_inflicted : {true, false}) {
    const auto kept = kept_of_positive(weights_at_hospital(nothing_hidden(), is_inflicted),
                                       weights_at_hospital(credulous, is_inflicted));
    ASSERT_GT(kept.size(), 200U);
    // Plausibility: uniform if it was an accident, else the mean of a uniform and the deception.
    const double plausibility = is_inflicted ? 0.5 * (0.5 + 0.3) : 0.5;
    const auto mean = statistics::estimate_mean(kept, confidence);
    EXPECT_LE(mean.low, 1.0 - credulity * plausibility) << is_inflicted;
    EXPECT_GE(mean.high, 1.0 - credulity * plausibility) << is_inflicted;
  }
}

TEST(Judgement, AnchoringTakesItsShareOfReadingsAgainstTheFrame) {
  constexpr double anchoring = 0.25;
  constexpr double benign = -1.0;
  Parameters anchored = nothing_hidden();
  anchored.practice.judgement.anchoring = Share(anchoring);
  const auto kept = kept_of_positive(weights_at_hospital(nothing_hidden(), true, benign),
                                     weights_at_hospital(anchored, true, benign));
  ASSERT_GT(kept.size(), 200U);
  for (const double share : kept)
    EXPECT_NEAR(share, 1.0 - anchoring, 1e-5);

  constexpr double suspicious = 10.0;
  const auto unbiased = weights_at_hospital(nothing_hidden(), false, suspicious);
  const auto biased = weights_at_hospital(anchored, false, suspicious);
  ASSERT_EQ(unbiased.size(), biased.size());
  for (std::size_t i = 0; i < unbiased.size(); ++i) {
    EXPECT_NEAR(biased[i], unbiased[i] * (unbiased[i] < 0.0 ? 1.0 - anchoring : 1.0), 1e-5);
  }
}

}  // namespace
}  // namespace sightline::model::testing
