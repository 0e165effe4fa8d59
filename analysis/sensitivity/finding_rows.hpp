// SPDX-License-Identifier: Apache-2.0
// All numbers of a finding as rows of one table.
#pragma once

#include <string>
#include <vector>

#include <sightline/sensitivity/findings.hpp>

namespace sightline::sensitivity {

struct FindingRow {
  std::string what;
  std::string parameter;  ///< empty for what is of all of them
  statistics::Estimate estimate;
};

[[nodiscard]] std::vector<FindingRow> rows_of(const Finding& finding);

}  // namespace sightline::sensitivity
