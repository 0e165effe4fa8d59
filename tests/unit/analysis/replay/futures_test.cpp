// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <filesystem>

#include <gtest/gtest.h>

#include <sightline/core/error.hpp>
#include <sightline/replay/futures.hpp>
#include <sightline/scenario/case_input.hpp>

namespace sightline::replay {
namespace {

namespace fs = std::filesystem;
using scenario::Case;

const fs::path scenarios = fs::path(SIGHTLINE_SOURCE_DIR) / "scenarios";
constexpr std::uint32_t children = 4000;

Date date(int year, unsigned month, unsigned day) {
  return {std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
}

std::size_t at(Ending ending) {
  return static_cast<std::size_t>(ending);
}

/// A shipped case with the parameters of its baseline, as often as there are to be sets.
struct ShippedCase {
  explicit ShippedCase(const std::string& name)
      : of(scenario::read_case(scenarios / "cases" / (name + ".yaml"))) {}

  [[nodiscard]] scenario::CaseInputs inputs(const std::vector<std::vector<std::string>>& packages,
                                            Date from) const {
    return scenario::read_case_inputs(scenarios, of, packages, "", period_of(of), from);
  }
  [[nodiscard]] std::vector<PossibleCase> possible(std::size_t sets = 1) const {
    const scenario::CaseBaseline baseline =
        scenario::read_case_baseline(scenarios, of, period_of(of));
    return std::vector<PossibleCase>(
        sets, {of, case_input(of, baseline.parameters, baseline.reforms, children)});
  }

  Case of;
};

FuturesRequest request_of(const ShippedCase& shipped, Date from,
                          const std::vector<std::vector<std::string>>& packages,
                          std::size_t futures) {
  FuturesRequest request;
  request.from = from;
  request.futures = futures;
  for (const scenario::CaseArm& arm : shipped.inputs(packages, from).arms)
    request.arms.push_back({arm.name, arm.changes, {}});
  return request;
}

TEST(CaseFutures, AreTheSameForAnyNumberOfThreads) {
  const ShippedCase shipped("two-bruises");
  const Date from = date(2007, 6, 18);
  const CaseHistories histories(shipped.possible(2), from);
  FuturesRequest request = request_of(shipped, from, {{}, {"R11"}}, 6);
  const CaseFutures alone = case_futures(histories, request);
  request.work.threads = 3;
  const CaseFutures together = case_futures(histories, request);
  ASSERT_EQ(alone.arms.size(), 2U);
  EXPECT_EQ(alone.set_of, (std::vector<std::size_t>{0, 1, 0, 1, 0, 1}));
  for (std::size_t arm = 0; arm < alone.arms.size(); ++arm)
    EXPECT_EQ(alone.arms[arm].by_future, together.arms[arm].by_future);
}

TEST(CaseFutures, ChangeNothingWhereNothingIsReformed) {
  const ShippedCase shipped("two-bruises");
  const Date from = date(2007, 7, 9);
  const CaseHistories histories(shipped.possible(), from);
  const CaseFutures found = case_futures(histories, request_of(shipped, from, {{}, {}}, 8));
  EXPECT_EQ(found.arms[0].by_future, found.arms[1].by_future);
  for (std::size_t ending = 0; ending < endings; ++ending) {
    EXPECT_EQ(found.arms[1].differences[ending].estimate.mean, 0.0);
    EXPECT_LT(found.arms[1].differences[ending].estimate.low, 0.0);  // eight do not tell more
  }
}

}  // namespace
}  // namespace sightline::replay
