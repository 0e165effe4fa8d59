// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <limits>
#include <stdexcept>

#include <gtest/gtest.h>

#include <sightline/core/extremes.hpp>
#include <sightline/output/csv.hpp>
#include <sightline/output/file.hpp>

#include "scratch_folder.hpp"

namespace sightline::output {
namespace {

using Numbers = std::vector<double>;
using Texts = std::vector<std::string>;

TEST(Csv, QuotesOnlyWhatNeedsIt) {
  const CsvTable table{{{"a,b", Texts{"plain", "say \"x\"", "two\nlines", " edge", ""}},
                        {"n", Numbers{1, 2, 3, 4, 5}}}};
  EXPECT_EQ(to_csv(table),
            "\"a,b\",n\r\nplain,1\r\n\"say \"\"x\"\"\",2\r\n\"two\nlines\",3\r\n\" edge\",4\r\n,5"
            "\r\n");
}

TEST(Csv, WritesNumbersThatReadBackToTheSameDouble) {
  const Numbers numbers{0.1,
                        1.0 / 3.0,
                        1e6,
                        -2.5e-300,
                        std::numeric_limits<double>::max(),
                        std::numeric_limits<double>::denorm_min(),
                        9007199254740993.0};
  const std::string text = to_csv({{{"n", numbers}}});
  EXPECT_EQ(text.substr(0, 8), "n\r\n0.1\r\n");
  std::size_t at = 3;
  for (const double number : numbers) {
    EXPECT_EQ(std::strtod(text.c_str() + at, nullptr), number);
    at = text.find("\r\n", at) + 2;
  }
}

TEST(Csv, WritesMissingNumbersAsEmptyCells) {
  const double missing = not_a_number;
  EXPECT_EQ(to_csv({{{"a", Numbers{missing, 1}}, {"b", Numbers{2, missing}}}}),
            "a,b\r\n,2\r\n1,\r\n");
}

TEST(Csv, WritesTheHeaderOfAnEmptyTable) {
  EXPECT_EQ(to_csv({{{"a", Numbers{}}}}), "a\r\n");
  EXPECT_EQ(to_csv({}), "");
}

TEST(Csv, WritesCellsThatAreMadeAsThoseThatAreThere) {
  const CsvTable made{
      {{"n", MadeCells<double>{3, [](std::size_t row) { return 0.5 * static_cast<double>(row); }}},
       {"t", MadeCells<std::string>{3, [](std::size_t row) { return std::string(row, 'x'); }}}}};
  EXPECT_EQ(to_csv(made), to_csv({{{"n", Numbers{0, 0.5, 1}}, {"t", Texts{"", "x", "xx"}}}}));
}

TEST(Csv, RejectsTablesThatContradictThemselves) {
  EXPECT_THROW((void)to_csv({{{"a", Numbers{1}}, {"b", Numbers{}}}}), std::invalid_argument);
  EXPECT_THROW((void)to_csv({{{"a", Numbers{1}}, {"a", Numbers{1}}}}), std::invalid_argument);
  EXPECT_THROW((void)to_csv({{{"", Numbers{1}}}}), std::invalid_argument);
}

TEST(Csv, GoesIntoAFile) {
  const ScratchFolder folder;
  write_csv(folder.path() / "a.csv", {{{"a", Numbers{1}}}});
  EXPECT_EQ(read_text(folder.path() / "a.csv"), "a\r\n1\r\n");
}

}  // namespace
}  // namespace sightline::output
