// SPDX-License-Identifier: Apache-2.0
// The result of a study as text of 100 columns.
#pragma once

#include <map>
#include <string>

#include <sightline/experiment/summary.hpp>
#include <sightline/scenario/study.hpp>

namespace sightline::apps {

struct ComparisonText {
  const scenario::Study& study;
  const experiment::Sample& sample;
  const experiment::Summary& summary;
  std::map<std::string, char> grades;  ///< of the reforms, A to D
  bool is_bold = false;                ///< headings in bold letters
};

[[nodiscard]] std::string to_text(const ComparisonText& comparison);

}  // namespace sightline::apps
