// SPDX-License-Identifier: Apache-2.0
// Typed index of a row in a table: a ChildId cannot be passed where a FamilyId is meant.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace sightline {

/// Index of one row of the table that `Tag` names. Default-constructed ids are invalid.
template <class Tag>
class Id {
 public:
  using Value = std::uint32_t;

  constexpr Id() = default;
  explicit constexpr Id(Value value) : value_(value) {}
  explicit constexpr Id(std::size_t value) : value_(static_cast<Value>(value)) {}
  explicit constexpr Id(int value) : value_(static_cast<Value>(value)) {}

  [[nodiscard]] constexpr bool is_valid() const { return value_ != invalid; }
  [[nodiscard]] constexpr Value value() const { return value_; }

  friend constexpr auto operator<=>(Id, Id) = default;

 private:
  static constexpr Value invalid = 0xFFFF'FFFFU;
  Value value_ = invalid;
};

/// A vector that is indexed by one kind of id only.
template <class IdType, class T>
class Table {
 public:
  [[nodiscard]] T& operator[](IdType id) { return rows_[id.value()]; }
  [[nodiscard]] const T& operator[](IdType id) const { return rows_[id.value()]; }
  /// Appends a row and returns its id.
  IdType add(T row) {
    rows_.push_back(std::move(row));
    return IdType(rows_.size() - 1);
  }
  void resize(std::size_t rows) { rows_.resize(rows); }
  void reserve(std::size_t rows) { rows_.reserve(rows); }
  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  [[nodiscard]] bool is_empty() const { return rows_.empty(); }
  [[nodiscard]] std::size_t capacity_bytes() const { return rows_.capacity() * sizeof(T); }
  [[nodiscard]] auto begin() { return rows_.begin(); }
  [[nodiscard]] auto end() { return rows_.end(); }
  [[nodiscard]] auto begin() const { return rows_.begin(); }
  [[nodiscard]] auto end() const { return rows_.end(); }

 private:
  std::vector<T> rows_;
};

}  // namespace sightline
