// SPDX-License-Identifier: Apache-2.0
// A file with every kind of axis, variable and attribute, for the tests of writing and reading.
#pragma once

#include <limits>
#include <string>
#include <vector>

#include <sightline/output/data_file.hpp>

namespace sightline::output {

inline DataFile example_data() {
  const float missing = std::numeric_limits<float>::quiet_NaN();
  DataFile file;
  file.axes = {
      {"arm", std::vector<std::string>{"baseline", "caf\u00e9", ""}, "", "what was compared"},
      {"replication", std::vector<std::int64_t>{0, 1}, "1", ""},
      {"time", std::vector<double>{0, 30.5}, "days since 2007-04-01", "start of the period"},
  };
  file.variables = {
      {"outcomes",
       {"arm", "replication", "time"},
       std::vector<float>{1, 2, 3, 4, 5, missing, 7, 8, 9, 10, 11, 12},
       "count",
       "cases"},
      {"mean", {"arm"}, std::vector<double>{0.1, 0.2, 0.3}, "", ""},
      {"events", {"replication"}, std::vector<std::int64_t>{1LL << 62, -5}, "", "events"},
      {"source", {"arm"}, std::vector<std::string>{"a", "\u20ac 5", ""}, "", ""},
      {"seed", {}, std::vector<std::int64_t>{42}, "", ""},
  };
  file.attributes = {{"title", std::string("a \"test\"")},
                     {"empty", std::string()},
                     {"seed", std::int64_t{1} << 60},
                     {"level", 0.95}};
  return file;
}

}  // namespace sightline::output
