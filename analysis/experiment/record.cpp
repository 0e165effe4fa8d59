// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <sightline/experiment/record.hpp>

#include "branches.hpp"

namespace sightline::experiment {
namespace {

std::uint64_t count(const std::vector<ChangedChild>& changed, Change change) {
  return static_cast<std::uint64_t>(
      std::count_if(changed.begin(), changed.end(),
                    [&](const ChangedChild& child) { return child.change == change; }));
}

/// Who was rescued and newly missed in an arm, and how.
void compare(ArmRecord& of_arm, const std::vector<model::ChildId>& missed_in_first,
             const std::vector<model::ChildId>& missed_here) {
  of_arm.changed = changed_children(missed_in_first, missed_here);
  of_arm.rescued = count(of_arm.changed, Change::rescued);
  of_arm.newly_missed = count(of_arm.changed, Change::newly_missed);
}

void add_to(Digest& digest, const ChangedChild& changed) {
  digest.add(std::uint64_t{changed.child.value()});
  digest.add(static_cast<std::uint64_t>(changed.change));
  digest.add(static_cast<std::uint64_t>(changed.route));
  digest.add(std::uint64_t{changed.shift.has_value()});
  if (!changed.shift) return;
  digest.add(static_cast<std::uint64_t>(changed.shift->agency));
  digest.add(static_cast<std::uint64_t>(changed.shift->work));
}

model::ReplicationResult run_arm(const scenario::Study& study, std::size_t arm,
                                 const Calendar& calendar, std::uint64_t replication,
                                 const Replicate& replicate) {
  try {
    return replicate(input_of(study.arms[arm], replication), calendar, study.seed, replication);
  } catch (const std::exception& error) {
    throw ArmFailure(arm, error.what());
  }
}

/// Finds the routes of an arm where they are asked for and can be told.
void trace(const scenario::Study& study, std::size_t arm, const Calendar& calendar,
           std::uint64_t replication, ArmRecord& of_arm) {
  const model::Input& first = input_of(study.arms.front(), replication);
  const model::Input& here = input_of(study.arms[arm], replication);
  of_arm.is_traced = replication < study.traced_replications && can_trace_routes(first, here);
  if (!of_arm.is_traced) return;
  try {
    trace_routes(of_arm.changed, first, here, calendar, study.seed, replication);
  } catch (const std::exception& error) {
    throw ArmFailure(arm, error.what());
  }
}

}  // namespace

model::ReplicationResult Replicate::operator()(const model::Input& input, const Calendar& calendar,
                                               std::uint64_t seed,
                                               std::uint64_t replication) const {
  return is_model() ? model::run_replication(input, calendar, seed, replication)
                    : function_(input, calendar, seed, replication);
}

Replicate model_replicate() {
  return {};
}

Replicate whole_runs() {
  return [](const model::Input& input, const Calendar& calendar, std::uint64_t seed,
            std::uint64_t replication) {
    return model::run_replication(input, calendar, seed, replication);
  };
}

ArmRecord record_of(const model::ReplicationResult& result) {
  const engine::TallyTable& tallies = result.tallies;
  ArmRecord record;
  record.events = result.events;
  record.sums.reserve(tallies.measures());
  record.by_month.reserve(tallies.measures() * tallies.months());
  record.by_quintile.reserve(tallies.measures() * tallies.strata());
  for (std::size_t measure = 0; measure < tallies.measures(); ++measure) {
    record.sums.push_back(tallies.total(measure));
    for (std::size_t month = 0; month < tallies.months(); ++month) {
      record.by_month.push_back(tallies.month_total(measure, month));
    }
    for (std::size_t quintile = 0; quintile < tallies.strata(); ++quintile) {
      record.by_quintile.push_back(tallies.stratum_total(measure, quintile));
    }
  }
  return record;
}

ReplicationRecord run_replication(const scenario::Study& study, const Calendar& calendar,
                                  std::uint64_t replication, const Replicate& replicate) {
  const std::size_t arms = study.arms.size();
  ReplicationRecord record;
  record.arms.resize(arms);
  std::vector<std::vector<model::ChildId>> missed(arms);
  const auto keep = [&](std::size_t arm, const model::ReplicationResult& result) {
    record.arms[arm] = record_of(result);
    missed[arm] = result.missed_children;
  };
  if (replicate.is_model()) {
    run_branches(inputs_of(study, replication), calendar, study.seed, replication, keep,
                 replicate.trunks());
  } else {
    for (std::size_t arm = 0; arm < arms; ++arm)
      keep(arm, run_arm(study, arm, calendar, replication, replicate));
  }
  for (std::size_t arm = 0; arm < arms; ++arm) {
    compare(record.arms[arm], missed[0], missed[arm]);
    if (arm > 0) trace(study, arm, calendar, replication, record.arms[arm]);
  }
  return record;
}

void add_to(Digest& digest, const ReplicationRecord& record) {
  for (const ArmRecord& arm : record.arms) {
    digest.add(arm.sums);
    digest.add(arm.by_month);
    digest.add(arm.by_quintile);
    digest.add(arm.events);
    digest.add(arm.rescued);
    digest.add(arm.newly_missed);
    for (const ChangedChild& child : arm.changed)
      add_to(digest, child);
    digest.add(std::uint64_t{arm.is_traced});
  }
}

}  // namespace sightline::experiment
