// SPDX-License-Identifier: Apache-2.0
// What is said of the parameters outside the program: JSON Schema for editors, tables for
// docs/parameters.md.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include <sightline/core/parameter.hpp>

namespace sightline::config {

/// JSON Schema (draft-07) of the mapping that read_parameters() accepts, ending in a newline. The
/// values the parameters have now are its defaults.
[[nodiscard]] std::string json_schema(std::span<const Parameter> parameters,
                                      std::string_view title);

/// One Markdown table for each first two segments of the paths, with unit, range, default (the
/// value now), source and meaning, ending in a newline.
[[nodiscard]] std::string markdown_table(std::span<const Parameter> parameters);

}  // namespace sightline::config
