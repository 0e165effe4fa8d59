// SPDX-License-Identifier: Apache-2.0
#include "sim/config/parameter_tree.hpp"

#include <stdexcept>

#include <gtest/gtest.h>

#include "example_parameters.hpp"

namespace sightline::config {
namespace {

TEST(ParameterTree, MirrorsDottedPathsInTheOrderOfDeclaration) {
  example::Root root;
  const std::vector<Parameter> parameters = parameters_of(root);
  const ParameterTree tree = tree_of(parameters);
  EXPECT_EQ(tree.names_of_children(), (std::vector<std::string>{"practice", "turnover"}));
  ASSERT_NE(tree.at("practice.screening"), nullptr);
  EXPECT_EQ(tree.at("practice.screening")->parameter, nullptr);
  EXPECT_EQ(tree.at("practice.screening.effort")->parameter, &parameters.at(1));
  for (const char* path : {"", ".", "practice.", "practice..effort", "effort"}) {
    EXPECT_EQ(tree.at(path), nullptr) << path;
  }
}

TEST(ParameterTree, RejectsAParameterThatIsAlsoAGroup) {
  for (const char* second : {"a", "a.b", "a.b.c"}) {
    std::vector<Parameter> parameters(2);
    parameters[0].path = "a.b";
    parameters[1].path = second;
    EXPECT_THROW((void)tree_of(parameters), std::invalid_argument) << second;
  }
}

}  // namespace
}  // namespace sightline::config
