// SPDX-License-Identifier: Apache-2.0
#include "sim/output/seal.hpp"

#include <gtest/gtest.h>

namespace sightline::output {
namespace {

std::span<std::byte> bytes_of(std::string& text) {
  return std::as_writable_bytes(std::span(text.data(), text.size()));
}

TEST(Seal, IsIntactUntilAnyByteChanges) {
  std::string text = "before" + open_seal() + "after";
  EXPECT_FALSE(is_seal_intact(text));
  ASSERT_TRUE(seal(bytes_of(text)));
  EXPECT_TRUE(is_seal_intact(text));
  for (char& c : text) {
    const char kept = c;
    c = static_cast<char>(c ^ 1);
    EXPECT_FALSE(is_seal_intact(text));
    c = kept;
  }
  EXPECT_FALSE(is_seal_intact(text + " "));
}

TEST(Seal, NeedsExactlyOnePlace) {
  std::string none = "nothing";
  EXPECT_FALSE(seal(bytes_of(none)));
  std::string two = open_seal() + open_seal();
  EXPECT_FALSE(seal(bytes_of(two)));
  std::string cut = std::string(seal_marker) + "12";
  EXPECT_FALSE(seal(bytes_of(cut)));
  EXPECT_FALSE(is_seal_intact(cut));
}

}  // namespace
}  // namespace sightline::output
