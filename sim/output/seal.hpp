// SPDX-License-Identifier: Apache-2.0
// A checksum over all bytes of a file, kept in the file. The HDF5 library must never see damaged
// bytes: it leaks, and can crash, on them.
#pragma once

#include <string>
#include <string_view>

namespace sightline::output {

/// What no text in a sealed file may contain, but the seal.
inline constexpr std::string_view seal_marker = "sightline-file-fnv1a:";

/// Text of a seal not yet made; must stand once among the bytes. HDF5 keeps text of variable length
/// in its heap, which unlike the rest of its metadata it does not check, so the text can be
/// replaced there.
[[nodiscard]] std::string open_seal();

/// Replaces the open seal in the file at `descriptor` by the checksum of its bytes; false if there
/// is not exactly one. Throws std::system_error where the disk fails.
[[nodiscard]] bool seal(int descriptor);

/// Whether `bytes` are as they were when sealed.
[[nodiscard]] bool is_seal_intact(std::string_view bytes);

/// The same of the file at `descriptor`, which is never whole in memory. Throws std::system_error
/// where the disk fails.
[[nodiscard]] bool is_seal_intact(int descriptor);

}  // namespace sightline::output
