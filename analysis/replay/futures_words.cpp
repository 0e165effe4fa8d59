// SPDX-License-Identifier: Apache-2.0
#include "futures_words.hpp"

#include <cmath>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "lines.hpp"

namespace sightline::replay {

using Json = nlohmann::ordered_json;

std::string sets_text(const CaseHistories& histories, const std::string& ensemble) {
  std::string text =
      ensemble.empty() ? "The parameters are those of the baseline; the intervals hold chance only."
                       : fmt::format(
                             "Futures take turns with {} of {} parameter sets from {}; the "
                             "intervals hold chance and what is not known of these parameters.",
                             histories.size(), histories.tried(), ensemble);
  text +=
      fmt::format(" When {} begins the child is protected already in {} of {}.",
                  to_string(histories.until()), histories.protected_already(), histories.size());
  if (histories.left_out().empty()) return wrapped_lines(text, 0);
  std::map<std::string, int> times;
  for (const LeftOut& one : histories.left_out()) {
    for (const std::string& step : one.steps)
      ++times[step];
  }
  std::vector<std::string> steps;
  for (const auto& [step, n] : times)
    steps.push_back(fmt::format("{} in {}", step, n));
  text += fmt::format(" {} {} left out, because steps of the case before {} do not come about: {}.",
                      histories.left_out().size(), histories.left_out().size() == 1 ? "is" : "are",
                      to_string(histories.until()), fmt::join(steps, ", "));
  return wrapped_lines(text, 0);
}

Json sets_json(const CaseHistories& histories, const std::string& ensemble) {
  Json left_out = Json::array();
  for (const LeftOut& one : histories.left_out())
    left_out.push_back({{"set", one.possible}, {"steps", one.steps}});
  return {{"ensemble", ensemble.empty() ? Json() : Json(ensemble)},
          {"tried", histories.tried()},
          {"used", histories.size()},
          {"protected_already", histories.protected_already()},
          {"left_out", std::move(left_out)}};
}

std::string interval_text(const statistics::Estimate& estimate, bool is_share, bool is_signed) {
  const int decimals = is_share ? 2 : 0;
  const auto number = [&](double value) {
    // Rounded to nothing it has no sign.
    const double scale = std::pow(10.0, decimals);
    if (std::abs(value) * scale < 0.5) value = 0.0;
    return is_signed && value != 0.0 ? fmt::format("{:+.{}f}", value, decimals)
                                     : fmt::format("{:.{}f}", value, decimals);
  };
  return fmt::format("{} [{}, {}]", number(estimate.mean), number(estimate.low),
                     number(estimate.high));
}

Json number_json(double value) {
  return std::isfinite(value) ? Json(value) : Json();
}

Json estimate_json(const statistics::Estimate& estimate) {
  return {{"mean", number_json(estimate.mean)},
          {"low", number_json(estimate.low)},
          {"high", number_json(estimate.high)}};
}

Json case_head_json(const scenario::Case& of) {
  return {{"case", of.name},
          {"title", of.title},
          {"invented", of.is_invented},
          {"content_note", of.content_note},
          {"warning", std::string(scenario::case_warning)}};
}

std::string assumptions_text(const scenario::Case& of) {
  const std::string text =
      "Driven by assumption: how the family goes on is taken from the case, an injury that its "
      "sources tell as far as protection leaves room for it; parameters of the system are those of "
      "the baseline, most of them assumed (docs/limits.md).";
  std::string list = "\n" + wrapped_lines(text, 0);
  for (const std::string& assumption : of.assumptions)
    list += wrapped_lines("- " + assumption, 2);
  return list;
}

}  // namespace sightline::replay
