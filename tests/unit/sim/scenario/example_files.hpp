// SPDX-License-Identifier: Apache-2.0
// The files of tests/unit/sim/scenario/data, and what is said of the wrong ones.
#pragma once

#include <filesystem>
#include <string>

#include <sightline/core/error.hpp>

namespace sightline::scenario::example {

inline const std::filesystem::path root = SIGHTLINE_SOURCE_DIR;
inline const std::filesystem::path data = root / "tests/unit/sim/scenario/data";

/// The mistakes that `read` throws, one a line, with paths from the data folder or the root.
template <class Read>
std::string messages(Read read) {
  std::string text;
  try {
    static_cast<void>(read());
  } catch (const InputError& error) {
    text = std::string(error.what()) + "\n";
  }
  for (const std::string& folder : {data.string() + "/", root.string() + "/"}) {
    for (std::size_t at = 0; (at = text.find(folder, at)) != std::string::npos;)
      text.erase(at, folder.size());
  }
  return text;
}

}  // namespace sightline::scenario::example
