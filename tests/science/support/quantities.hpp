// SPDX-License-Identifier: Apache-2.0
// What one replication shows: a tally, a count or a mean over its trace.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <vector>

#include "replications.hpp"

namespace sightline::model::testing {

using outcomes::Measure;

struct Outcome {
  ReplicationResult result;
  std::vector<Happening> trace;
  Time end;
};
using Quantity = std::function<double(const Outcome&)>;

[[nodiscard]] inline Quantity tally(Measure measure) {
  return [measure](const Outcome& run) { return total(run.result, measure); };
}
[[nodiscard]] inline Quantity happenings(HappeningKind kind, std::uint16_t flags = 0) {
  return [kind, flags](const Outcome& run) {
    double n = 0.0;
    for (const Happening& h : run.trace)
      n += h.kind == kind && (h.detail & flags) == flags ? 1.0 : 0.0;
    return n;
  };
}
[[nodiscard]] inline Quantity mean(Measure sum, Measure number) {
  return [sum, number](const Outcome& run) {
    return total(run.result, sum) / std::max(1.0, total(run.result, number));
  };
}
/// Mean of what is recorded with happenings of this kind: weights found, beliefs pooled.
[[nodiscard]] inline Quantity mean_value(HappeningKind kind, std::uint16_t flags = 0) {
  return [kind, flags](const Outcome& run) {
    double n = 0.0, sum = 0.0;
    for (const Happening& h : run.trace) {
      if (h.kind != kind || (h.detail & flags) != flags) continue;
      n += 1.0;
      sum += static_cast<double>(h.value);
    }
    return sum / std::max(1.0, n);
  };
}

}  // namespace sightline::model::testing
