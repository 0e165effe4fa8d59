// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <sightline/replay/case_page.hpp>

namespace sightline::replay {

std::string twin_page_model(const TracedCase& before, const RunOfCase& first,
                            const RunOfCase& second, const CaseName& name,
                            const std::string& changed) {
  const TracedCase after = trace_case(second, before.child);
  const Twin twin = make_twin(before, after, first, second, name, changed);
  const auto told = [&](const TracedCase& traced) {
    return explain_between(traced, first.calendar, name, twin.from, twin.until);
  };
  const Explanation told_before = told(before);
  const Explanation told_after = told(after);
  return twin_page_model({before, told_before, fmt::format("arm {}", name.arm)},
                         {after, told_after, fmt::format("with {}", changed)}, twin,
                         first.calendar);
}

}  // namespace sightline::replay
