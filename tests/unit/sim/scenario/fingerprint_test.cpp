// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/fingerprint.hpp"

#include <cmath>
#include <functional>

#include <gtest/gtest.h>

#include <sightline/core/extremes.hpp>

#include "example_files.hpp"

namespace sightline::scenario {
namespace {

std::size_t list_size(Study study) {
  return parameters_of(study.arms.at(1).input.parameters).size();
}

bool is_changed_by(const std::function<void(Study&)>& change) {
  Study study = example::small_study();
  change(study);
  return fingerprint_of(study) != study.fingerprint;
}

TEST(Fingerprint, IsTheSameForTheSameStudy) {
  EXPECT_EQ(example::small_study().fingerprint, example::small_study().fingerprint);
  EXPECT_FALSE(is_changed_by([](Study&) {}));
}

TEST(Fingerprint, ChangesWithTheSmallestChangeOfAnyParameter) {
  const Study study = example::small_study();
  for (std::size_t i = 0; i < list_size(study); ++i) {
    Study changed = study;
    const Parameter parameter = parameters_of(changed.arms[1].input.parameters)[i];
    *parameter.value = std::nextafter(*parameter.value, infinity);
    EXPECT_NE(fingerprint_of(changed), study.fingerprint) << parameter.path;
  }
}

TEST(Fingerprint, ChangesWithWhatDecidesTheNumbers) {
  EXPECT_TRUE(is_changed_by([](Study& s) { ++s.seed; }));
  EXPECT_TRUE(is_changed_by([](Study& s) { ++s.children; }));
  EXPECT_TRUE(is_changed_by([](Study& s) { s.period.start = parse_date("2005-04-02"); }));
  EXPECT_TRUE(is_changed_by([](Study& s) { ++s.period.warm_up_days; }));
  EXPECT_TRUE(is_changed_by([](Study& s) { ++s.period.measured_days; }));
  EXPECT_TRUE(is_changed_by([](Study& s) { s.arms[1].name = "other"; }));
  EXPECT_TRUE(is_changed_by([](Study& s) { std::swap(s.arms[0], s.arms[1]); }));
  EXPECT_TRUE(is_changed_by([](Study& s) { s.arms.pop_back(); }));
  EXPECT_TRUE(is_changed_by([](Study& s) { s.traced_replications = 1; }));
}

TEST(Fingerprint, ChangesWithEachPartOfAReform) {
  using Reform = model::workforce::PracticeReform;
  const auto is_changed = [](const std::function<void(Reform&)>& change) {
    return is_changed_by([&](Study& s) { change(s.arms.at(2).input.reforms.at(1)); });
  };
  EXPECT_TRUE(is_changed([](Reform& r) { ++r.key; }));
  EXPECT_TRUE(is_changed([](Reform& r) { r.from = r.from + minutes(1); }));
  EXPECT_TRUE(is_changed([](Reform& r) { r.full_after = r.full_after + minutes(1); }));
  EXPECT_TRUE(is_changed([](Reform& r) { r.compliance = Probability(0.5); }));
  EXPECT_TRUE(is_changed([](Reform& r) { ++r.changes.at(0).field; }));
  EXPECT_TRUE(is_changed([](Reform& r) { r.changes.at(0).value += 1; }));
  EXPECT_TRUE(is_changed([](Reform& r) {
    r.changes.at(0).operation = model::workforce::PracticeChange::Operation::add;
  }));
  EXPECT_TRUE(
      is_changed([](Reform& r) { r.changes.at(0).agencies.add(model::Agency::community); }));
}

TEST(Fingerprint, DoesNotDependOnTextsReplicationsOrMeasure) {
  EXPECT_FALSE(is_changed_by([](Study& s) {
    s.name = "other";
    s.question = "other";
    s.baseline = "other";
    s.replications = 1000;
    s.precision = Precision();
    s.measure.clear();
    s.files.clear();
    s.reforms.clear();
    s.arms[1].settings.clear();
  }));
}

}  // namespace
}  // namespace sightline::scenario
