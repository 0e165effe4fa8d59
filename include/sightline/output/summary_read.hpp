// SPDX-License-Identifier: Apache-2.0
// Reads the part of a data file that does not grow with its longest axis.
#pragma once

#include <filesystem>
#include <string_view>

#include <sightline/output/data_file.hpp>

namespace sightline::output {

/// What read() gives, but for the variables that stand along `axis`: of a result file most numbers
/// stand along `replication`. Throws as read().
[[nodiscard]] DataFile read_without_axis(const std::filesystem::path& path, std::string_view axis);

}  // namespace sightline::output
