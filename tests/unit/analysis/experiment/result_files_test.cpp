// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <set>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sightline/experiment/build.hpp>
#include <sightline/experiment/result_files.hpp>
#include <sightline/output/file.hpp>

#include "example_study.hpp"
#include "tests/unit/sim/output/scratch_folder.hpp"

namespace sightline::experiment {
namespace {

using Numbers = std::vector<double>;
using Texts = std::vector<std::string>;

class ResultFiles : public testing::Test {
 protected:
  explicit ResultFiles(std::uint64_t replications = 4) {
    for (std::uint64_t i = 0; i < replications; ++i) {
      sample_.add(example_record(i));
    }
    summary_ = summarise(sample_);
  }

  scenario::Study study_ = example_study();
  Sample sample_{2};
  Summary summary_;
  const std::size_t outcomes_ = model::outcomes::catalogue().size();
  const std::size_t rate_ = outcome_index("missed_case_rate");
};

class ResultFilesOfOne : public ResultFiles {
 protected:
  ResultFilesOfOne() : ResultFiles(1) {}
};

const output::CsvColumn& column(const output::CsvTable& table, const std::string& name) {
  for (const output::CsvColumn& one : table.columns) {
    if (one.name == name) return one;
  }
  throw std::invalid_argument("no column " + name);
}
template <class Cell>
Cell cell_at(const output::CsvColumn& of, std::size_t row) {
  if (const auto* made = std::get_if<output::MadeCells<Cell>>(&of.cells)) return (*made)[row];
  return std::get<std::vector<Cell>>(of.cells).at(row);
}
double number_at(const output::CsvTable& table, const std::string& name, std::size_t row) {
  return cell_at<double>(column(table, name), row);
}
std::string text_at(const output::CsvTable& table, const std::string& name, std::size_t row) {
  return cell_at<std::string>(column(table, name), row);
}

TEST_F(ResultFiles, PutEveryNumberOnNamedAxes) {
  const output::DataFile file = result_file(study_, sample_, summary_);
  EXPECT_EQ(std::get<Texts>(file.axis("arm").ticks), (Texts{"as-is", "doctors-attend"}));
  EXPECT_EQ(file.axis("outcome").size(), outcomes_);
  const auto& units = std::get<Texts>(file.variable("measure_unit").values);
  ASSERT_EQ(units.size(), file.axis("measure").size());
  EXPECT_EQ(units[index(Measure::missed)], "children");
  EXPECT_EQ(units[index(Measure::cost)], "pounds");
  const auto numbers = [&](const char* name) {
    const output::Values& values = file.variable(name).values;
    const auto* rows = std::get_if<output::Rows>(&values);
    return rows == nullptr ? std::get<Numbers>(values) : rows->all();
  };
  EXPECT_EQ(file.variable("value").axes, (Texts{"arm", "replication", "outcome"}));
  // Arm 1, replication 2: 5 of 10.
  EXPECT_DOUBLE_EQ(numbers("value").at((1 * 4 + 2) * outcomes_ + rate_), 0.5);
  EXPECT_DOUBLE_EQ(
      numbers("sum").at((1 * 4 + 2) * model::outcomes::measure_count + index(Measure::missed)), 5);
  EXPECT_DOUBLE_EQ(numbers("estimate").at(rate_), 0.5);
  EXPECT_TRUE(std::isnan(numbers("difference").at(rate_)));  // the first arm against itself
  EXPECT_NEAR(numbers("difference").at(outcomes_ + rate_), -0.1, 1e-15);
  EXPECT_EQ(numbers("rescued"), (Numbers{0, 0, 0, 0, 2, 2, 2, 2}));
  // Month 1 of the first arm: 5, 3, 5, 3 missed of 6 harmed in each replication.
  EXPECT_DOUBLE_EQ(numbers("sum_by_month").at(index(Measure::missed) * 2 + 1), 4.0);
  EXPECT_DOUBLE_EQ(numbers("value_by_month").at(rate_ * 2 + 1), 16.0 / 24);
}

TEST_F(ResultFiles, SayWhatOutcomesAreMadeOf) {
  const output::DataFile file = result_file(study_, sample_, summary_);
  const auto& numerators = std::get<Texts>(file.variable("outcome_numerator").values);
  const auto& denominators = std::get<Texts>(file.variable("outcome_denominator").values);
  const auto& scales = std::get<Numbers>(file.variable("outcome_scale").values);
  EXPECT_EQ(numerators[rate_], "missed");
  EXPECT_EQ(denominators[rate_], "harmed");
  EXPECT_EQ(scales[rate_], 1);
  EXPECT_EQ(denominators[outcome_index("missed_cases")], "");
  const std::size_t per_10k = outcome_index("false_plans_per_10k");
  EXPECT_EQ(numerators[per_10k], "false_plans");
  EXPECT_EQ(denominators[per_10k], "child_years");
  EXPECT_EQ(scales[per_10k], 10'000);
}

TEST_F(ResultFiles, SayWhatTheyAreAndWithWhichParameters) {
  study_.arms[0].input.children = 1234;
  const output::DataFile file = result_file(study_, sample_, summary_);
  for (const char* name : {"study", "question", "seed", "version", "compiler", "fingerprint",
                           "digest", "configuration"}) {
    EXPECT_EQ(file.attributes.count(name), 1U) << name;
  }
  EXPECT_EQ(file.axis("parameter").size() * 2, file.variable("parameter_value").size());
}

TEST_F(ResultFiles, HaveTablesThatAgreeWithTheSummary) {
  std::vector<NamedTable> tables;
  for_each_result_table(study_, sample_, summary_,
                        [&](const NamedTable& table) { tables.push_back(table); });
  ASSERT_EQ(tables.size(), 8U);
  const output::CsvTable& arms = tables[0].table;
  EXPECT_EQ(text_at(arms, "arm", outcomes_ + rate_), "doctors-attend");
  EXPECT_EQ(text_at(arms, "outcome", outcomes_ + rate_), "missed_case_rate");
  EXPECT_DOUBLE_EQ(number_at(arms, "mean", outcomes_ + rate_), 0.4);
  const output::CsvTable& comparisons = tables[1].table;
  EXPECT_EQ(text_at(comparisons, "against", rate_), "as-is");
  EXPECT_NEAR(number_at(comparisons, "difference", rate_), -0.1, 1e-15);
  EXPECT_DOUBLE_EQ(number_at(comparisons, "rescued", rate_), 2);
  const output::CsvTable& replications = tables[2].table;
  EXPECT_EQ(replications.columns.front().size(), 8U);
  EXPECT_DOUBLE_EQ(number_at(replications, "missed_case_rate", 2), 0.4);  // replication 1, arm 0
  const output::CsvTable& months = tables[3].table;
  EXPECT_EQ(text_at(months, "month", 1), "2007-06");
  EXPECT_EQ(text_at(tables[4].table, "quintile", 4), "5");
  EXPECT_EQ(tables[5].name, "parameters");
}

TEST_F(ResultFiles, PrintTheAgreedJson) {
  const auto json = nlohmann::json::parse(result_json(study_, sample_, summary_, 1.5));
  EXPECT_EQ(json["study"], "example");
  EXPECT_EQ(json["seed"], 3);
  EXPECT_EQ(json["replications"], 4);
  EXPECT_EQ(json["digest"].get<std::string>().size(), 16U);
  EXPECT_EQ(json["events"], 2 * (100 + 101 + 102 + 103));
  EXPECT_EQ(json["elapsed_s"], 1.5);
  EXPECT_EQ(json["arms"][0]["outcomes"]["missed_case_rate"]["mean"], 0.5);
  const auto& comparison = json["comparisons"][rate_];
  EXPECT_EQ(comparison["outcome"], "missed_case_rate");
  EXPECT_EQ(comparison["arm"], "doctors-attend");
  EXPECT_EQ(comparison["against"], "as-is");
  EXPECT_EQ(comparison["rescued"], 2.0);
  EXPECT_EQ(comparison["newly_missed"], 1.0);
  // One child less in every replication: no paired variance.
  EXPECT_TRUE(json["comparisons"][outcome_index("missed_cases")]["variance_ratio"].is_null());
}

TEST_F(ResultFilesOfOne, LeaveOutWhatIsInfinite) {
  const auto json = nlohmann::json::parse(result_json(study_, sample_, summary_, 0));
  EXPECT_TRUE(json["arms"][0]["outcomes"]["missed_case_rate"]["low"].is_null());
  const output::CsvTable overview = overview_table(study_, summary_);
  EXPECT_TRUE(std::isnan(number_at(overview, "low", rate_)));
  EXPECT_NEAR(number_at(overview, "difference", outcomes_ + rate_), -0.1, 1e-15);
  EXPECT_TRUE(std::isnan(number_at(overview, "difference", rate_)));
}

TEST_F(ResultFiles, KeepTimeAndHostInTheManifestOnly) {
  study_.files = {{"a.yaml", "a"}};
  const RunRecord run = {"sightline run a.yaml", "t0", "t1", "here", 2, 1.5};
  const auto json = nlohmann::json::parse(manifest_json(study_, sample_, run));
  EXPECT_EQ(json["version"], std::string(version()));
  EXPECT_EQ(json["command_line"], "sightline run a.yaml");
  EXPECT_EQ(json["replications"], 4);
  EXPECT_EQ(json["host"], "here");
  EXPECT_EQ(json["files_read"][0]["path"], "a.yaml");
  EXPECT_EQ(json["files_read"][0]["fnv1a"], "af63dc4c8601ec8c");  // published test vector of "a"
  EXPECT_EQ(output::content_checksum(result_file(study_, sample_, summary_)),
            output::content_checksum(result_file(study_, sample_, summary_)));
}

// A folder may be called "caf\xe9", in an encoding of long ago.
TEST_F(ResultFiles, TakePathsThatAreNoUtf8) {
  study_.files = {{"caf\xe9.yaml", "a"}};
  const RunRecord run = {.command_line = "sightline run caf\xe9.yaml"};
  const std::vector<Failure> failures = {{std::nullopt, 1, 2, "as-is", "no caf\xe9"}};
  const auto json = nlohmann::json::parse(manifest_json(study_, sample_, run, failures));
  EXPECT_EQ(json["command_line"], "sightline run caf\xef\xbf\xbd.yaml");  // U+FFFD
  EXPECT_EQ(json["files_read"][0]["path"], "caf\xef\xbf\xbd.yaml");
}

TEST_F(ResultFiles, AreWrittenTogether) {
  const output::ScratchFolder scratch;
  write_results(scratch.path(), study_, sample_, summary_, {});
  for (const char* name :
       {"results.h5", "manifest.json", "tables/arms.csv", "tables/comparisons.csv",
        "tables/replications.csv", "tables/by_month.csv", "tables/by_quintile.csv",
        "tables/parameters.csv", "tables/winners_losers.csv", "tables/changed_children.csv"}) {
    EXPECT_TRUE(std::filesystem::exists(scratch.path() / name)) << name;
  }
  const std::string first = output::read_text(scratch.path() / "results.h5");
  write_results(scratch.path(), study_, sample_, summary_, {});
  EXPECT_EQ(output::read_text(scratch.path() / "results.h5"), first);
}

}  // namespace
}  // namespace sightline::experiment
