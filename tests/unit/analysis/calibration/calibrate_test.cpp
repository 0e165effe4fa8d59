// SPDX-License-Identifier: Apache-2.0
// The whole way with a stand-in for the model: 1,000 child-years, in which `rate` times 1,000
// referrals come, and a share of them, given by the plan threshold, ends in conferences.
#include <cmath>
#include <filesystem>
#include <set>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sightline/calibration/calibrate.hpp>
#include <sightline/calibration/findings.hpp>
#include <sightline/core/dice.hpp>
#include <sightline/core/distributions.hpp>
#include <sightline/core/error.hpp>
#include <sightline/output/file.hpp>
#include <sightline/scenario/ensemble.hpp>

namespace sightline::calibration {
namespace {

namespace fs = std::filesystem;
using model::outcomes::Measure;
using testing::HasSubstr;

class Calibrate : public testing::Test {
 protected:
  void SetUp() override { fs::remove_all(folder_); }
  void TearDown() override { fs::remove_all(folder_); }

  static scenario::Calibration calibration() {
    using namespace std::chrono;
    scenario::Calibration calibration;
    calibration.name = "stand-in";
    calibration.question = "q";
    calibration.baseline = "b";
    calibration.children = 1000;
    calibration.period = {Date{year{2005}, April, day{1}}, 0, 365};
    calibration.seed = 9;
    calibration.replications = 4;
    calibration.varied = {
        {"household.other_concerns.rate", "per year", 0.02, 0.1, false,
         scenario::Prior::log_uniform, 0.05},
        {"practice.threshold.plan", "log-odds", -3.0, 1.0, false, scenario::Prior::uniform, -1.0},
        {"practice.threshold.end_plan", "log-odds", -3.0, 1.0, false, scenario::Prior::uniform,
         -1.0}};
    calibration.targets = {
        {"referrals_per_10k", "u", Measure::referrals, Measure::child_years, 10000.0, 500.0, 25.0,
         0.0, "s"},
        {"a/b", "ratio", Measure::conferences, Measure::referrals, 1.0, 0.3, 0.03, 0.0, "s"}};
    calibration.waves = {{20, 3.0, scenario::RuledOutBy::highest},
                         {20, 3.0, scenario::RuledOutBy::highest}};
    calibration.ensemble = {8, 24, 8, 3.0};
    calibration.fingerprint = 77;
    return calibration;
  }

  CalibrateOptions options(unsigned threads = 1) {
    CalibrateOptions options;
    options.folder = folder_;
    options.threads = threads;
    options.replicate = [this](const model::Input& input, const Calendar&, std::uint64_t seed,
                               std::uint64_t replication) {
      ++runs_;
      const model::Parameters& p = input.parameters;
      const Dice dice(seed, replication);
      const double noise = normal(dice.trait({1, 1, 0}), 1.0, 0.05);
      const double referrals = 1000.0 * noise * p.household.other_concerns.rate.value();
      const double share = 1.0 / (1.0 + std::exp(p.practice.threshold.plan.value()));
      model::ReplicationResult result;
      result.tallies = engine::TallyTable(model::outcomes::measure_count, 1, 5);
      const auto add = [&](Measure measure, double amount) {
        result.tallies.add(static_cast<std::size_t>(measure), 0, 0, amount);
      };
      add(Measure::child_years, 1000.0);
      add(Measure::referrals, referrals);
      add(Measure::conferences, referrals * share * normal(dice.trait({2, 1, 0}), 1.0, 0.05));
      return result;
    };
    return options;
  }

