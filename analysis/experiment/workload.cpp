// SPDX-License-Identifier: Apache-2.0
#include <sightline/experiment/workload.hpp>

namespace sightline::experiment {

std::shared_ptr<const scenario::Study> Workload::at(std::uint64_t point) const {
  if (!is_sweep()) return {std::shared_ptr<const scenario::Study>(), study_};
  return std::make_shared<const scenario::Study>(sweep_->at(point));
}

std::optional<std::uint64_t> Workload::label(std::uint64_t point) const {
  return is_sweep() ? std::optional(point) : std::nullopt;
}

ReplicationRecord Workload::run(std::uint64_t point, std::uint64_t replication,
                                const Calendar& calendar, const Replicate& replicate) const {
  ReplicationRecord record = run_replication(*at(point), calendar, replication, replicate);
  if (!is_sweep()) return record;
  for (ArmRecord& arm : record.arms) {
    arm.by_month = {};
    arm.changed = {};
  }
  return record;
}

}  // namespace sightline::experiment
