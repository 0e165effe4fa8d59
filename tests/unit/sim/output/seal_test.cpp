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

/// Whether a file of these bytes is intact.
bool is_intact_on_disk(const std::string& bytes) {
  const ScratchFolder folder;
  write_text(folder.path() / "sealed", bytes);
  return is_file_intact(folder.path() / "sealed");
}

TEST(Seal, IsTheSameOnTheDisk) {
  constexpr std::size_t block = 1U << 16U;
  // Before the end of a block, and with the marker and the digits across it.
  for (const std::size_t before : {block - 60, block - 25, block - 8, block - 1}) {
    std::string text = sealed(std::string(before, 'x') + open_seal() + "after").value();
    EXPECT_TRUE(is_intact_on_disk(text)) << before;
    for (const std::size_t at : {std::size_t{0}, before - 1, text.size() - 6, text.size() - 1}) {
      text[at] = static_cast<char>(text[at] ^ 1);
      EXPECT_FALSE(is_intact_on_disk(text)) << before << " " << at;
      text[at] = static_cast<char>(text[at] ^ 1);
    }
  }
  EXPECT_FALSE(is_intact_on_disk("nothing"));
  EXPECT_FALSE(is_intact_on_disk(""));
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
