// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include <sightline/core/parameter.hpp>
#include <sightline/model/input.hpp>

namespace sightline::model {
namespace {

std::vector<double> values_of(Parameters parameters) {
  std::vector<double> values;
  for (const Parameter& parameter : parameters_of(parameters))
    values.push_back(*parameter.value);
  return values;
}

}  // namespace

bool differ_in_reforms_only(const Input& a, const Input& b) {
  return a.children == b.children && a.period == b.period &&
         values_of(a.parameters) == values_of(b.parameters);
}

}  // namespace sightline::model
