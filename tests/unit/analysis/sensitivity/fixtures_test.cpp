// SPDX-License-Identifier: Apache-2.0
// Equality with other programs; data/README.md says which and how the file was made.
#include <algorithm>
#include <fstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sightline/sensitivity/elementary_effects.hpp>
#include <sightline/sensitivity/rank_correlation.hpp>
#include <sightline/sensitivity/sobol_indices.hpp>

#include "fixture_designs.hpp"
#include "functions.hpp"

namespace sightline::sensitivity {
namespace {

constexpr double tolerance = 1e-10;
class Fixture : public testing::TestWithParam<std::string> {
 protected:
  Fixture() {
    std::ifstream file(SIGHTLINE_SOURCE_DIR "/tests/unit/analysis/sensitivity/data/indices.json");
    nlohmann::json all;
    file >> all;
    fixture = all.at(GetParam());
    design = fixture_designs().at(GetParam());
    outputs.numbers = fixture.at("y").get<std::vector<double>>();
  }
  [[nodiscard]] double expected(const char* measure, std::size_t dimension) const {
    return fixture.at("expected").at(measure).at(dimension).get<double>();
  }

  nlohmann::json fixture;
  design::UnitDesign design;
  Outputs outputs;
};

TEST_P(Fixture, HoldsThePointsOfOurMakers) {
  EXPECT_EQ(fixture.at("x").get<std::vector<double>>(), design.values);
}

class SobolFixture : public Fixture {};
class MorrisFixture : public Fixture {};
class PrccFixture : public Fixture {};

TEST_P(SobolFixture, GivesTheIndicesOfSALib) {
  const SobolIndices indices = sobol_indices(design, outputs, two_resamples);
  ASSERT_EQ(indices.parameters.size(), fixture.at("expected").at("first").size());
  for (std::size_t d = 0; d < indices.parameters.size(); ++d) {
    EXPECT_NEAR(indices.parameters[d].first.mean, expected("first", d), tolerance);
    EXPECT_NEAR(indices.parameters[d].total.mean, expected("total", d), tolerance);
  }
}

TEST_P(MorrisFixture, GivesTheEffectsOfSALib) {
  const ElementaryEffects effects = elementary_effects(design, outputs, two_resamples);
  ASSERT_EQ(effects.parameters.size(), fixture.at("expected").at("mu").size());
  for (std::size_t d = 0; d < effects.parameters.size(); ++d) {
    EXPECT_NEAR(effects.parameters[d].mu.mean, expected("mu", d), tolerance);
    EXPECT_NEAR(effects.parameters[d].mu_star.mean, expected("mu_star", d), tolerance);
    EXPECT_NEAR(effects.parameters[d].sigma.mean, expected("sigma", d), tolerance);
  }
}

TEST_P(PrccFixture, GivesTheCorrelationsOfNumPy) {
  const RankCorrelations correlations = rank_correlations(design, outputs, two_resamples);
  ASSERT_EQ(correlations.parameters.size(), fixture.at("expected").at("partial").size());
  for (std::size_t d = 0; d < correlations.parameters.size(); ++d)
    EXPECT_NEAR(correlations.parameters[d].partial.mean, expected("partial", d), tolerance);
}

const auto all_names = testing::Values("sobol-ishigami", "sobol-g", "morris-g", "morris-ishigami",
                                       "prcc-g", "prcc-ties");
const auto name_of_case = [](const auto& info) {
  std::string name = info.param;
  name.erase(std::remove(name.begin(), name.end(), '-'), name.end());
  return name;
};
INSTANTIATE_TEST_SUITE_P(All, Fixture, all_names, name_of_case);
INSTANTIATE_TEST_SUITE_P(Sobol, SobolFixture, testing::Values("sobol-ishigami", "sobol-g"),
                         name_of_case);
INSTANTIATE_TEST_SUITE_P(Morris, MorrisFixture, testing::Values("morris-g", "morris-ishigami"),
                         name_of_case);
INSTANTIATE_TEST_SUITE_P(Prcc, PrccFixture, testing::Values("prcc-g", "prcc-ties"), name_of_case);

}  // namespace
}  // namespace sightline::sensitivity
