// SPDX-License-Identifier: Apache-2.0
#include <stdexcept>

#include <gtest/gtest.h>

#include <sightline/core/error.hpp>
#include <sightline/experiment/sweep.hpp>

#include "example_sweep.hpp"
#include "tests/unit/sim/output/scratch_folder.hpp"

namespace sightline::experiment {
namespace {

using output::reason_of;
using scenario::DesignMethod;

scenario::Study study_by(DesignMethod method) {
  scenario::Study study = example_sweep_study();
  study.variation->method = method;
  study.variation->points = 8;
  study.variation->trajectories = 5;
  study.variation->levels = 4;
  return study;
}

TEST(Sweep, MakesTheDesignItsStudyAsksFor) {
  EXPECT_EQ(Sweep(study_by(DesignMethod::grid)).points(), 6U);
  EXPECT_EQ(Sweep(study_by(DesignMethod::latin_hypercube)).points(), 8U);
  EXPECT_EQ(Sweep(study_by(DesignMethod::sobol)).points(), 8U);
  const Sweep morris(study_by(DesignMethod::morris));
  EXPECT_EQ(morris.points(), 5U * 3U);
  EXPECT_EQ(morris.design().labels[1].role, design::Role::trajectory_step);
  const Sweep saltelli(study_by(DesignMethod::saltelli));
  EXPECT_EQ(saltelli.points(), 8U * 4U);
  EXPECT_EQ(saltelli.design().labels[0].role, design::Role::base_a);
  EXPECT_EQ(saltelli.design().names[1], "household.harm.occult_if_moderate");
}

TEST(Sweep, GivesEveryPointItsValues) {
  const Sweep sweep(study_by(DesignMethod::grid));
  EXPECT_EQ(sweep.values(3)[0], 0.5);
  EXPECT_EQ(sweep.values(3)[1], 1.0);
  const scenario::Study plain = sweep.at(3);
  for (const scenario::Arm& arm : plain.arms)
    EXPECT_EQ(arm.input.parameters.household.harm.visible.value(), 0.5);
  EXPECT_NE(sweep.at(2).fingerprint, plain.fingerprint);
}

TEST(Sweep, RejectsPointsThatContradictThemselves) {
  scenario::Study study = study_by(DesignMethod::grid);
  study.variation->varied[0].name = "household.harm.moderate";
  study.variation->varied[1].name = "household.harm.serious";
  const std::string reason = reason_of<InputError>([&] { (void)Sweep(study); });
  EXPECT_NE(reason.find("vary: design point 5: household.harm"), std::string::npos) << reason;
  EXPECT_NE(reason.find("of 6 design points; narrow `low` and `high`"), std::string::npos)
      << reason;
  EXPECT_THROW((void)Sweep(example_study()), std::invalid_argument);
}

TEST(VariableName, IsWhatNetcdfToolsTake) {
  EXPECT_EQ(variable_name("practice.conference.attendance.paediatrics"),
            "practice_conference_attendance_paediatrics");
  EXPECT_EQ(variable_name("reform.R01"), "reform_R01");
}

class KeepDesign : public testing::Test {
 protected:
  [[nodiscard]] std::string reason(const scenario::Study& study) const {
    return reason_of<InputError>([&] { keep_design(scratch_.path(), Sweep(study)); });
  }
  output::ScratchFolder scratch_;
};

TEST_F(KeepDesign, AcceptsTheSameDesignAndALongerOne) {
  scenario::Study study = study_by(DesignMethod::saltelli);
  EXPECT_EQ(reason(study), "");
  EXPECT_EQ(reason(study), "");
  study.variation->points = 16;
  EXPECT_EQ(reason(study), "");
  const output::DataFile kept = output::read(scratch_.path() / "design.h5");
  EXPECT_EQ(kept.axis("design_point").size(), 16U * 4U);
  EXPECT_EQ(std::get<std::string>(kept.attributes.at("design_method")), "saltelli");
  study.variation->points = 8;
  EXPECT_EQ(reason(study), "");
  EXPECT_EQ(output::read(scratch_.path() / "design.h5").axis("design_point").size(), 16U * 4U);
}

TEST_F(KeepDesign, RejectsAnotherDesign) {
  scenario::Study study = study_by(DesignMethod::saltelli);
  EXPECT_EQ(reason(study), "");
  study.variation->seed = 6;
  EXPECT_NE(reason(study).find("a sweep over another design (method saltelli, seed 5, 32 points of "
                               "2 parameters; now method saltelli, seed 6"),
            std::string::npos)
      << reason(study);
  study = study_by(DesignMethod::saltelli);
  study.variation->varied[1].high = 0.5;
  EXPECT_NE(reason(study), "");
  study = study_by(DesignMethod::sobol);
  EXPECT_NE(reason(study), "");
}

TEST_F(KeepDesign, KeepsPlainStudiesAndSweepsApart) {
  reject_sweep(scratch_.path());
  EXPECT_EQ(reason(study_by(DesignMethod::grid)), "");
  EXPECT_THROW(reject_sweep(scratch_.path()), InputError);
  const output::ScratchFolder plain;
  std::filesystem::create_directory(plain.path() / "parts");
  output::DataFile part;
  output::write(plain.path() / "parts/block-000000.h5", part);
  EXPECT_THROW(keep_design(plain.path(), Sweep(study_by(DesignMethod::grid))), InputError);
}

}  // namespace
}  // namespace sightline::experiment
