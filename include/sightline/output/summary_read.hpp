// SPDX-License-Identifier: Apache-2.0
// Reads the part of a data file that does not grow with its longest axes.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <sightline/output/data_file.hpp>

namespace sightline::output {

/// What read() gives, but for the variables that stand along one of `axes`; they are not in memory
/// at any time. Of a result file most numbers stand along `replication`. Throws as read().
[[nodiscard]] DataFile read_without_axes(const std::filesystem::path& path,
                                         const std::vector<std::string>& axes);

}  // namespace sightline::output
