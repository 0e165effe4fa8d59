// SPDX-License-Identifier: Apache-2.0
// Reads a reform's file, and the roll-out that an arm may change.
#pragma once

#include <filesystem>
#include <optional>

#include <sightline/config/map_reader.hpp>
#include <sightline/scenario/reform.hpp>

#include "files.hpp"

namespace sightline::scenario {

/// The start that `from` may name instead of a date.
inline constexpr std::string_view measurement_start = "measurement-start";
/// A roll-out takes at most a century.
inline constexpr config::Range full_after_range{0, 36500};

/// A reform with the mistakes of its file told; what is wrong has a fallback.
[[nodiscard]] Reform read_reform(Files& files, const std::filesystem::path& path);
[[nodiscard]] Reform read_reform(const config::Node& root, const std::filesystem::path& path,
                                 config::Mistakes& mistakes);

/// Reads the keys `from`, `full_after` and `compliance` that `reader` gives into `reform`.
void read_roll_out(config::MapReader& reader, Reform& reform);

/// FNV-1a of the id: the reform's dice depend on no other reform.
[[nodiscard]] std::uint64_t key_of(const Reform& reform);

}  // namespace sightline::scenario
