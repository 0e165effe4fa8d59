// SPDX-License-Identifier: Apache-2.0
// What a DataFile must fulfil before it is written.
#pragma once

#include <sightline/output/data_file.hpp>

namespace sightline::output {

/// Attributes by which a reader knows that a file is of this program and whole: a checksum of what
/// it says, which survives repacking, and one of its bytes.
inline constexpr const char* checksum_attribute = "content_checksum";
inline constexpr const char* seal_attribute = "file_checksum";

/// Throws std::invalid_argument if `file` contradicts itself.
void check(const DataFile& file);

}  // namespace sightline::output
