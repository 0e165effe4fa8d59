// SPDX-License-Identifier: Apache-2.0

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sightline/core/error.hpp>
#include <sightline/core/extremes.hpp>
#include <sightline/sensitivity/finished_sweep.hpp>

#include "planted_sweep.hpp"
#include "tests/unit/sim/output/scratch_folder.hpp"

namespace sightline::sensitivity {
namespace {

class FinishedSweeps : public testing::Test {
 protected:
  [[nodiscard]] std::string message() const {
    try {
      static_cast<void>(read_finished_sweep(scratch_.path()));
    } catch (const InputError& error) {
      return error.what();
    }
    return "";
  }

  output::ScratchFolder scratch_;
  PlantedSweep planted_{"saltelli", design::saltelli_blocks(4, 2, 1),
                        [](std::span<const double> x, std::size_t) { return x[0]; }};
};

TEST_F(FinishedSweeps, AreReadAsTheyWereWritten) {
  planted_.write_to(scratch_.path());
  const FinishedSweep sweep = read_finished_sweep(scratch_.path());
  const FinishedSweep expected = planted_.finished();
  EXPECT_EQ(sweep.study, "planted");
  EXPECT_EQ(sweep.digest, expected.digest);
  EXPECT_EQ(sweep.design, expected.design);
  EXPECT_EQ(sweep.arms, expected.arms);
  EXPECT_EQ(sweep.outcomes, expected.outcomes);
  EXPECT_EQ(sweep.replications, 3U);
  EXPECT_EQ(sweep.numbers, expected.numbers);
}

TEST_F(FinishedSweeps, AreRefusedWithoutResultsOrDesign) {
  EXPECT_THAT(message(), testing::HasSubstr("results.h5: there is no such file"));
  output::write(scratch_.path() / "results.h5", planted_.results_file());
  EXPECT_THAT(message(), testing::HasSubstr("design.h5: there is no such file"));
}

TEST_F(FinishedSweeps, AreRefusedIfTheDesignIsAnotherThanTheKeptOne) {
  planted_.write_to(scratch_.path());
  PlantedSweep other = planted_;
  other.design = design::saltelli_blocks(4, 2, 2);
  output::write(scratch_.path() / "design.h5", other.design_file());
  EXPECT_THAT(message(), testing::HasSubstr("another design than that of results.h5"));
}

TEST_F(FinishedSweeps, MayBeTheBeginningOfTheKeptDesign) {
  PlantedSweep longer = planted_;
  longer.design = design::saltelli_blocks(8, 2, 1);
  planted_.write_to(scratch_.path());
  output::write(scratch_.path() / "design.h5", longer.design_file());
  EXPECT_EQ(message(), "");
}

TEST_F(FinishedSweeps, AreRefusedIfTwoPointsAreTheSameOne) {
  planted_.design.labels[1] = planted_.design.labels[0];
  planted_.write_to(scratch_.path());
  EXPECT_THAT(message(), testing::HasSubstr("no sound design"));
}

TEST_F(FinishedSweeps, AreRefusedIfNothingVaries) {
  output::DataFile plain;
  plain.axes = {{"arm", std::vector<std::string>{"as-is"}, "", ""}};
  plain.attributes = {{"study", std::string("plain")}, {"digest", std::string("0")}};
  output::write(scratch_.path() / "results.h5", plain);
  EXPECT_THAT(message(), testing::HasSubstr("varies nothing"));
}

TEST_F(FinishedSweeps, GivePairedDifferencesWithoutReplicationsThatFailed) {
  FinishedSweep sweep = planted_.finished();
  const Outputs whole = outputs_of(sweep, difference);
  EXPECT_EQ(whole.replications, 3U);
  EXPECT_DOUBLE_EQ(whole.numbers[0], planted_.design.at(0, 0));
  // Replication 1 failed at point 2 in both arms; it goes at every point.
  for (const std::size_t arm : {0U, 1U})
    sweep.numbers[(2 * 2 + arm) * 3 + 1] = not_a_number;
  const Outputs outputs = outputs_of(sweep, difference);
  EXPECT_EQ(outputs.replications, 2U);
  EXPECT_EQ(outputs.numbers.size(), planted_.design.points * 2);
  const Outputs level = outputs_of(planted_.finished(), {0, 0, std::nullopt});
  EXPECT_DOUBLE_EQ(level.numbers.back(), 1.0);
}

}  // namespace
}  // namespace sightline::sensitivity
