// SPDX-License-Identifier: Apache-2.0
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sightline/core/error.hpp>
#include <sightline/experiment/headline.hpp>
#include <sightline/output/file.hpp>
#include <sightline/report/report.hpp>

#include "finished_example.hpp"
#include "tests/unit/sim/output/scratch_folder.hpp"

namespace sightline::report {
namespace {

using experiment::example_study;
using output::reason_of;
using output::ScratchFolder;
using testing::HasSubstr;
using testing::Not;

class Report : public testing::Test {
 protected:
  [[nodiscard]] nlohmann::json model_of(const scenario::Study& study) const {
    example::finish(study, scratch_.path());
    return nlohmann::json::parse(report_model(scratch_.path()));
  }
  [[nodiscard]] nlohmann::json model() const {
    return nlohmann::json::parse(report_model(scratch_.path()));
  }

  ScratchFolder scratch_;
};

std::size_t place_of(const nlohmann::json& model, const std::string& outcome) {
  const nlohmann::json& outcomes = model.at("outcomes");
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    if (outcomes[i].at("name") == outcome) return i;
  }
  throw std::invalid_argument(outcome);
}

TEST_F(Report, GivesTheAnswerThatTheTerminalGives) {
  const scenario::Study study = example_study();
  const nlohmann::json model = model_of(study);
  experiment::Sample sample(2);
  for (std::uint64_t i = 0; i < study.replications; ++i)
    sample.add(experiment::example_record(i));
  ASSERT_EQ(model.at("answers").size(), 1U);
  EXPECT_EQ(model.at("answers")[0].at("sentence"),
            experiment::headline_sentence(study, experiment::summarise(sample), 1));
  EXPECT_EQ(model.at("assumptions"), experiment::assumptions_sentence(study, {}));
}

TEST_F(Report, SaysByWhatPrecisionTheStudyStopped) {
  scenario::Study study = example_study();
  EXPECT_EQ(model_of(study).at("stopping"), "");
  study.precision = {"missed_cases", "doctors-attend", "as-is", 0.5, 40};
  const nlohmann::json model = model_of(study);
  EXPECT_THAT(model.at("stopping").get<std::string>(),
              HasSubstr("after 16 replications: missed_cases of doctors-attend against as-is is"));
}

TEST_F(Report, HasLevelsAndPairedDifferences) {
  const nlohmann::json model = model_of(example_study());
  const std::size_t missed = place_of(model, "missed_case_rate");
  // 6 of 10 in even replications, 4 of 10 in odd ones; one child less in the second arm.
  EXPECT_DOUBLE_EQ(model["comparison"]["levels"][0][missed][0], 0.5);
  EXPECT_DOUBLE_EQ(model["comparison"]["levels"][1][missed][0], 0.4);
  EXPECT_TRUE(model["comparison"]["differences"][0].is_null());
  EXPECT_NEAR(model["comparison"]["differences"][1][missed][0], -0.1, 1e-15);
}

TEST_F(Report, GivesMonthsTheirIntervalOverReplications) {
  const nlohmann::json months = model_of(example_study()).at("single_replications").at("months");
  EXPECT_EQ(months.at("labels"), nlohmann::json({"2007-05", "2007-06"}));
  EXPECT_EQ(months.at("has_bands"), true);
  ASSERT_EQ(months.at("outcomes")[0], "missed_case_rate");
  // In the second month 6 are harmed, and 5 or 3 of them missed.
  const nlohmann::json& second = months.at("arms")[0][0][1];
  EXPECT_DOUBLE_EQ(second[0], 4.0 / 6.0);
  EXPECT_LT(second[1].get<double>(), 4.0 / 6.0);
  EXPECT_GT(second[2].get<double>(), 4.0 / 6.0);
}

TEST_F(Report, CountsEachReplicationOnceInTheDistribution) {
  const nlohmann::json spread =
      model_of(example_study(11)).at("single_replications").at("distributions")[0].at("levels");
  for (const nlohmann::json& counts : spread.at("counts")) {
    std::size_t all = 0;
    for (const std::size_t count : counts)
      all += count;
    EXPECT_EQ(all, 11U);
  }
}

TEST_F(Report, DoesWithoutBandsWhereReplicationsAreGone) {
  example::finish(example_study(), scratch_.path());
  std::filesystem::remove_all(scratch_.path() / "parts");
  const nlohmann::json single = model().at("single_replications");
  EXPECT_EQ(single.at("months").at("has_bands"), false);
  EXPECT_DOUBLE_EQ(single.at("months").at("arms")[0][0][1][0], 4.0 / 6.0);
  EXPECT_TRUE(single.at("months").at("arms")[0][0][1][1].is_null());
  EXPECT_EQ(single.at("distributions").size(), 0U);
}

TEST_F(Report, ShowsWhatAnalysesLeftInTheFolder) {
  example::finish(example_study(), scratch_.path());
  EXPECT_TRUE(model().at("tables").at("attribution").is_null());
  std::ofstream(scratch_.path() / "tables/attribution.csv") << "reform,value\r\n\"a, b\",0.5\r\n";
  EXPECT_EQ(model().at("tables").at("attribution").at("rows"),
            nlohmann::json::parse(R"([["a, b", 0.5]])"));
}

TEST_F(Report, ShowsTheCalibrationOfTheEnsemble) {
  scenario::Study study = example_study();
  study.ensemble = "pair";
  study.calibration.targets = {{{"target", "plans"}, {"value", 30.0}},
                               {{"target", "deaths"}, {"value", 2.0}}};
  const nlohmann::json tables = model_of(study).at("tables");
  EXPECT_EQ(tables.at("calibration_targets"),
            nlohmann::json::parse(R"({"columns": ["target", "value"],
                            "rows": [["plans", 30.0], ["deaths", 2.0]], "left_out": 0})"));
  EXPECT_TRUE(tables.at("calibration_parameters").is_null());
}

TEST_F(Report, KeepsOfTheAttributionWhatItDrawsAndWhatIsAsked) {
  example::finish(example_study(), scratch_.path());
  std::ofstream(scratch_.path() / "tables/attribution.csv")
      << "outcome,value\r\nmissed_case_rate,1\r\nalarms_per_year,2\r\nmoves_per_10k,3\r\n";
  const nlohmann::json table = model().at("tables").at("attribution");
  EXPECT_EQ(table.at("rows"), nlohmann::json::parse(R"([["missed_case_rate", 1.0]])"));
  EXPECT_EQ(table.at("left_out"), 2);
}

TEST_F(Report, HoldsNothingOfTheCircumstances) {
  const ScratchFolder other;
  experiment::RunRecord here;
  here.command_line = "sightline run example.yaml";
  experiment::RunRecord there;
  there.command_line = "sightline merge out shard-1";
  there.started = "2031-01-01T00:00:00Z";
  there.host = "elsewhere";
  there.threads = 7;
  example::finish(example_study(), scratch_.path(), here);
  example::finish(example_study(), other.path(), there);
  EXPECT_EQ(report_model(scratch_.path()), report_model(other.path()));
}

TEST_F(Report, NoTextEndsTheElementThatHoldsIt) {
  const std::string hostile = "</script><img src=x onerror=alert(1)><!--";
  scenario::Study study = example_study();
  study.question = hostile;
  study.arms[1].name = hostile;
  study.reforms.resize(1);
  study.reforms[0].title = hostile;
  example::finish(study, scratch_.path());
  const std::string page = report_page(report_model(scratch_.path()));
  EXPECT_THAT(page, Not(HasSubstr("<img")));
  EXPECT_THAT(page, HasSubstr("\\u003c/script>\\u003cimg src=x onerror=alert(1)>\\u003c!--"));
  EXPECT_EQ(model().at("question"), hostile);
}

TEST_F(Report, IsOnePageThatAsksNobody) {
  example::finish(example_study(), scratch_.path());
  write_report(scratch_.path(), scratch_.path() / "report.html");
  const std::string page = output::read_text(scratch_.path() / "report.html");
  EXPECT_THAT(page, HasSubstr("default-src 'none'; script-src 'sha256-"));
  EXPECT_THAT(page, Not(HasSubstr("REPORT_MODEL")));
  EXPECT_LT(page.size(), 600'000U);
}

TEST_F(Report, SaysWhereThereIsNoStudy) {
  EXPECT_THAT(reason_of<InputError>([&] { (void)report_model(scratch_.path()); }),
              HasSubstr("results.h5: there is no such file; `sightline run` writes it"));
}

TEST_F(Report, SaysWhichTableIsDamaged) {
  example::finish(example_study(), scratch_.path());
  std::ofstream(scratch_.path() / "tables/attribution.csv") << "outcome,value\r\n\"a";
  EXPECT_THAT(reason_of<RunError>([&] { (void)report_model(scratch_.path()); }),
              HasSubstr("attribution.csv: a quote is not closed"));
}

}  // namespace
}  // namespace sightline::report
