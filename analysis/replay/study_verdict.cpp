// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <sightline/core/error.hpp>
#include <sightline/replay/study_verdict.hpp>

namespace sightline::replay {
namespace {

constexpr std::size_t most_nearest = 3;

/// Whether the child is missed in the arm, as far as what changed in `changed` tells.
bool is_missed_in(const ChangedInStudy& changed, bool is_of_first_arm) {
  const bool is_rescued = changed.how == "rescued";
  return is_of_first_arm ? is_rescued : !is_rescued;
}

}  // namespace

std::string checked_verdict(const OpenedStudy& study, std::size_t arm, const TracedCase& traced,
                            std::uint64_t replication) {
  std::string says;
  const std::string& name = study.study.arms[arm].name;
  const std::string& first = study.study.arms.front().name;
  for (const ChangedInStudy& changed : study.changed) {
    if (changed.replication != replication || changed.child != traced.child) continue;
    says += fmt::format("{}{} in arm {} against {} ({})", says.empty() ? "The study: " : "; ",
                        changed.how == "rescued" ? "rescued" : "newly missed", changed.arm, first,
                        changed.route);
    if (arm != 0 && changed.arm != name) continue;
    if (is_missed_in(changed, arm == 0) != traced.is_missed) {
      throw RunError(fmt::format(
          "{}: the study says that child {} is {} in arm {}, and the replication run again says "
          "otherwise; it was made by another version of the program",
          study.folder.string(), traced.child.value(), traced.is_missed ? "not missed" : "missed",
          name));
    }
  }
  return says.empty() ? says : says + ".";
}

std::string nearest_missed_text(const std::vector<model::ChildId>& missed, std::uint32_t child) {
  std::vector<std::uint32_t> numbers;
  for (const model::ChildId one : missed)
    numbers.push_back(one.value());
  const auto distance = [&](std::uint32_t number) {
    return number > child ? number - child : child - number;
  };
  std::stable_sort(numbers.begin(), numbers.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return distance(a) < distance(b); });
  numbers.resize(std::min(numbers.size(), most_nearest));
  return numbers.empty() ? "; no case was missed in this replication"
                         : fmt::format("; nearest missed cases: {}", fmt::join(numbers, ", "));
}

}  // namespace sightline::replay
