// SPDX-License-Identifier: Apache-2.0
#include "analysis/report/stored_table.hpp"

#include <gtest/gtest.h>

#include <sightline/core/extremes.hpp>
#include <sightline/output/csv.hpp>

namespace sightline::report {
namespace {

TEST(StoredTable, ReadsBackWhatTheProgramWrites) {
  const double nothing = not_a_number;
  const output::CsvTable table = {
      {{"name", std::vector<std::string>{"a, b", "say \"no\"", "two\nlines"}},
       {"value", std::vector<double>{0.1 + 0.2, nothing, -1e-300}}}};
  const Json read = table_from_csv(output::to_csv(table), 10);
  EXPECT_EQ(read.at("columns"), Json({"name", "value"}));
  EXPECT_EQ(read.at("rows")[0], Json::array({"a, b", 0.1 + 0.2}));
  EXPECT_EQ(read.at("rows")[1], Json::array({"say \"no\"", nullptr}));
  EXPECT_EQ(read.at("rows")[2], Json::array({"two\nlines", -1e-300}));
}

TEST(StoredTable, KeepsAColumnOfMixedCellsAsText) {
  const Json read = table_from_csv("what\r\n1\r\none\r\n", 10);
  EXPECT_EQ(read.at("rows"), Json::parse(R"([["1"], ["one"]])"));
}

TEST(StoredTable, CountsTheRowsThatAreTooMany) {
  const Json read = table_from_csv("x\r\n1\r\n2\r\n3\r\n", 2);
  EXPECT_EQ(read.at("rows").size(), 2U);
  EXPECT_EQ(read.at("left_out"), 1);
}

TEST(StoredTable, RejectsWhatIsNoTable) {
  EXPECT_THROW((void)table_from_csv("a,b\r\n1\r\n", 10), std::invalid_argument);
  EXPECT_THROW((void)table_from_csv("a\r\n\"1\r\n", 10), std::invalid_argument);
  EXPECT_THROW((void)table_from_csv("a\r\n\"1\"x\r\n", 10), std::invalid_argument);
}

}  // namespace
}  // namespace sightline::report
