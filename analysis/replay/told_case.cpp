// SPDX-License-Identifier: Apache-2.0
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include <sightline/core/error.hpp>
#include <sightline/replay/study_verdict.hpp>
#include <sightline/replay/told_case.hpp>

namespace sightline::replay {
namespace {

/// There is no such child: says which missed ones are nearest.
[[noreturn]] void fail_for_child(const RunOfCase& run, std::uint32_t child,
                                 const std::string& reason) {
  const auto missed =
      model::run_replication(run.input, run.calendar, run.seed, run.replication).missed_children;
  throw InputError(Mistake{"", 0, 0, "--child",
                           fmt::format("{}{}", reason, nearest_missed_text(missed, child))});
}

}  // namespace

AskedRun::AskedRun(OpenedStudy opened, const std::string& arm, std::uint64_t replication)
    : opened_(std::move(opened)),
      arm_(arm_named(opened_.study, arm, "--arm")),
      replication_(replication),
      calendar_(model::calendar_of(opened_.study.period)) {
  require_replication(opened_, replication_);
}

RunOfCase AskedRun::run() const {
  return {scenario::input_of(arm(), replication_), calendar_, study().seed, replication_};
}

CaseName AskedRun::name_of(model::ChildId child) const {
  return {study().name, arm().name, replication_, child};
}

TracedCase trace_asked(const AskedRun& asked, std::uint32_t child) {
  const RunOfCase run = asked.run();
  try {
    return trace_case(run, model::ChildId(child));
  } catch (const std::out_of_range& error) {
    fail_for_child(run, child, error.what());
  }
}

Explanation explain_asked(const AskedRun& asked, const TracedCase& traced) {
  Explanation told =
      explain(traced, asked.calendar(), asked.name_of(traced.child), asked.study().period.end());
  told.study_says = checked_verdict(asked.opened(), asked.arm_index(), traced, asked.replication());
  return told;
}

}  // namespace sightline::replay
