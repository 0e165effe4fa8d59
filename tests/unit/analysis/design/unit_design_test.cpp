// SPDX-License-Identifier: Apache-2.0
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sightline/design/makers.hpp>

namespace sightline::design {
namespace {

using testing::HasSubstr;
using testing::Throws;
using testing::ThrowsMessage;

TEST(Role, ComesBackFromItsName) {
  for (const Role role : {Role::point, Role::base_a, Role::base_b, Role::a_with_b, Role::trajectory,
                          Role::trajectory_step})
    EXPECT_EQ(role_of(to_string(role)), role);
}

TEST(Role, RefusesAnUnknownNameAndNamesTheNearest) {
  EXPECT_THAT([] { (void)role_of("base-c"); },
              ThrowsMessage<std::invalid_argument>(HasSubstr("did you mean 'base-a'?")));
}

TEST(NameOf, NumbersDimensionsWithoutNames) {
  UnitDesign design = full_grid({2, 2});
  EXPECT_EQ(name_of(design, 1), "x2");
  design.names = {"caseload", "vacancies"};
  EXPECT_EQ(name_of(design, 1), "vacancies");
}

class RequireSound : public testing::Test {
 protected:
  UnitDesign design = saltelli_blocks(4, 3, 1);
  void expect_refused(const std::string& reason) {
    EXPECT_THAT([this] { require_sound(design); },
                ThrowsMessage<std::invalid_argument>(HasSubstr(reason)));
  }
};

TEST_F(RequireSound, TakesWhatTheMakersMake) {
  EXPECT_NO_THROW(require_sound(design));
  EXPECT_NO_THROW(require_sound(full_grid({3, 1})));
  EXPECT_NO_THROW(require_sound(latin_hypercube(5, 2, 1)));
  EXPECT_NO_THROW(require_sound(sobol_sequence(5, 2, 1)));
  EXPECT_NO_THROW(require_sound(morris_trajectories(3, 1)));
}

TEST_F(RequireSound, RefusesValuesThatAreMissing) {
  design.values.pop_back();
  expect_refused("one value for each point and dimension");
}

TEST_F(RequireSound, RefusesLabelsThatAreMissing) {
  design.labels.pop_back();
  expect_refused("one label for each point");
}

TEST_F(RequireSound, RefusesNamesThatAreMissing) {
  design.names = {"one"};
  expect_refused("one name for each dimension");
}

TEST_F(RequireSound, RefusesAValueOutsideOfTheCube) {
  design.values[4] = 1.5;
  expect_refused("point 1 of a design lies outside");
}

TEST_F(RequireSound, RefusesAKeyThatComesTwice) {
  design.labels[7].group = 0;
  expect_refused("point 7 of a design has the group and position of another one");
}

TEST_F(RequireSound, RefusesADimensionThatDoesNotExist) {
  design.labels[1].dimension = 3;
  expect_refused("point 1 of a design has a label");
}

TEST(Makers, RefuseDesignsOfNothing) {
  EXPECT_THROW((void)full_grid({}), std::invalid_argument);
  EXPECT_THROW((void)latin_hypercube(0, 2, 1), std::invalid_argument);
  EXPECT_THROW((void)sobol_sequence(2, 0, 1), std::invalid_argument);
  EXPECT_THROW((void)saltelli_blocks(0, 2, 1), std::invalid_argument);
  EXPECT_THROW((void)morris_trajectories(0, 1), std::invalid_argument);
  EXPECT_THROW((void)morris_trajectories(2, 1, {.trajectories = 0}), std::invalid_argument);
}

}  // namespace
}  // namespace sightline::design
