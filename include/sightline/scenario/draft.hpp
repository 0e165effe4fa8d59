// SPDX-License-Identifier: Apache-2.0
// A study that is not written yet.
#pragma once

#include <filesystem>
#include <string>

#include <sightline/scenario/study.hpp>

namespace sightline::scenario {

/// As read_study() of a file `path` that held `text`; mistakes name it as if it were there.
[[nodiscard]] Study read_draft(std::string text, const std::filesystem::path& path);

}  // namespace sightline::scenario
