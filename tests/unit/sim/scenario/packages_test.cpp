// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/packages.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include <sightline/config/document.hpp>

#include "example_files.hpp"

namespace sightline::scenario {
namespace {

using Names = std::vector<std::string>;

Study study_with_packages(const char* name) {
  return read_study(example::data / "with_packages" / (std::string(name) + ".yaml"));
}

Names arm_names(const Study& study) {
  Names names;
  for (const Arm& arm : study.arms)
    names.push_back(arm.name);
  return names;
}

TEST(Packages, OfAllSubsetsBecomeArms) {
  const Study study = study_with_packages("all-subsets");
  EXPECT_EQ(arm_names(study), (Names{"none", "T01", "T03", "T01+T03"}));
  EXPECT_TRUE(study.arms[0].reforms.empty());
  EXPECT_EQ(study.arms[3].reforms, (Names{"T01", "T03"}));
  ASSERT_TRUE(study.packages.has_value());
  EXPECT_EQ(study.packages->reforms, (Names{"T01", "T03"}));
  EXPECT_TRUE(study.packages->orders.empty());
}

TEST(Packages, RollOutReformsAsTheListSays) {
  const Study study = study_with_packages("all-subsets");
  EXPECT_EQ(study.arms[2].input.reforms.back().compliance.value(), 0.5);
  EXPECT_EQ(study.arms[3].input.reforms.back().compliance.value(), 0.5);
}

TEST(Packages, OfPermutationsAreTheirBeginnings) {
  const Study study = study_with_packages("permutations");
  ASSERT_EQ(study.packages->orders.size(), 2U);
  Members reversed = study.packages->orders[0];
  std::reverse(reversed.begin(), reversed.end());
  EXPECT_EQ(study.packages->orders[1], reversed);
  // Nothing, all, and three on the way up and three on the way down; then the arm of the list.
  ASSERT_EQ(study.arms.size(), 9U);
  EXPECT_EQ(study.arms[0].name, "none");
  EXPECT_EQ(study.arms[7].name, "T01+T03+T04+N00");
  EXPECT_EQ(study.arms[8].name, "changed");
}

TEST(Packages, AreTheSameAsArmsWrittenOut) {
  const Study packages = study_with_packages("all-subsets");
  const Study small = read_study(example::data / "studies/small.yaml");
  const auto& made = packages.arms[1].input.reforms.back();
  const auto& written = small.arms[1].input.reforms.back();
  EXPECT_EQ(made.key, written.key);
  EXPECT_EQ(made.from, written.from);
  EXPECT_EQ(made.changes.size(), written.changes.size());
}

TEST(Packages, AreListedWithoutTheirReforms) {
  config::Mistakes mistakes;
  const config::Document document = config::Document::read_text(
      "packages: {reforms: [R01, ../reforms/R02-more.yaml], of: each}\n", "s.yaml", mistakes);
  config::MapReader reader(document.root(), "", mistakes);
  EXPECT_EQ(package_names(read_package_plan(reader)), (Names{"none", "R01", "R02", "R01+R02"}));
}

TEST(PackagesOf, EachAreNoneOneAndAll) {
  EXPECT_EQ(packages_of(PackageKind::each, 3, {}),
            (std::vector<Members>{{}, {0}, {1}, {2}, {0, 1, 2}}));
}

TEST(PackagesOf, AllSubsetsAreOrderedBySize) {
  EXPECT_EQ(packages_of(PackageKind::all_subsets, 3, {}),
            (std::vector<Members>{{}, {0}, {1}, {2}, {0, 1}, {0, 2}, {1, 2}, {0, 1, 2}}));
  EXPECT_EQ(packages_of(PackageKind::all_subsets, 8, {}).size(), 256U);
}

// 4000 orders of 4: each reform comes first 1000 times on average, with a standard deviation of 27
// if pairs of an order and its reverse are independent; the bounds are five of them away.
TEST(DrawOrders, AreOrdersInWhichEachComesFirstAsOften) {
  std::vector<int> first(4, 0);
  for (const Members& order : draw_orders(4, 4000, 11)) {
    Members sorted = order;
    std::sort(sorted.begin(), sorted.end());
    ASSERT_EQ(sorted, (Members{0, 1, 2, 3}));
    ++first[order.front()];
  }
  for (const int times : first)
    EXPECT_NEAR(times, 1000, 135);
  EXPECT_EQ(draw_orders(9, 6, 1), draw_orders(9, 6, 1));
  EXPECT_NE(draw_orders(9, 6, 1), draw_orders(9, 6, 2));
}

}  // namespace
}  // namespace sightline::scenario
