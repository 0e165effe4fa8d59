// SPDX-License-Identifier: Apache-2.0
// The files of tests/unit/sim/scenario/data, and what is said of the wrong ones.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <sightline/core/error.hpp>
#include <sightline/scenario/study.hpp>

namespace sightline::scenario::example {

inline const std::filesystem::path root = SIGHTLINE_SOURCE_DIR;
inline const std::filesystem::path data = root / "tests/unit/sim/scenario/data";

inline std::string text_of(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}
inline Study small_study() {
  return read_study(data / "studies/small.yaml");
}

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
