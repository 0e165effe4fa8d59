// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <sightline/replay/case_futures.hpp>

namespace sightline::replay {

namespace {

using Json = nlohmann::ordered_json;
using statistics::Estimate;

std::string share(const Estimate& estimate) {
  return fmt::format("{:.3f} [{:.3f}, {:.3f}]", estimate.mean, std::max(0.0, estimate.low),
                     std::min(1.0, estimate.high));
}

std::string difference(const Estimate& estimate) {
  const bool excludes_zero = estimate.low > 0.0 || estimate.high < 0.0;
  return fmt::format("{:+.3f} [{:+.3f}, {:+.3f}]{}", estimate.mean, estimate.low, estimate.high,
                     excludes_zero ? " *" : "");
}

Json json_of(const Estimate& estimate) {
  return {{"value", estimate.mean}, {"low", estimate.low}, {"high", estimate.high}};
}

}  // namespace

std::string futures_text(const Futures& futures) {
  std::string text = fmt::format(
      "Futures from {}: what held on {}; {} replications over {} parameter set{}{}\n",
      to_string(futures.from), to_string(futures.fatal), futures.replications, futures.sets.size(),
      futures.sets.size() == 1 ? "" : "s",
      futures.left_out.empty()
          ? ""
          : fmt::format(" ({} left out: the past does not come about)", futures.left_out.size()));
  for (const bool is_alive : {false, true}) {
    text += fmt::format("\n  {:<26}{:<28}{}\n",
                        is_alive ? "alive on the date" : "protected on the date",
                        "share [95 % interval]", "paired difference; * excludes zero");
    for (std::size_t a = 0; a < futures.arms.size(); ++a) {
      const FuturesOfArm& arm = futures.arms[a];
      text += fmt::format(
          "    {:<24}{:<28}{}\n", arm.name, share(is_alive ? arm.alive_share : arm.protected_share),
          a == 0 ? "" : difference(is_alive ? arm.alive_difference : arm.protected_difference));
    }
  }
  return text +
         "\nThe numbers follow from the assumptions of the case and of the baseline "
         "(docs/replay.md); "
         "they are not\nthe chances that any real child had.\n";
}

std::string futures_json(const Futures& futures) {
  Json json = {{"from", to_string(futures.from)},
               {"fatal", to_string(futures.fatal)},
               {"replications", futures.replications},
               {"sets", futures.sets},
               {"left_out", futures.left_out}};
  json["arms"] = Json::array();
  for (const FuturesOfArm& arm : futures.arms) {
    json["arms"].push_back({{"arm", arm.name},
                            {"protected", json_of(arm.protected_share)},
                            {"alive", json_of(arm.alive_share)},
                            {"protected_difference", json_of(arm.protected_difference)},
                            {"alive_difference", json_of(arm.alive_difference)}});
  }
  return json.dump(2) + "\n";
}

}  // namespace sightline::replay
