// SPDX-License-Identifier: Apache-2.0
// What several rounds say about one number, and whether that is enough to call a target met.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace sightline::bench {

struct Summary {
  double median = 0.0;
  double least = 0.0;
  double greatest = 0.0;
  /// Interval for the median by order statistics, coverage at least 95 %; not shown if there are
  /// too few rounds for one.
  double low = 0.0;
  double high = 0.0;
  bool has_interval = false;
};

/// Precondition: not empty.
[[nodiscard]] Summary summary_of(std::vector<double> values);

enum class Aim { none, at_least, at_most };
enum class Verdict { none, met, not_met, not_shown };

struct Target {
  Aim aim = Aim::none;
  double value = 0.0;
};

/// Met or not met only if the whole interval lies on one side of the target.
[[nodiscard]] Verdict verdict_on(const Summary& summary, const Target& target);

[[nodiscard]] std::string_view to_text(Verdict verdict);

}  // namespace sightline::bench
