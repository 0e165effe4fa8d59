// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include <fmt/format.h>

#include <sightline/sensitivity/scenario_discovery.hpp>

namespace sightline::sensitivity {
namespace {

std::string joined(const std::vector<std::string>& parts, const std::string& by) {
  return fmt::format("{}", fmt::join(parts, by));
}

std::string words(const Restriction& restriction, const Axis& axis) {
  if (!axis.categories.empty()) {
    std::vector<std::string> names;
    for (const std::size_t c : restriction.categories)
      names.push_back(axis.categories.at(c));
    return axis.name + " is " + joined(names, " or ");
  }
  const std::string unit = axis.unit.empty() ? "" : " " + axis.unit;
  if (std::isinf(restriction.low))
    return fmt::format("{} is below {:.4g}{}", axis.name, restriction.high, unit);
  if (std::isinf(restriction.high))
    return fmt::format("{} is above {:.4g}{}", axis.name, restriction.low, unit);
  return fmt::format("{} is between {:.4g} and {:.4g}{}", axis.name, restriction.low,
                     restriction.high, unit);
}

}  // namespace

std::string words(const Box& box, const std::vector<Axis>& axes) {
  if (box.restrictions.empty()) return "everywhere";
  std::vector<std::string> parts;
  for (const Restriction& restriction : box.restrictions)
    parts.push_back(words(restriction, axes.at(restriction.axis)));
  return joined(parts, " and ");
}

std::string sentence(const Box& box, const std::vector<Axis>& axes, const std::string& what) {
  const std::string where = box.restrictions.empty() ? "Everywhere" : "Where " + words(box, axes);
  return fmt::format(
      "{}, {} at {} of {} points ({:.0f} %); that is {:.0f} % of all points at which it does.",
      where, what, box.of_interest, box.points, 100.0 * box.density, 100.0 * box.coverage);
}

}  // namespace sightline::sensitivity
