// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cmath>
#include <cstdio>
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sightline/core/error.hpp>
#include <sightline/output/data_file.hpp>
#include <sightline/output/file.hpp>

#include "example_data.hpp"
#include "file_size_limit.hpp"
#include "scratch_folder.hpp"

namespace sightline::output {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// Runs Debian's Python, which has xarray where it is installed.
struct Ran {
  int status = 0;
  std::string text;
};

Ran run_python(const std::string& code) {
  FILE* const pipe = ::popen(("/usr/bin/python3 -c '" + code + "' 2>&1").c_str(), "r");
  if (pipe == nullptr) return {-1, ""};
  Ran ran;
  std::array<char, 4096> block{};
  while (const std::size_t n = std::fread(block.data(), 1, block.size(), pipe)) {
    ran.text.append(block.data(), n);
  }
  ran.status = ::pclose(pipe);
  return ran;
}

TEST(WriteDataFile, GivesEqualBytesForEqualContent) {
  const ScratchFolder folder;
  write(folder.path() / "a.h5", example_data());
  DataFile other = example_data();
  other.variables.pop_back();
  write(folder.path() / "b.h5", other);
  write(folder.path() / "c.h5", example_data());
  const std::string a = read_text(folder.path() / "a.h5");
  EXPECT_EQ(a, read_text(folder.path() / "c.h5"));
  EXPECT_NE(a, read_text(folder.path() / "b.h5"));
}

// 700 rows along the middle axis are more than are written at once.
TEST(WriteDataFile, WritesRowsAsTheNumbersThatTheyMake) {
  const ScratchFolder folder;
  const auto number = [](std::size_t row, std::size_t i) {
    return static_cast<double>(row) + 0.1 * static_cast<double>(i);
  };
  DataFile file;
  file.axes = {{"a", std::vector<std::string>{"x", "y"}, "", ""},
               {"b", std::vector<double>(700, 1.0), "", ""},
               {"c", std::vector<double>(3, 1.0), "", ""}};
  const Rows rows{1400, 3, [&](std::size_t row, std::span<double> into) {
                    for (std::size_t i = 0; i < 3; ++i)
                      into[i] = number(row, i);
                  }};
  file.variables = {{"number", {"a", "b", "c"}, rows, "days", "made by rows"}};
  write(folder.path() / "rows.h5", file);
  const DataFile back = read(folder.path() / "rows.h5");
  const auto& numbers = std::get<std::vector<double>>(back.variable("number").values);
  ASSERT_EQ(numbers.size(), 4200U);
  EXPECT_EQ(numbers[3 * 699 + 2], number(699, 2));
  EXPECT_EQ(numbers[3 * 1399], number(1399, 0));
  EXPECT_EQ(numbers, rows.all());
  // Whoever reads it back and whoever has made it agree on what it holds.
  EXPECT_EQ(content_checksum(file), content_checksum(back));
}

TEST(WriteDataFile, LeavesOneFileOfTheFinalName) {
  const ScratchFolder folder;
  write(folder.path() / "a.h5", example_data());
  EXPECT_THAT(folder.names(), ElementsAre("a.h5"));
}

TEST(WriteDataFile, NamesPathAndReasonWhenItCannot) {
  const auto path = std::filesystem::path("/dev/null/a.h5");
  EXPECT_EQ(reason_of<RunError>([&] { write(path, example_data()); }),
            "cannot write /dev/null/a.h5: Not a directory");
  DataFile wrong = example_data();
  wrong.variables[0].axes.pop_back();
  EXPECT_THROW(write(path, wrong), std::invalid_argument);
}

TEST(WriteDataFile, SaysThatTheDiskIsFullAndLeavesNothing) {
  const ScratchFolder folder;
  const auto path = folder.path() / "a.h5";
  DataFile file = example_data();
  std::vector<double> noise;
  for (int i = 0; i < 200'000; ++i)
    noise.push_back(std::sin(static_cast<double>(i) * i));
  file.axes.push_back({"many", std::vector<double>(noise.size()), "", ""});
  file.variables.push_back({"noise", {"many"}, noise, "", ""});
  for (const rlim_t bytes :
       {rlim_t{0}, rlim_t{100}, rlim_t{3000}, rlim_t{20'000}, rlim_t{300'000}, rlim_t{1'000'000}}) {
    const FileSizeLimit limit(bytes);
    EXPECT_THAT(reason_of<RunError>([&] { write(path, file); }),
                testing::HasSubstr("File too large; what was written before is whole"))
        << bytes;
    EXPECT_TRUE(folder.names().empty()) << bytes;
  }
  write(path, file);
  EXPECT_EQ(std::get<std::vector<double>>(read(path).variable("noise").values), noise);
}

TEST(WriteDataFile, CompressesLargeVariables) {
  const ScratchFolder folder;
  DataFile file;
  file.axes = {{"x", std::vector<std::int64_t>(400), "", ""},
               {"y", std::vector<std::int64_t>(5000), "", ""}};
  file.variables = {{"v", {"x", "y"}, std::vector<float>(2'000'000, 1.5F), "", ""}};
  write(folder.path() / "a.h5", file);
  EXPECT_LT(std::filesystem::file_size(folder.path() / "a.h5"), 100'000U);
  const DataFile back = read(folder.path() / "a.h5");
  EXPECT_EQ(back.variable("v").values, file.variables[0].values);
}

TEST(WriteDataFile, OpensInXarrayWithNamesUnitsAndAttributes) {
  if (run_python("import xarray, h5netcdf").status != 0) {
    GTEST_SKIP() << "/usr/bin/python3 has no xarray with h5netcdf";
  }
  const ScratchFolder folder;
  write(folder.path() / "a.h5", example_data());
  const Ran ran =
      run_python("import xarray\nd = xarray.open_dataset(\"" + (folder.path() / "a.h5").string() +
                 "\", engine=\"h5netcdf\")\n"
                 "v = d.outcomes\n"
                 "print(v.dims, v.shape, v.dtype, v.units, v.long_name)\n"
                 "print(list(d.arm.values), list(d.replication.values))\n"
                 "print(d.time.values.astype(str).tolist())\n"
                 "print(int(v.isnull().sum()), float(v.sel(arm=\"baseline\")[1, 1]))\n"
                 "print(int(d.seed), list(d.source.values), int(d.events[0]))\n"
                 "print(d.attrs[\"title\"], d.attrs[\"seed\"], d.attrs[\"level\"])\n");
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(ran.text,
            "(\x27"
            "arm\x27, \x27replication\x27, \x27time\x27) (3, 2, 2) float32 count cases\n"
            "[\x27"
            "baseline\x27, \x27"
            "caf\u00e9\x27, \x27\x27] [0, 1]\n"
            "[\x27"
            "2007-04-01T00:00:00.000000000\x27, \x27"
            "2007-05-01T12:00:00.000000000\x27]\n"
            "1 4.0\n"
            "42 [\x27"
            "a\x27, \x27\u20ac 5\x27, \x27\x27] 4611686018427387904\n"
            "a \"test\" 1152921504606846976 0.95\n");
}

}  // namespace
}  // namespace sightline::output
