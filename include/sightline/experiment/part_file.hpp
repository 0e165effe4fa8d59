// SPDX-License-Identifier: Apache-2.0
// A block of consecutive replications on disk. A part file is complete or it is not there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include <sightline/experiment/record.hpp>
#include <sightline/scenario/study.hpp>

namespace sightline::experiment {

/// Replications of one block. The last block of a study may hold fewer.
inline constexpr std::uint64_t block_size = 8;
/// Raised with every change of the layout of part files or of the meaning of their numbers.
inline constexpr std::int64_t part_format = 2;

/// The first replications of a block, as many as there are.
struct Block {
  std::uint64_t number = 0;
  std::vector<ReplicationRecord> records;

  [[nodiscard]] std::uint64_t first_replication() const { return number * block_size; }
};

/// FOLDER/parts/block-000007.h5
[[nodiscard]] std::filesystem::path part_path(const std::filesystem::path& folder,
                                              std::uint64_t block);

/// Writes a block that holds at least one replication. Throws RunError.
void write_part(const std::filesystem::path& folder, const scenario::Study& study,
                const Block& block);

/// Reads a block; nothing if its file is missing or damaged. Throws InputError if the file belongs
/// to a study of another fingerprint or number of arms, or to a format that this program does not
/// know.
[[nodiscard]] std::optional<Block> read_part(const std::filesystem::path& folder,
                                             const scenario::Study& study, std::uint64_t block);

}  // namespace sightline::experiment
