// SPDX-License-Identifier: Apache-2.0
// One value of one parameter, as a user writes it.
#pragma once

#include <string>
#include <string_view>

#include <sightline/core/parameter.hpp>

namespace sightline::config {

struct ScalarValue {
  double value = 0;
  std::string fault;
};

/// Reads what a user wrote for `parameter` and checks it; `fault` is empty if it is allowed.
[[nodiscard]] ScalarValue parse_value(const Parameter& parameter, std::string_view text);

[[nodiscard]] bool is_switch(const Parameter& parameter);

/// The value it has now, as a user would write it.
[[nodiscard]] std::string text_of_value(const Parameter& parameter);

}  // namespace sightline::config
