// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <stdexcept>

#include <sightline/experiment/packed_table.hpp>

namespace sightline::experiment {

namespace {

constexpr std::uint32_t exact = sizeof(double);

/// Bytes that keep `number` as it is.
std::uint32_t width_of(double number) {
  const bool is_whole = number >= 0.0 && number <= 4294967295.0 && number == std::floor(number) &&
                        !std::signbit(number);
  if (!is_whole) return exact;
  return number <= 255.0 ? 1 : number <= 65535.0 ? 2 : 4;
}

template <class Number>
void put(std::byte* to, double number) {
  const auto narrow = static_cast<Number>(number);
  std::memcpy(to, &narrow, sizeof narrow);
}

template <class Number>
double get(const std::byte* from) {
  Number narrow{};
  std::memcpy(&narrow, from, sizeof narrow);
  return static_cast<double>(narrow);
}

void put(std::byte* to, double number, std::uint32_t width) {
  switch (width) {
    case 1:
      return put<std::uint8_t>(to, number);
    case 2:
      return put<std::uint16_t>(to, number);
    case 4:
      return put<std::uint32_t>(to, number);
    default:
      return put<double>(to, number);
  }
}

double get(const std::byte* from, std::uint32_t width) {
  switch (width) {
    case 1:
      return get<std::uint8_t>(from);
    case 2:
      return get<std::uint16_t>(from);
    case 4:
      return get<std::uint32_t>(from);
    default:
      return get<double>(from);
  }
}

}  // namespace

void PackedTable::add(std::span<const double> row) {
  if (rows_ == 0) columns_ = row.size();
  if (row.size() != columns_) throw std::invalid_argument("a row of another length");
  if (open_.empty()) open_.reserve(rows_of_block * columns_);
  open_.insert(open_.end(), row.begin(), row.end());
  ++rows_;
  if (rows_ % rows_of_block == 0) pack();
}

void PackedTable::pack() {
  Block block;
  block.columns.resize(columns_);
  std::uint32_t end = 0;
  for (std::size_t column = 0; column < columns_; ++column) {
    std::uint32_t width = 1;
    for (std::size_t row = 0; row < rows_of_block; ++row)
      width = std::max(width, width_of(open_[row * columns_ + column]));
    block.columns[column] = {end, width};
    end += width * static_cast<std::uint32_t>(rows_of_block);
  }
  block.bytes.resize(end);
  for (std::size_t column = 0; column < columns_; ++column) {
    const auto [begin, width] = block.columns[column];
    for (std::size_t row = 0; row < rows_of_block; ++row)
      put(block.bytes.data() + begin + row * width, open_[row * columns_ + column], width);
  }
  blocks_.push_back(std::move(block));
  open_.clear();
}

void PackedTable::require(std::size_t column) const {
  if (column >= columns_) throw std::out_of_range("no such column of a packed table");
}

double PackedTable::Block::at(std::size_t row, std::size_t column) const {
  const auto [begin, width] = columns[column];
  return get(bytes.data() + begin + row * width, width);
}

double PackedTable::at(std::size_t row, std::size_t column) const {
  require(column);
  if (row >= rows_) throw std::out_of_range("no such row of a packed table");
  const std::size_t block = row / rows_of_block;
  if (block < blocks_.size()) return blocks_[block].at(row % rows_of_block, column);
  return open_[(row % rows_of_block) * columns_ + column];
}

std::vector<double> PackedTable::column(std::size_t column) const {
  require(column);
  std::vector<double> numbers;
  numbers.reserve(rows_);
  for (std::size_t row = 0; row < rows_; ++row)
    numbers.push_back(at(row, column));
  return numbers;
}

std::size_t PackedTable::bytes() const {
  std::size_t bytes = open_.capacity() * sizeof(double);
  for (const Block& block : blocks_)
    bytes += block.bytes.size() + block.columns.size() * sizeof(Column);
  return bytes;
}

bool operator==(const PackedTable& a, const PackedTable& b) {
  if (a.rows_ != b.rows_ || a.columns_ != b.columns_) return false;
  for (std::size_t row = 0; row < a.rows_; ++row) {
    for (std::size_t column = 0; column < a.columns_; ++column) {
      if (std::bit_cast<std::uint64_t>(a.at(row, column)) !=
          std::bit_cast<std::uint64_t>(b.at(row, column))) {
        return false;
      }
    }
  }
  return true;
}

}  // namespace sightline::experiment
