// SPDX-License-Identifier: Apache-2.0
// A CSV file as this program writes it, read back for the page.
#pragma once

#include <cstddef>
#include <string_view>

#include "finished_folder.hpp"

namespace sightline::report {

/// {columns: [name..], rows: [[cell..]..], left_out: n}: numbers where a whole column holds
/// numbers, null for an empty cell; after `most_rows` rows the others are counted only. Throws
/// std::invalid_argument if lines differ in length or a quote is not closed.
[[nodiscard]] Json table_from_csv(std::string_view text, std::size_t most_rows);

}  // namespace sightline::report
