// SPDX-License-Identifier: Apache-2.0
#include "parameter_value.hpp"

#include <cmath>

#include <fmt/format.h>

#include <sightline/config/parameters.hpp>
#include <sightline/config/value.hpp>

namespace sightline::config {

bool is_switch(const Parameter& parameter) {
  return parameter.unit == "switch";
}

ScalarValue parse_value(const Parameter& parameter, std::string_view text) {
  const bool is_boolean = text == "true" || text == "false";
  if (is_switch(parameter)) {
    if (is_boolean) return {text == "true" ? 1.0 : 0.0, ""};
    if (text == "0" || text == "1") return {text == "1" ? 1.0 : 0.0, ""};
    return {0, fmt::format("`{}` is neither true nor false", text)};
  }
  if (is_boolean) {
    return {0, fmt::format("is {}; a number is needed ({})", text, parameter.unit)};
  }
  const ParsedNumber number = parse_number(text);
  if (!number.value) return {0, number.fault};
  return {*number.value, value_fault(parameter, *number.value)};
}

std::string value_fault(const Parameter& parameter, double value) {
  const Range range{parameter.low, parameter.high};
  std::string fault = range_fault(value, range, parameter.unit);
  if (!fault.empty()) {
    const bool is_portion = parameter.unit == "probability" || parameter.unit == "share";
    const double portion = value / 100;
    if (is_portion && value > 1 && value <= 100 && range_fault(portion, range, "").empty()) {
      fault += fmt::format(". Was a percentage meant? Write {}.", portion);
    }
    return fault;
  }
  if ((parameter.is_whole || is_switch(parameter)) && value != std::floor(value)) {
    return fmt::format("{} is not a whole number ({})", value, parameter.unit);
  }
  return "";
}

std::string text_of_value(const Parameter& parameter) {
  if (!is_switch(parameter)) return fmt::format("{}", *parameter.value);
  return *parameter.value == 0 ? "false" : "true";
}

}  // namespace sightline::config
