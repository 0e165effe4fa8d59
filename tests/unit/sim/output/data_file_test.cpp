// SPDX-License-Identifier: Apache-2.0
#include <stdexcept>

#include <gtest/gtest.h>

#include <sightline/output/data_file.hpp>

#include "example_data.hpp"
#include "sim/output/data_file_check.hpp"
#include "sim/output/seal.hpp"

namespace sightline::output {
namespace {

TEST(DataFile, FindsAxesAndVariablesByName) {
  const DataFile file = example_data();
  EXPECT_EQ(file.axis("time").size(), 2U);
  EXPECT_EQ(file.variable("outcomes").size(), 12U);
  EXPECT_THROW((void)file.axis("outcomes"), std::invalid_argument);
  EXPECT_THROW((void)file.variable("time"), std::invalid_argument);
}

TEST(DataFile, ChecksumOfNothingIsTheOffsetOfFnv) {
  EXPECT_EQ(content_checksum({}), "cbf29ce484222325");
}

TEST(DataFile, ChecksumDependsOnEveryPart) {
  const std::string whole = content_checksum(example_data());
  EXPECT_EQ(content_checksum(example_data()), whole);
  const auto changed = [&](auto change) {
    DataFile file = example_data();
    change(file);
    EXPECT_NE(content_checksum(file), whole);
  };
  changed([](DataFile& file) { file.axes[0].name = "x"; });
  changed([](DataFile& file) { file.axes[2].units = "days"; });
  changed([](DataFile& file) { std::get<std::vector<double>>(file.axes[2].ticks)[0] = -0.0; });
  changed([](DataFile& file) { std::get<std::vector<float>>(file.variables[0].values)[3] = 5; });
  changed([](DataFile& file) { file.variables[0].axes[0] = "x"; });
  changed([](DataFile& file) { file.variables[0].description = "x"; });
  changed([](DataFile& file) { std::swap(file.variables[0], file.variables[1]); });
  changed([](DataFile& file) { file.attributes["level"] = 0.9; });
  changed([](DataFile& file) { file.attributes["new"] = std::string(); });
}

TEST(DataFile, CheckRejectsWhatContradictsItself) {
  EXPECT_NO_THROW(check(example_data()));
  const auto rejected = [](auto change) {
    DataFile file = example_data();
    change(file);
    EXPECT_THROW(check(file), std::invalid_argument);
  };
  rejected([](DataFile& file) { file.axes[0].name = ""; });
  rejected([](DataFile& file) { file.axes[0].name = "a/b"; });
  rejected([](DataFile& file) { file.axes[1].name = "arm"; });
  rejected([](DataFile& file) { file.variables[1].name = "arm"; });
  rejected([](DataFile& file) { file.variables[1].axes = {"time"}; });
  rejected([](DataFile& file) { file.variables[1].axes = {"colour"}; });
  rejected([](DataFile& file) { file.variables[0].axes = {"arm", "arm"}; });
  rejected([](DataFile& file) { file.variables[0].units = std::string("a\0b", 3); });
  rejected([](DataFile& file) { file.attributes["x"] = open_seal(); });
  rejected([](DataFile& file) { file.attributes[seal_attribute] = std::string("x"); });
  rejected([](DataFile& file) { file.attributes[checksum_attribute] = std::string("x"); });
}

}  // namespace
}  // namespace sightline::output
