// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sightline/experiment/sweep_files.hpp>

#include "example_sweep.hpp"
#include "tests/unit/sim/output/scratch_folder.hpp"

namespace sightline::experiment {
namespace {

using Json = nlohmann::json;
using Numbers = std::vector<double>;

class SweepFiles : public testing::Test {
 protected:
  SweepFiles() {
    outcome_ = run_sweep(
        sweep_, {.folder = scratch_.path(), .threads = 2, .replicate = example_sweep_replicate()});
  }
  [[nodiscard]] const output::CsvTable& table(const std::string& name) {
    tables_ = sweep_tables(sweep_, outcome_.result);
    for (const NamedTable& named : tables_) {
      if (named.name == name) return named.table;
    }
    throw std::invalid_argument(name);
  }

  output::ScratchFolder scratch_;
  Sweep sweep_{example_sweep_study(4)};
  SweepOutcome outcome_;
  std::vector<NamedTable> tables_;
};

TEST_F(SweepFiles, HoldDesignAndDifferencesByPoint) {
  const output::DataFile file = sweep_file(sweep_, outcome_.result);
  EXPECT_EQ(file.axis("design_point").size(), 6U);
  EXPECT_EQ(std::get<std::vector<std::string>>(file.axis("design_parameter").ticks)[0],
            "household.harm.visible");
  const output::Variable& visible = file.variable("household_harm_visible");
  EXPECT_EQ(visible.axes, std::vector<std::string>{"design_point"});
  EXPECT_EQ(std::get<Numbers>(visible.values), (Numbers{0, 0, 0.5, 0.5, 1, 1}));
  EXPECT_EQ(std::get<std::string>(file.attributes.at("design_method")), "grid");
  const output::Variable& difference = file.variable("difference");
  EXPECT_EQ(difference.axes, (std::vector<std::string>{"design_point", "arm", "outcome"}));
  const std::size_t outcomes = model::outcomes::catalogue().size();
  const auto& values = std::get<Numbers>(difference.values);
  const std::size_t missed = outcome_index("missed_case_rate");
  EXPECT_NEAR(values[(5 * 2 + 1) * outcomes + missed], 0.3, 1e-12);
  EXPECT_TRUE(std::isnan(values[(5 * 2 + 0) * outcomes + missed]));
  const output::Variable& asked = file.variable("asked_value");
  EXPECT_EQ(asked.size(), 6U * 2U * 1U * 4U);
  // The mean of what is linear is the estimate: here of the second arm at the last point.
  const auto& linear = std::get<Numbers>(file.variable("asked_linearised").values);
  const auto& estimates = std::get<Numbers>(file.variable("estimate").values);
  double mean = 0.0;
  for (std::size_t r = 0; r < 4; ++r)
    mean += linear[(5 * 2 + 1) * 4 + r] / 4;
  EXPECT_NEAR(mean, estimates[(5 * 2 + 1) * outcomes + missed], 1e-12);
}

TEST_F(SweepFiles, ReadBackAsTheyWereWritten) {
  write_sweep(scratch_.path(), sweep_, outcome_, {});
  const output::DataFile file = output::read(scratch_.path() / "results.h5");
  EXPECT_EQ(output::content_checksum(file),
            output::content_checksum(sweep_file(sweep_, outcome_.result)));
  for (const char* const name : {"design", "points", "comparisons", "parameters"}) {
    EXPECT_TRUE(std::filesystem::exists(scratch_.path() / "tables" / (std::string(name) + ".csv")));
  }
  const Json manifest = Json::parse(sweep_manifest_json(sweep_, outcome_, {}));
  EXPECT_EQ(manifest["design"]["points"], 6);
  EXPECT_FALSE(manifest.contains("failed_replications"));
}

TEST_F(SweepFiles, TakePathsThatAreNoUtf8) {
  const RunRecord run = {.command_line = "sightline run caf\xe9.yaml"};
  EXPECT_EQ(Json::parse(sweep_manifest_json(sweep_, outcome_, run))["command_line"],
            "sightline run caf\xef\xbf\xbd.yaml");
}

TEST_F(SweepFiles, TableOfTheDesignHasValuesAndPlaces) {
  const output::CsvTable& design = table("design");
  std::vector<std::string> names;
  for (const output::CsvColumn& column : design.columns)
    names.push_back(column.name);
  EXPECT_EQ(names, (std::vector<std::string>{
                       "design_point", "role", "group", "position", "dimension", "replications",
                       "household.harm.visible", "household.harm.occult_if_moderate",
                       "unit:household.harm.visible", "unit:household.harm.occult_if_moderate"}));
  EXPECT_EQ(design.columns[0].size(), 6U);
}

TEST_F(SweepFiles, FindWhereTheDifferenceIsLowestAndHighest) {
  const std::vector<SweepFinding> findings = sweep_findings(sweep_, outcome_.result);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].points, 6U);
  EXPECT_EQ(findings[0].lowest, 0U);   // of equal ones the first
  EXPECT_EQ(findings[0].highest, 4U);  // visible = 1
  EXPECT_EQ(findings[0].negative, 2U);
  EXPECT_EQ(findings[0].below_zero, 2U);  // differences do not vary, so every interval is a point
  EXPECT_EQ(findings[0].above_zero, 4U);
}

TEST_F(SweepFiles, JsonAndCsvHaveEveryPoint) {
  const Json json = Json::parse(sweep_json(sweep_, outcome_, 1.5));
  EXPECT_EQ(json["points"].size(), 6U);
  EXPECT_EQ(json["points"][5]["values"]["household.harm.visible"], 1.0);
  EXPECT_NEAR(json["points"][5]["differences"]["doctors-attend"]["missed_case_rate"]["mean"], 0.3,
              1e-12);
  EXPECT_EQ(json["design"]["method"], "grid");
  EXPECT_EQ(json["failed_replications"], 0);
  const output::CsvTable overview = sweep_overview(sweep_, outcome_.result);
  EXPECT_EQ(overview.columns[0].size(), 6U);
  EXPECT_EQ(overview.columns.back().name, "missed_case_rate_difference_high");
}

TEST_F(SweepFiles, HaveEmptyPlacesForPointsThatFailed) {
  outcome_.result.points[2] = {};
  outcome_.failures = {{2, 0, 3, "as-is", "reason"}};
  const output::DataFile file = sweep_file(sweep_, outcome_.result);
  const std::size_t outcomes = model::outcomes::catalogue().size();
  EXPECT_TRUE(std::isnan(std::get<Numbers>(file.variable("estimate").values)[2 * 2 * outcomes]));
  EXPECT_EQ(std::get<std::vector<std::int64_t>>(file.variable("replications").values)[2], 0);
  EXPECT_EQ(sweep_findings(sweep_, outcome_.result)[0].points, 5U);
  EXPECT_EQ(table("points").columns[0].size(), 12U);
  const Json manifest = Json::parse(sweep_manifest_json(sweep_, outcome_, {}));
  EXPECT_EQ(manifest["failed_replications"][0]["design_point"], 2);
}

}  // namespace
}  // namespace sightline::experiment
