// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sightline/attribution/findings.hpp>
#include <sightline/output/file.hpp>

#include "package_study.hpp"

namespace sightline::attribution {
namespace {

class Findings : public ::testing::Test {
 protected:
  void SetUp() override {
    example::finish(example::shuffled_study(), scratch_.path());
    study_ = read_finished_study(scratch_.path());
    finding_ = find_split(study_, *model::outcomes::find_outcome("missed_case_rate"));
  }

  output::ScratchFolder scratch_;
  FinishedStudy study_;
  Finding finding_;
};

const std::vector<double>& numbers(const output::CsvTable& table, std::size_t column) {
  return std::get<std::vector<double>>(table.columns.at(column).cells);
}
const std::vector<std::string>& texts(const output::CsvTable& table, std::size_t column) {
  return std::get<std::vector<std::string>>(table.columns.at(column).cells);
}

TEST_F(Findings, MakeATableOfPackagesSharesAndPairs) {
  const output::CsvTable table = attribution_table(study_, {finding_});
  EXPECT_EQ(texts(table, 2),
            (example::Names{"package", "package", "package", "share", "share", "interaction"}));
  EXPECT_EQ(texts(table, 3), (example::Names{"A", "B", "A+B", "A", "B", "A"}));
  EXPECT_EQ(texts(table, 4).back(), "B");
  EXPECT_NEAR(numbers(table, 5)[3] + numbers(table, 5)[4], numbers(table, 5)[2], 1e-15);
  EXPECT_NEAR(numbers(table, 9)[3], 100.0 * 5 / 12, 1e-9);
  EXPECT_EQ(texts(table, 10).front(), "exact");
  EXPECT_EQ(numbers(table, 11).front(), 4.0);
}

TEST_F(Findings, AreWrittenForAllOutcomesThatAreDefined) {
  write_attribution(scratch_.path(), study_);
  const std::string text = output::read_text(scratch_.path() / "tables" / "attribution.csv");
  EXPECT_NE(text.find("\nmissed_case_rate,share,share,A,,"), std::string::npos) << text;
  EXPECT_NE(text.find("\nmissed_cases,"), std::string::npos);
  EXPECT_EQ(text.find("\nfalse_plan_rate,"), std::string::npos);
}

TEST_F(Findings, AreGivenAsJson) {
  const auto json = nlohmann::json::parse(attribution_json(study_, finding_));
  EXPECT_EQ(json["method"], "exact");
  EXPECT_EQ(json["shares"][1]["reform"], "B");
  EXPECT_NEAR(json["shares"][1]["value"].get<double>(), -7.0 / 103.0, 1e-14);
  EXPECT_EQ(json["packages"][2]["arm"], "x");
  EXPECT_EQ(json["digest"], study_.digest);
}

}  // namespace
}  // namespace sightline::attribution
