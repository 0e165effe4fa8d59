// SPDX-License-Identifier: Apache-2.0
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sightline/replay/case_run.hpp>
#include <sightline/scenario/case_input.hpp>

#include "shipped_scenarios.hpp"

namespace sightline::replay {
namespace {

namespace fs = std::filesystem;
using scenario::Case;
using testing::HasSubstr;

CaseRun run_of(const Case& of) {
  const scenario::CaseBaseline baseline =
      scenario::read_case_baseline(shipped_scenarios, of, period_of(of));
  return run_as_it_happened(of, case_input(of, baseline.parameters, baseline.reforms));
}

std::string told(const Case& of, const CaseRun& run) {
  std::string text = run_text(of, run);
  for (const Mistake& mistake : impossible_steps(of, run))
    text += to_string(mistake) + "\n";
  return text;
}

TEST(ChildPInTheModel, FindsEveryStepWithinItsTolerance) {
  const Case of = scenario::read_case(shipped_scenarios / "cases/child-p.yaml");
  const CaseRun run = run_of(of);
  EXPECT_TRUE(run.is_stable);
  EXPECT_TRUE(impossible_steps(of, run).empty()) << told(of, run);
  for (const FoundStep& step : run.steps) {
    // In the model nobody asks a paediatrician for an opinion on the ward.
    const auto expected =
        step.event == "T03"
            ? std::vector<scenario::Knower>{model::index_of(model::Agency::paediatrics)}
            : std::vector<scenario::Knower>{};
    EXPECT_EQ(step.unaware, expected) << step.event << "\n" << told(of, run);
  }
}

TEST(ChildPInTheModel, MeetsThoseWhomTheSourcesCount) {
  const Case of = scenario::read_case(shipped_scenarios / "cases/child-p.yaml");
  const CaseRun run = run_of(of);
  ASSERT_EQ(run.further.size(), 5U);
  for (const FoundFurther& found : run.further) {
    const scenario::CaseFurther& further = of.further[found.which];
    if (*further.role == model::Agency::police) continue;  // its investigation sees to that
    EXPECT_GE(found.met, 3 * further.times / 4) << model::name_of(*further.role);
  }
}

TEST(TwoBruisesInTheModel, FindsEveryStepWithinItsTolerance) {
  const Case of = scenario::read_case(shipped_scenarios / "cases/two-bruises.yaml");
  const CaseRun run = run_of(of);
  EXPECT_TRUE(impossible_steps(of, run).empty()) << told(of, run);
}

TEST(AnImpossibleStep, IsNamedWithItsPlaceInTheFile) {
  Case of = scenario::read_case(shipped_scenarios / "cases/two-bruises.yaml");
  of.chronology[1].step->happening = model::HappeningKind::final_order;
  const std::vector<Mistake> impossible = impossible_steps(of, run_of(of));
  ASSERT_EQ(impossible.size(), 1U);
  EXPECT_EQ(impossible[0].key, "E02");
  EXPECT_EQ(impossible[0].line, of.chronology[1].line);
  EXPECT_THAT(impossible[0].text, HasSubstr("the model has no `final-order`"));
}

}  // namespace
}  // namespace sightline::replay
