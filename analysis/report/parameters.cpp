// SPDX-License-Identifier: Apache-2.0
#include "sections.hpp"

namespace sightline::report {
namespace {

/// The first of two words with which sources begin that rest on no measurement.
std::string kind_of(const std::string& source) {
  for (const char* kind : {"assumption", "calibrated"}) {
    if (source.rfind(kind, 0) == 0) return kind;
  }
  return "source";
}

/// Arms that run with another value than the first.
Json changes_of(const Json& arms, const std::string& path, const Json& value) {
  Json changes = Json::array();
  for (std::size_t arm = 1; arm < arms.size(); ++arm) {
    const Json& parameters = arms[arm].at("parameters");
    const auto found = parameters.find(path);
    if (found != parameters.end() && found->at("value") != value)
      changes.push_back({{"arm", arm}, {"value", found->at("value")}});
  }
  return changes;
}

}  // namespace

Json parameters_of(const FinishedFolder& finished) {
  const Json& arms = finished.configuration.at("arms");
  Json parameters = Json::array();
  for (const auto& [path, parameter] : arms.at(0).at("parameters").items()) {
    const std::string source = parameter.at("source");
    parameters.push_back({{"path", path},
                          {"value", parameter.at("value")},
                          {"unit", parameter.at("unit")},
                          {"kind", kind_of(source)},
                          {"source", source},
                          {"changes", changes_of(arms, path, parameter.at("value"))}});
  }
  return parameters;
}

}  // namespace sightline::report
