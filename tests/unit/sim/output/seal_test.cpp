// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <optional>
#include <string>

#include <gtest/gtest.h>

#include <sightline/output/file.hpp>

#include "scratch_folder.hpp"
#include "seal_file.hpp"

namespace sightline::output {
namespace {

/// `text` after it was sealed in a file; nothing if it could not be.
std::optional<std::string> sealed(const std::string& text) {
  const ScratchFolder folder;
  const std::filesystem::path path = folder.path() / "sealed";
  write_text(path, text);
  if (!seal_file(path)) return std::nullopt;
  return read_text(path);
}

TEST(Seal, IsIntactUntilAnyByteChanges) {
  EXPECT_FALSE(is_seal_intact("before" + open_seal() + "after"));
  std::string text = sealed("before" + open_seal() + "after").value();
  EXPECT_TRUE(is_seal_intact(text));
  for (char& c : text) {
    const char kept = c;
    c = static_cast<char>(c ^ 1);
    EXPECT_FALSE(is_seal_intact(text));
    c = kept;
  }
  EXPECT_FALSE(is_seal_intact(text + " "));
}

TEST(Seal, IsFoundWhereverItLies) {
  // Files are read in blocks of 64 KiB; the seal may lie across two.
  constexpr std::size_t block = 1U << 16U;
  for (std::size_t before = block - open_seal().size() - 1; before <= block + 1; ++before) {
    const auto text = sealed(std::string(before, 'x') + open_seal() + std::string(block, 'y'));
    ASSERT_TRUE(text.has_value()) << before;
    EXPECT_TRUE(is_seal_intact(*text)) << before;
  }
}

TEST(Seal, NeedsExactlyOnePlace) {
  EXPECT_FALSE(sealed("nothing").has_value());
  EXPECT_FALSE(sealed(open_seal() + open_seal()).has_value());
  EXPECT_FALSE(sealed(open_seal() + std::string(200'000, 'x') + open_seal()).has_value());
  const std::string cut = std::string(seal_marker) + "12";
  EXPECT_FALSE(sealed(cut).has_value());
  EXPECT_FALSE(is_seal_intact(cut));
}

}  // namespace
}  // namespace sightline::output
