// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include <sightline/core/error.hpp>
#include <sightline/scenario/catalogue.hpp>
#include <sightline/scenario/extra_reform.hpp>

#include "arms.hpp"
#include "roll_out.hpp"

namespace sightline::scenario {
namespace {

[[noreturn]] void fail(const std::string& option, std::string text) {
  throw InputError(Mistake{"", 0, 0, option, std::move(text)});
}

Reform find_listed(const std::filesystem::path& scenarios, const std::string& id,
                   const std::string& option) {
  std::vector<std::string> ids;
  for (Reform& reform : list_reforms(scenarios)) {
    if (reform.id == id) return std::move(reform);
    ids.push_back(reform.id);
  }
  const std::string nearest = nearest_name(id, ids);
  fail(option, fmt::format("`{}` is neither an arm of the study nor a reform of {}{}", id,
                           (scenarios / "reforms").string(),
                           nearest.empty() ? "" : fmt::format(". Did you mean `{}`?", nearest)));
}

void require_start_in_period(const Reform& reform, const model::Period& period,
                             const std::string& option) {
  if (!reform.from) return;
  const Time from = midnight_of(*reform.from, period.start);
  if (from < Time() || from >= period.end()) {
    fail(option, fmt::format("{} starts on {}, outside the period of the study", reform.id,
                             to_string(*reform.from)));
  }
}

}  // namespace

model::Input with_reform(const Study& study, const Arm& arm, std::uint64_t replication,
                         const std::string& id, const std::filesystem::path& scenarios,
                         const std::string& option) {
  const Reform reform = find_listed(scenarios, id, option);
  std::vector<Reform> used = arm.used;
  for (const Reform& other : used) {
    if (other.id == id) fail(option, fmt::format("arm {} makes {} already", arm.name, id));
    for (const Contradiction& found : contradictions(other, reform))
      fail(option, conflict_text(other, reform, found));
  }
  require_start_in_period(reform, study.period, option);
  used.push_back(reform);
  model::Input input = input_of(arm, replication);
  input.reforms = rolled_out(used, study.period);
  return input;
}

}  // namespace sightline::scenario
