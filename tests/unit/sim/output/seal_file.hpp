// SPDX-License-Identifier: Apache-2.0
// Seals a file, and looks whether it is as it was then, by its name.
#pragma once

#include <filesystem>

#include <fcntl.h>
#include <unistd.h>

#include "sim/output/seal.hpp"

namespace sightline::output {

[[nodiscard]] inline bool seal_file(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
  const bool is_sealed = seal(descriptor);
  ::close(descriptor);
  return is_sealed;
}

[[nodiscard]] inline bool is_file_intact(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool is_intact = is_seal_intact(descriptor);
  ::close(descriptor);
  return is_intact;
}

}  // namespace sightline::output
