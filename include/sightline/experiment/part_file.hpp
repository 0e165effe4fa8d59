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

/// The format of a part in which replications are missing that failed; older programs would number
/// the others wrongly, and reject it.
inline constexpr std::int64_t part_format_with_gaps = 3;

/// Replications of a block by their place, as far as there are; one that is missing has no arms.
struct Block {
  std::uint64_t number = 0;
  std::vector<ReplicationRecord> records;
  std::optional<std::uint64_t> point = std::nullopt;  ///< of a sweep

  [[nodiscard]] std::uint64_t first_replication() const { return number * block_size; }
  [[nodiscard]] bool holds(std::size_t place) const {
    return place < records.size() && !records[place].arms.empty();
  }
  [[nodiscard]] std::uint64_t count() const;  ///< replications that are there
};

/// FOLDER/parts/block-000007.h5, or for a point of a sweep
/// FOLDER/parts/point-000012-block-000007.h5
[[nodiscard]] std::filesystem::path part_path(const std::filesystem::path& folder,
                                              std::uint64_t block,
                                              std::optional<std::uint64_t> point = std::nullopt);

/// Writes a block that holds at least one replication. Tables by month are left out where the
/// records have none. Throws RunError.
void write_part(const std::filesystem::path& folder, const scenario::Study& study,
                const Block& block);

/// Reads a block; nothing if its file is missing or damaged. Throws InputError if the file belongs
/// to a study of another fingerprint or number of arms, or to a format that this program does not
/// know.
[[nodiscard]] std::optional<Block> read_part(const std::filesystem::path& folder,
                                             const scenario::Study& study, std::uint64_t block,
                                             std::optional<std::uint64_t> point = std::nullopt);

}  // namespace sightline::experiment
