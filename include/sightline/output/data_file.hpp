// SPDX-License-Identifier: Apache-2.0
// Tables with named axes in HDF5 that netCDF-4 readers (xarray, R, ncdump) open with names and
// units.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace sightline::output {

/// What stands along an axis: a label or a number for each place.
using Ticks =
    std::variant<std::vector<std::string>, std::vector<double>, std::vector<std::int64_t>>;

struct Axis {
  std::string name;
  Ticks ticks;
  std::string units;        ///< e.g. "days since 2007-04-01"; empty if there is none
  std::string description;  ///< one sentence; empty if there is none

  [[nodiscard]] std::size_t size() const;
};

/// Numbers that are made row by row while they are written, so that they are never all in memory. A
/// row is what stands along the fastest axis. Reading a file gives std::vector<double> in its
/// place.
struct Rows {
  std::size_t count = 0;
  std::size_t width = 0;
  /// Fills `into`, of `width` numbers, with row `row`; gives the same whenever it is asked.
  std::function<void(std::size_t row, std::span<double> into)> fill;

  [[nodiscard]] std::size_t size() const { return count * width; }
  /// All numbers at once, row by row.
  [[nodiscard]] std::vector<double> all() const;
  /// Of equal shape, with equal numbers.
  friend bool operator==(const Rows& a, const Rows& b) {
    return a.count == b.count && a.width == b.width && a.all() == b.all();
  }
};

/// The values of a variable in row-major order: its last axis varies fastest.
using Values = std::variant<std::vector<float>, std::vector<double>, std::vector<std::int64_t>,
                            std::vector<std::string>, Rows>;

struct Variable {
  std::string name;
  std::vector<std::string> axes;  ///< names of axes of the file, slowest first; none for one value
  Values values;                  ///< NaN where a float is missing
  std::string units;
  std::string description;

  [[nodiscard]] std::size_t size() const;
};

using Attribute = std::variant<std::string, double, std::int64_t>;

/// All that a file holds. Names are unique, not empty and without "/"; text holds no NUL.
struct DataFile {
  std::vector<Axis> axes;
  std::vector<Variable> variables;
  std::map<std::string, Attribute> attributes;

  /// Throws std::invalid_argument if there is none of that name.
  [[nodiscard]] const Axis& axis(const std::string& name) const;
  [[nodiscard]] const Variable& variable(const std::string& name) const;
  /// Null if there is none of that name and kind.
  template <class T>
  [[nodiscard]] const T* attribute(const std::string& name) const {
    const auto found = attributes.find(name);
    return found == attributes.end() ? nullptr : std::get_if<T>(&found->second);
  }
};

/// Writes the file as write_text() does: it appears whole or not at all. Equal content gives equal
/// bytes. Adds the attribute `content_checksum` and `file_checksum`. Throws RunError if it can't be
/// written and std::invalid_argument if `file` contradicts itself (a variable's size against its
/// axes, names). Not while another thread writes or reads, unless the HDF5 library is thread-safe
/// (Debian's is).
void write(const std::filesystem::path& path, const DataFile& file);

/// Reads what write() wrote, without those two attributes. Throws RunError, saying what is wrong,
/// for a file that is missing, truncated, damaged or not of this program.
[[nodiscard]] DataFile read(const std::filesystem::path& path);

/// 16 hexadecimal digits of FNV-1a over names, axes, values, units, descriptions and attributes.
[[nodiscard]] std::string content_checksum(const DataFile& file);

}  // namespace sightline::output
