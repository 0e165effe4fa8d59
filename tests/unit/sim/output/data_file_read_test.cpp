// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sightline/core/error.hpp>
#include <sightline/output/data_file.hpp>
#include <sightline/output/file.hpp>
#include <sightline/output/summary_read.hpp>

#include "example_data.hpp"
#include "scratch_folder.hpp"
#include "seal_file.hpp"

namespace sightline::output {
namespace {

using testing::HasSubstr;

std::string fault_of(const std::filesystem::path& path) {
  return reason_of<RunError>([&] { (void)read(path); });
}

TEST(ReadDataFile, LeavesOutWhatStandsAlongAxes) {
  const ScratchFolder folder;
  write(folder.path() / "a.h5", example_data());
  const DataFile part = read_without_axes(folder.path() / "a.h5", {"replication"});
  std::vector<std::string> names;
  for (const Variable& variable : part.variables)
    names.push_back(variable.name);
  EXPECT_THAT(names, testing::ElementsAre("mean", "source", "seed"));
  EXPECT_EQ(part.axis("replication").size(), 2U);
  EXPECT_EQ(part.attributes, example_data().attributes);
}

TEST(ReadDataFile, TellsDamageInWhatItLeavesOut) {
  const ScratchFolder folder;
  const auto path = folder.path() / "a.h5";
  write(path, example_data());
  std::string bytes = read_text(path);
  ASSERT_TRUE(is_seal_intact(std::string_view(bytes)));
  for (const std::size_t at : {std::size_t{8}, bytes.size() / 2, bytes.size() - 1}) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 1);
    write_text(path, damaged);
    EXPECT_THAT(reason_of<RunError>([&] { (void)read_without_axes(path, {"replication"}); }),
                HasSubstr("its bytes fail their checksum"))
        << at;
  }
  write_text(path, "");
  EXPECT_THAT(reason_of<RunError>([&] { (void)read_without_axes(path, {}); }), HasSubstr("empty"));
}

TEST(ReadDataFile, GivesBackWhatWasWritten) {
  const ScratchFolder folder;
  const DataFile file = example_data();
  write(folder.path() / "a.h5", file);
  const DataFile back = read(folder.path() / "a.h5");
  ASSERT_EQ(back.axes.size(), file.axes.size());
  for (std::size_t i = 0; i < file.axes.size(); ++i) {
    EXPECT_EQ(back.axes[i].name, file.axes[i].name);
    EXPECT_EQ(back.axes[i].ticks, file.axes[i].ticks);
    EXPECT_EQ(back.axes[i].units, file.axes[i].units);
    EXPECT_EQ(back.axes[i].description, file.axes[i].description);
  }
  ASSERT_EQ(back.variables.size(), file.variables.size());
  for (std::size_t i = 0; i < file.variables.size(); ++i) {
    EXPECT_EQ(back.variables[i].name, file.variables[i].name);
    EXPECT_EQ(back.variables[i].axes, file.variables[i].axes);
    // The first holds a NaN, which equals nothing; the checksum compares its bits.
    if (i > 0) {
      EXPECT_EQ(back.variables[i].values, file.variables[i].values);
    }
  }
  EXPECT_TRUE(std::isnan(std::get<std::vector<float>>(back.variables[0].values)[5]));
  EXPECT_EQ(back.attributes, file.attributes);
  EXPECT_EQ(content_checksum(back), content_checksum(file));
}

TEST(ReadDataFile, GivesBackFilesWithoutValues) {
  const ScratchFolder folder;
  write(folder.path() / "a.h5", {});
  EXPECT_TRUE(read(folder.path() / "a.h5").axes.empty());
  DataFile file;
  file.axes = {{"x", std::vector<std::string>{}, "", ""}, {"y", std::vector<double>{}, "", ""}};
  file.variables = {{"v", {"x", "y"}, std::vector<double>{}, "", ""},
                    {"w", {"x"}, std::vector<std::string>{}, "", ""}};
  write(folder.path() / "b.h5", file);
  EXPECT_EQ(content_checksum(read(folder.path() / "b.h5")), content_checksum(file));
}

TEST(ReadDataFile, SaysWhenThereIsNoneOrAForeignOne) {
  const ScratchFolder folder;
  const auto path = folder.path() / "a.h5";
  EXPECT_EQ(fault_of(path), "cannot read " + path.string() + ": No such file or directory");
  write_text(path, "");
  EXPECT_EQ(fault_of(path), "cannot read " + path.string() + ": it is empty");
  write_text(path, "a,b\n1,2\n");
  EXPECT_EQ(fault_of(path), "cannot read " + path.string() + ": it is not an HDF5 file");
}

TEST(ReadDataFile, RejectsAFileTruncatedAnywhere) {
  const ScratchFolder folder;
  const auto path = folder.path() / "a.h5";
  write(path, example_data());
  const std::string whole = read_text(path);
  const std::size_t step = whole.size() / 40;
  for (std::size_t length = 0; length < whole.size(); length += step) {
    write_text(path, whole.substr(0, length));
    EXPECT_NE(fault_of(path), "") << length << " of " << whole.size();
  }
  write_text(path, whole.substr(0, whole.size() - 1));
  EXPECT_THAT(fault_of(path), HasSubstr("it is damaged, not whole or not written by this program"));
}

TEST(ReadDataFile, RejectsAFileWithOneByteChangedAnywhere) {
  const ScratchFolder folder;
  const auto path = folder.path() / "a.h5";
  write(path, example_data());
  const std::string whole = read_text(path);
  for (std::size_t at = 0; at < whole.size(); at += 97) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
    write_text(path, damaged);
    EXPECT_NE(fault_of(path), "") << at;
  }
}

TEST(ReadDataFile, RejectsAFileWhoseContentFailsItsChecksum) {
  const ScratchFolder folder;
  const auto path = folder.path() / "a.h5";
  write(path, example_data());
  std::string bytes = read_text(path);
  bytes[bytes.find("baseline")] = 'B';
  // Sealed again, the bytes are intact, but no longer say what was written.
  std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(bytes.find(seal_marker)) +
                  static_cast<std::ptrdiff_t>(seal_marker.size()),
              16, '0');
  write_text(path, bytes);
  ASSERT_TRUE(seal_file(path));
  EXPECT_THAT(fault_of(path), HasSubstr("its content fails its checksum"));
}

}  // namespace
}  // namespace sightline::output
