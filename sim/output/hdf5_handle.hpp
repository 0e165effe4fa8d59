// SPDX-License-Identifier: Apache-2.0
// HDF5's C interface with owners for its ids and exceptions for its error codes.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include <hdf5.h>
#include <hdf5_hl.h>

namespace sightline::output {

/// A call of the HDF5 library failed; what() holds the library's own reason.
struct Hdf5Error : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// While it lives, the library does not print errors of this thread.
class QuietHdf5 {
 public:
  QuietHdf5();
  QuietHdf5(const QuietHdf5&) = delete;
  QuietHdf5& operator=(const QuietHdf5&) = delete;
  ~QuietHdf5();

 private:
  H5E_auto2_t printer_ = nullptr;
  void* context_ = nullptr;
};

/// Throws Hdf5Error about `action` ("create x") if `result` is negative.
void expect_hdf5(long long result, std::string_view action);

/// Owns an id; closed by the function it was made with.
class Handle {
 public:
  using Close = herr_t (*)(hid_t);

  Handle() = default;
  /// Throws Hdf5Error about `action` if `id` is none.
  Handle(hid_t id, Close close, std::string_view action) : id_(id), close_(close) {
    expect_hdf5(id, action);
  }
  Handle(Handle&& other) noexcept
      : id_(std::exchange(other.id_, -1)), close_(std::exchange(other.close_, nullptr)) {}
  Handle& operator=(Handle&& other) noexcept {
    std::swap(id_, other.id_);
    std::swap(close_, other.close_);
    return *this;
  }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() {
    if (id_ >= 0) close_(id_);
  }
  [[nodiscard]] hid_t id() const { return id_; }

 private:
  hid_t id_ = -1;
  Close close_ = nullptr;
};

/// UTF-8 text of variable length, as netCDF-4 stores strings.
[[nodiscard]] Handle text_type();

}  // namespace sightline::output
