// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include <sightline/model/parameters.hpp>

namespace sightline::model::workforce {
namespace {

const Parameter* find(const std::vector<Parameter>& parameters, const std::string& path) {
  const auto found = std::find_if(parameters.begin(), parameters.end(),
                                  [&](const Parameter& p) { return p.path == path; });
  return found == parameters.end() ? nullptr : &*found;
}

TEST(Practice, NamesEveryParameterOnceAndHasItsDefaultInRange) {
  model::Parameters all;
  std::set<std::string> paths;
  for (const Parameter& parameter : parameters_of(all)) {
    EXPECT_TRUE(paths.insert(parameter.path).second) << parameter.path;
    EXPECT_GE(*parameter.value, parameter.low) << parameter.path;
    EXPECT_LE(*parameter.value, parameter.high) << parameter.path;
    EXPECT_FALSE(parameter.source.empty()) << parameter.path;
    EXPECT_FALSE(parameter.meaning.empty()) << parameter.path;
  }
}

TEST(Practice, HasOneParameterForEachAgencyThatCanKnowSomething) {
  Practice practice;
  const std::vector<Parameter> parameters = parameters_of(practice);
  for (std::size_t a = 0; a < knowing_agencies; ++a) {
    const std::string name(agency_names[a]);
    for (const std::string group : {"conference.attendance.", "conference.written_report.",
                                    "judgement.trust.", "examination.complete."}) {
      EXPECT_NE(find(parameters, group + name), nullptr) << group << name;
    }
  }
  EXPECT_EQ(find(parameters, "conference.attendance.council_legal"), nullptr);
}

TEST(Practice, ParametersAreHandlesOnTheirOwnPractice) {
  Practice practice;
  Practice other;
  const std::vector<Parameter> parameters = parameters_of(practice);
  const Parameter* attendance = find(parameters, "conference.attendance.paediatrics");
  ASSERT_NE(attendance, nullptr);
  *attendance->value = 0.75;
  EXPECT_DOUBLE_EQ(practice.conference.attendance[Agency::paediatrics].value(), 0.75);
  EXPECT_DOUBLE_EQ(other.conference.attendance[Agency::paediatrics].value(),
                   Practice().conference.attendance[Agency::paediatrics].value());
}

}  // namespace
}  // namespace sightline::model::workforce
