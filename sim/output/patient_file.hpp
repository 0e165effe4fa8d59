// SPDX-License-Identifier: Apache-2.0
// Where the HDF5 library writes. It can neither go on with nor close a file whose disk is full, and
// a file of its own in memory grows with the results. So it writes on the disk through this driver,
// which never fails: what the disk refuses is kept in memory, and told at the end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "hdf5_handle.hpp"

namespace sightline::output {

/// The bytes of a file at `descriptor`, which it does not own.
class PatientFile {
 public:
  explicit PatientFile(int descriptor) : id_(descriptor) {}

  void write(std::uint64_t at, std::span<const std::byte> bytes);
  /// What was written, and zeros where nothing was.
  void read(std::uint64_t at, std::span<std::byte> into);
  void resize(std::uint64_t size);
  [[nodiscard]] std::uint64_t size() const { return size_; }
  /// The value of errno with which the disk first refused something; 0 if it has all.
  [[nodiscard]] int failure() const { return failure_; }

 private:
  struct Kept {
    std::uint64_t at = 0;
    std::vector<std::byte> bytes;
  };

  int id_;
  int failure_ = 0;
  std::uint64_t size_ = 0;
  std::vector<Kept> kept_;  ///< since the failure, in the order of writing
};

/// Properties with which H5Fcreate() makes a file in `file`, whatever name it is given.
[[nodiscard]] Handle access_to(PatientFile& file);

}  // namespace sightline::output
