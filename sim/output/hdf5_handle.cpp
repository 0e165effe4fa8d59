// SPDX-License-Identifier: Apache-2.0
#include "hdf5_handle.hpp"

#include <fmt/format.h>

namespace sightline::output {

namespace {

/// Keeps the description of the innermost failure, which names the cause.
herr_t keep_first(unsigned n, const H5E_error2_t* error, void* context) {
  if (n == 0 && error->desc != nullptr) *static_cast<std::string*>(context) = error->desc;
  return 0;
}

}  // namespace

QuietHdf5::QuietHdf5() {
  H5Eget_auto2(H5E_DEFAULT, &printer_, &context_);
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

QuietHdf5::~QuietHdf5() {
  H5Eset_auto2(H5E_DEFAULT, printer_, context_);
}

void expect_hdf5(long long result, std::string_view action) {
  if (result >= 0) return;
  std::string reason;
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, keep_first, &reason);
  throw Hdf5Error(fmt::format("cannot {}{}{}", action, reason.empty() ? "" : ": ", reason));
}

Handle text_type() {
  Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "make a text type");
  expect_hdf5(H5Tset_size(type.id(), H5T_VARIABLE), "make a text type");
  expect_hdf5(H5Tset_cset(type.id(), H5T_CSET_UTF8), "make a text type");
  return type;
}

}  // namespace sightline::output
