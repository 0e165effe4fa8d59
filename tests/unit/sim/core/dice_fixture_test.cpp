// SPDX-License-Identifier: Apache-2.0
// The draws that other languages compare theirs with are the draws of this build.
#include <array>
#include <cstdint>
#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include <sightline/core/dice.hpp>

namespace sightline {
namespace {

using Four = std::array<std::uint64_t, 4>;

TEST(DiceFixture, HoldsTheDrawsOfThisBuild) {
  std::ifstream file(std::string(SIGHTLINE_SOURCE_DIR) + "/tests/python/data/dice.txt");
  ASSERT_TRUE(file);
  int lines = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    SCOPED_TRACE(line);
    ++lines;
    std::istringstream cells(line);
    std::uint64_t seed = 0;
    std::uint64_t replication = 0;
    Address address;
    Four words{};
    cells >> seed >> replication >> address.entity >> address.purpose >> address.occurrence;
    for (std::uint64_t& word : words)
      cells >> word;
    ASSERT_TRUE(cells);

    const auto counter =
        r123::Philox4x64::ctr_type{{address.entity, address.purpose, address.occurrence, 0}};
    const auto drawn = r123::Philox4x64()(counter, {{seed, replication}});
    const std::array<double, 4> uniforms = Dice(seed, replication).decide4(address);
    for (std::size_t i = 0; i < words.size(); ++i) {
      EXPECT_EQ(words[i], drawn[i]);
      std::string uniform;  // hexadecimal, which streams do not read
      cells >> uniform;
      EXPECT_EQ(std::stod(uniform), uniforms[i]);
    }
    ASSERT_TRUE(cells);
  }
  EXPECT_EQ(lines, 8);
}

}  // namespace
}  // namespace sightline
