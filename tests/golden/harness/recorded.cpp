// SPDX-License-Identifier: Apache-2.0
#include "tests/golden/harness/recorded.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace sightline::model::testing {
namespace {

bool is_recording() {
  const char* wish = std::getenv("SIGHTLINE_UPDATE_GOLDEN");
  return wish != nullptr && std::string_view(wish) == "1";
}

std::vector<std::string> lines_of(std::istream& stream) {
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);)
    lines.push_back(line);
  return lines;
}

}  // namespace

void expect_recorded(const std::string& name, const std::string& text) {
  const std::string path =
      std::string(SIGHTLINE_SOURCE_DIR) + "/tests/golden/" + name + "/expected.txt";
  if (is_recording()) {
    std::ofstream file(path, std::ios::binary);
    file << text;
    ASSERT_TRUE(file.good()) << path;
    return;
  }
  std::ifstream file(path, std::ios::binary);
  ASSERT_TRUE(file.is_open()) << path << " is missing; run scripts/update-golden " << name;
  const std::vector<std::string> expected = lines_of(file);
  std::istringstream stream(text);
  const std::vector<std::string> found = lines_of(stream);
  constexpr int most_shown = 20;
  int different = 0;
  for (std::size_t i = 0; i < std::max(expected.size(), found.size()); ++i) {
    const std::string was = i < expected.size() ? expected[i] : "(nothing)";
    const std::string is = i < found.size() ? found[i] : "(nothing)";
    if (was == is) continue;
    if (++different <= most_shown) {
      ADD_FAILURE() << path << ":" << i + 1 << "\n  recorded " << was << "\n  found    " << is;
    }
  }
  EXPECT_EQ(different, 0) << "lines differ; if they should, run scripts/update-golden " << name
                          << " and write a line under \"Model results change\" in CHANGELOG.md";
}

}  // namespace sightline::model::testing
