// SPDX-License-Identifier: Apache-2.0
// A table of numbers that grows by rows and takes little memory where they are small and whole.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sightline::experiment {

/// Every number is kept exactly, bit for bit. Rows are packed in blocks: a column of a block is as
/// narrow as its numbers allow, one, two or four bytes for whole numbers from 0 on, else eight.
/// Most sums of a replication are counts, so they take a quarter of what doubles would, and a block
/// never moves.
class PackedTable {
 public:
  static constexpr std::size_t rows_of_block = 64;

  /// Throws std::invalid_argument if the row has not as many numbers as the first.
  void add(std::span<const double> row);

  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] std::size_t columns() const { return columns_; }
  /// Throw std::out_of_range.
  [[nodiscard]] double at(std::size_t row, std::size_t column) const;
  [[nodiscard]] std::vector<double> column(std::size_t column) const;
  /// Bytes held for numbers.
  [[nodiscard]] std::size_t bytes() const;

  friend bool operator==(const PackedTable& a, const PackedTable& b);

 private:
  struct Column {
    std::uint32_t begin = 0;  ///< in the bytes of the block
    std::uint32_t width = 0;  ///< of a number
  };
  struct Block {
    std::vector<Column> columns;
    std::vector<std::byte> bytes;

    [[nodiscard]] double at(std::size_t row, std::size_t column) const;
  };

  void pack();
  void require(std::size_t column) const;

  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
  std::vector<Block> blocks_;
  std::vector<double> open_;  ///< rows that fill no block yet, row by row
};

}  // namespace sightline::experiment
