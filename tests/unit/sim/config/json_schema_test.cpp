// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sightline/config/reference.hpp>

#include "example_parameters.hpp"

namespace sightline::config {
namespace {

TEST(JsonSchema, MirrorsTheTreeWithRangesAndProvenance) {
  example::Root root;
  const auto schema = nlohmann::json::parse(json_schema(parameters_of(root), "a \"title\""));
  EXPECT_EQ(schema["title"], "a \"title\"");
  EXPECT_EQ(schema["additionalProperties"], false);
  const auto& screening = schema["properties"]["practice"]["properties"]["screening"];
  EXPECT_EQ(screening["additionalProperties"], false);
  const auto& effort = screening["properties"]["effort"];
  EXPECT_EQ(effort["description"], "working time (working hours; source: a \"b\" | c)");
  EXPECT_EQ(effort["default"], 3);
  EXPECT_EQ(effort["anyOf"][0]["minimum"], 0);
  EXPECT_EQ(effort["anyOf"][0]["maximum"], 40);
  EXPECT_EQ(effort["anyOf"][1]["properties"]["unit"]["const"], "working hours");
  EXPECT_EQ(screening["properties"]["reviewers"]["anyOf"][0]["type"], "integer");
  EXPECT_FALSE(screening["properties"]["reviewers"]["anyOf"][0].contains("maximum"));
  const auto& practice = schema["properties"]["practice"]["properties"];
  EXPECT_EQ(practice["is_open"]["default"], true);
  EXPECT_FALSE(practice["weight"]["anyOf"][0].contains("minimum"));
}

}  // namespace
}  // namespace sightline::config
