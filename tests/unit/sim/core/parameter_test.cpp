// SPDX-License-Identifier: Apache-2.0
#include <vector>

#include <gtest/gtest.h>

#include <sightline/core/parameter.hpp>

namespace sightline {
namespace {

struct Screening {
  WorkingHours effort{3.0};
  Switch is_doubled{0.0};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.field("effort", effort,
                {.low = -5, .high = 40, .source = "evidence 2.4", .meaning = "time to screen"});
    visit.field("is_doubled", is_doubled,
                {.is_whole = true, .source = "assumption", .meaning = "doubled"});
  }
};

struct Pathway {
  Screening screening;
  Probability consent{0.5};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.group("screening", screening);
    visit.field("consent", consent,
                {.high = 7, .source = "assumption", .meaning = "parents agree"});
  }
};

TEST(Parameter, ListsFieldsInOrderOfDeclaration) {
  Pathway pathway;
  const std::vector<Parameter> found = parameters_of(pathway);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].path, "screening.effort");
  EXPECT_EQ(found[1].path, "screening.is_doubled");
  EXPECT_EQ(found[2].path, "consent");
  EXPECT_EQ(parameters_of(pathway, "practice")[0].path, "practice.screening.effort");
  EXPECT_EQ(parameters_of(pathway, "practice")[2].path, "practice.consent");
}

TEST(Parameter, CarriesTheDeclaration) {
  Pathway pathway;
  const Parameter effort = parameters_of(pathway)[0];
  EXPECT_EQ(effort.unit, "working hours");
  EXPECT_EQ(effort.source, "evidence 2.4");
  EXPECT_EQ(effort.meaning, "time to screen");
  EXPECT_FALSE(effort.is_whole);
  EXPECT_TRUE(parameters_of(pathway)[1].is_whole);
}

TEST(Parameter, CutsTheRangeToThatOfTheUnit) {
  Pathway pathway;
  const std::vector<Parameter> found = parameters_of(pathway);
  EXPECT_EQ(found[0].low, 0.0);
  EXPECT_EQ(found[0].high, 40.0);
  EXPECT_EQ(found[2].high, 1.0);
}

TEST(Parameter, WritesThroughToTheStruct) {
  Pathway pathway;
  *parameters_of(pathway)[2].value = 0.75;
  EXPECT_EQ(pathway.consent, Probability(0.75));
}

TEST(Parameter, FindsNothingInAnEmptyStruct) {
  struct Empty {
    void describe(detail::ParameterCollector&) {}
  } empty;
  EXPECT_TRUE(parameters_of(empty).empty());
}

}  // namespace
}  // namespace sightline
