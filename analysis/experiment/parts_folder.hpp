// SPDX-License-Identifier: Apache-2.0
// The folder that holds the parts of one study and of no other.
#pragma once

#include <filesystem>
#include <string>

namespace sightline::experiment {

/// Creates FOLDER/parts if needed. Throws RunError.
void make_parts_folder(const std::filesystem::path& folder);

/// Throws InputError: the folder holds `what`, which is none of this study.
[[noreturn]] void reject_folder(const std::filesystem::path& folder, const std::string& what);

}  // namespace sightline::experiment
