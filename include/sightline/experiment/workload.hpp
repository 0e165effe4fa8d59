// SPDX-License-Identifier: Apache-2.0
// What there is to run: the replications of a plain study, or those at every point of a sweep.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include <sightline/experiment/part_file.hpp>
#include <sightline/experiment/sweep.hpp>
#include <sightline/scenario/study.hpp>

namespace sightline::experiment {

/// Refers to the study or sweep, which must outlive it.
class Workload {
 public:
  explicit Workload(const scenario::Study& study) : study_(&study) {}
  explicit Workload(const Sweep& sweep) : study_(&sweep.study()), sweep_(&sweep) {}

  [[nodiscard]] const scenario::Study& study() const { return *study_; }
  [[nodiscard]] bool is_sweep() const { return sweep_ != nullptr; }
  /// 1 for a plain study.
  [[nodiscard]] std::uint64_t points() const { return is_sweep() ? sweep_->points() : 1; }
  /// The plain study of a point.
  [[nodiscard]] std::shared_ptr<const scenario::Study> at(std::uint64_t point) const;
  /// How files name a point; nothing for a plain study.
  [[nodiscard]] std::optional<std::uint64_t> label(std::uint64_t point) const;

  /// Runs one replication at a point. A sweep keeps no sums by month: they would be most of its
  /// disk. Throws ArmFailure.
  [[nodiscard]] ReplicationRecord run(std::uint64_t point, std::uint64_t replication,
                                      const Calendar& calendar, const Replicate& replicate) const;

 private:
  const scenario::Study* study_;
  const Sweep* sweep_ = nullptr;
};

}  // namespace sightline::experiment
