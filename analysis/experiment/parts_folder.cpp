// SPDX-License-Identifier: Apache-2.0
#include "parts_folder.hpp"

#include <system_error>

#include <fmt/format.h>

#include <sightline/core/error.hpp>

namespace sightline::experiment {

void make_parts_folder(const std::filesystem::path& folder) {
  std::error_code failure;
  std::filesystem::create_directories(folder / "parts", failure);
  if (failure)
    throw RunError(fmt::format("{}: {}", (folder / "parts").string(), failure.message()));
}

void reject_folder(const std::filesystem::path& folder, const std::string& what) {
  throw InputError(Mistake{.key = "--out",
                           .text = fmt::format("{} holds {}; choose another --out or remove it",
                                               folder.string(), what)});
}

}  // namespace sightline::experiment