  /// Of this test alone: tests run side by side.
  fs::path folder_ = fs::path(testing::TempDir()) /
                     fmt::format("sightline-calibrate-{}",
                                 testing::UnitTest::GetInstance()->current_test_info()->name());
  std::atomic<int> runs_{0};
};

TEST_F(Calibrate, FindsWhatCanBeKnownAndWhatCannot) {
  const scenario::Calibration calibration = Calibrate::calibration();
  const Match match = calibrate(calibration, options());
  ASSERT_EQ(match.ensemble.size(), 8U);
  const auto known = identifiability(calibration, match);
  EXPECT_EQ(known[0].identified, Identified::well);
  EXPECT_EQ(known[1].identified, Identified::well);
  EXPECT_EQ(known[2].identified, Identified::not_at_all);
  EXPECT_LT(known[0].ensemble_low, 0.05);  // the truth
  EXPECT_GT(known[0].ensemble_high, 0.05);
  const double plan = std::log(0.7 / 0.3);  // of a share of 0.3
  EXPECT_LT(known[1].ensemble_low, plan);
  EXPECT_NEAR(target_fits(calibration, match)[0].mean, 500.0, 40.0);
}

TEST_F(Calibrate, WritesWhatStudiesRead) {
  const scenario::Calibration calibration = Calibrate::calibration();
  const Match match = calibrate(calibration, options());
  write_findings(folder_, calibration, match, "scripts/run calibrate x.yaml");
  const scenario::Ensemble ensemble = scenario::read_ensemble(folder_ / "ensemble.yaml");
  ASSERT_EQ(ensemble.sets.size(), 8U);
  EXPECT_EQ(ensemble.sets[0].size(), 3U);
  EXPECT_EQ(ensemble.digest, digest_of(match));
  using testing::Contains;
  using testing::Pair;
  using Cell = std::variant<double, std::string>;
  ASSERT_EQ(ensemble.findings.targets.size(), 2U);
  EXPECT_THAT(ensemble.findings.targets[0], Contains(Pair("target", Cell("referrals_per_10k"))));
  EXPECT_THAT(ensemble.findings.targets[0], Contains(Pair("value", Cell(500.0))));
  ASSERT_EQ(ensemble.findings.parameters.size(), 3U);
  EXPECT_THAT(ensemble.findings.parameters[2],
              Contains(Pair("identified", Cell("not identified"))));
  const std::string report = output::read_text(folder_ / "report.md");
  EXPECT_THAT(report, HasSubstr("`practice.threshold.end_plan`"));
  // 0.9973^2 of 3 standard deviations; 2.24 is Sidak's cut-off for two targets.
  EXPECT_THAT(report, HasSubstr("a cut-off of 3.00 with probability 0.995"));
  EXPECT_THAT(report, HasSubstr("a cut-off of 2.24"));
  EXPECT_THAT(output::read_text(folder_ / "targets.csv"), HasSubstr("referrals_per_10k"));
  EXPECT_THAT(output::read_text(folder_ / "identifiability.csv"), HasSubstr("not identified"));
}

TEST_F(Calibrate, GoesOnFromFinishedWaves) {
  const scenario::Calibration calibration = Calibrate::calibration();
  const std::string digest = digest_of(calibrate(calibration, options(2)));
  const int all = runs_.exchange(0);
  EXPECT_EQ(all, 20 * 4 + 20 * 4 + 24 * 8);
  EXPECT_EQ(digest_of(calibrate(calibration, options())), digest);
  EXPECT_EQ(runs_.exchange(0), 4);  // the check that the model is the same
  fs::remove(folder_ / "waves/candidates.csv");
  fs::remove(folder_ / "waves/wave-2.csv");
  EXPECT_EQ(digest_of(calibrate(calibration, options())), digest);
  EXPECT_EQ(runs_, 4 + 20 * 4 + 24 * 8);
}

TEST_F(Calibrate, GivesEachPointDiceOfItsOwn) {
  const scenario::Calibration calibration = Calibrate::calibration();
  std::set<std::uint64_t> replications;
  CalibrateOptions recording = options();
  recording.replicate = [&](const model::Input& input, const Calendar& calendar, std::uint64_t seed,
                            std::uint64_t replication) {
    replications.insert(replication);
    return options().replicate(input, calendar, seed, replication);
  };
  const Point one = {0.2, 0.5, 0.5};
  const Point other = {0.2, 0.5, 0.6};
  const auto both = simulate(calibration, {one, other}, 4, recording);
  EXPECT_EQ(replications.size(), 8U);
  EXPECT_NE(both[0].means[0], both[1].means[0]);  // the third parameter does nothing
  const auto again = simulate(calibration, {other}, 4, recording);
  EXPECT_EQ(replications.size(), 8U);
  EXPECT_EQ(again[0].means, both[1].means);
}

TEST_F(Calibrate, RefusesTheFolderOfAnotherCalibration) {
  scenario::Calibration calibration = Calibrate::calibration();
  static_cast<void>(calibrate(calibration, options()));
  calibration.targets[0].value = 400.0;
  EXPECT_THROW(static_cast<void>(calibrate(calibration, options())), InputError);
}

TEST_F(Calibrate, RefusesWavesOfAnotherModel) {
  const scenario::Calibration calibration = Calibrate::calibration();
  static_cast<void>(calibrate(calibration, options()));
  CalibrateOptions other = options();
  other.replicate = [inner = other.replicate](const model::Input& input, const Calendar& calendar,
                                              std::uint64_t seed, std::uint64_t replication) {
    return inner(input, calendar, seed + 1, replication);
  };
  EXPECT_THROW(static_cast<void>(calibrate(calibration, other)), InputError);
}

TEST_F(Calibrate, StopsWhenCancelledAndKeepsNothingUnfinished) {
  const std::atomic<bool> cancelled{true};
  CalibrateOptions stopped = options();
  stopped.cancelled = &cancelled;
  EXPECT_TRUE(calibrate(Calibrate::calibration(), stopped).is_interrupted);
  EXPECT_FALSE(fs::exists(folder_ / "waves/wave-1.csv"));
}

}  // namespace
}  // namespace sightline::calibration
