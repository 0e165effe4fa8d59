// SPDX-License-Identifier: Apache-2.0
// One child of a finished study: its replication run again, and the case told.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include <sightline/core/calendar.hpp>
#include <sightline/replay/explanation.hpp>
#include <sightline/replay/opened_study.hpp>
#include <sightline/replay/traced_case.hpp>

namespace sightline::replay {

/// Which arm and replication of a study is run again; holds the calendar that runs refer to.
class AskedRun {
 public:
  /// Throws InputError for an arm or a replication that the study does not hold.
  AskedRun(OpenedStudy opened, const std::string& arm, std::uint64_t replication);

  [[nodiscard]] const OpenedStudy& opened() const { return opened_; }
  [[nodiscard]] const scenario::Study& study() const { return opened_.study; }
  [[nodiscard]] const scenario::Arm& arm() const { return opened_.study.arms[arm_]; }
  [[nodiscard]] std::size_t arm_index() const { return arm_; }
  [[nodiscard]] std::uint64_t replication() const { return replication_; }
  [[nodiscard]] const Calendar& calendar() const { return calendar_; }
  /// Refers to this as long as it lives.
  [[nodiscard]] RunOfCase run() const;
  [[nodiscard]] CaseName name_of(model::ChildId child) const;

 private:
  OpenedStudy opened_;
  std::size_t arm_;
  std::uint64_t replication_;
  Calendar calendar_;
};

/// Runs the replication again with the family of the child traced. Throws InputError for a child
/// that there is not, naming the nearest missed ones.
[[nodiscard]] TracedCase trace_asked(const AskedRun& asked, std::uint32_t child);

/// Tells the case, with what the study says of it.
[[nodiscard]] Explanation explain_asked(const AskedRun& asked, const TracedCase& traced);

}  // namespace sightline::replay
