// SPDX-License-Identifier: Apache-2.0
#include "branches.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include <sightline/experiment/record.hpp>

namespace sightline::experiment {
namespace {

using Arms = std::vector<std::size_t>;
using Reforms = std::vector<model::workforce::PracticeReform>;

/// Reforms that some team may adopt at `time` or before, in the order in which they act.
Reforms begun_by(Time time, const Reforms& reforms) {
  Reforms begun;
  std::copy_if(reforms.begin(), reforms.end(), std::back_inserter(begun),
               [&](const auto& reform) { return earliest_adoption(reform) <= time; });
  return begun;
}

/// Cuts `arms` into groups of which any two fulfil `are_together`, an equivalence; arms and groups
/// stay in order.
template <class AreTogether>
std::vector<Arms> groups_of(const Arms& arms, AreTogether&& are_together) {
  std::vector<Arms> groups;
  for (const std::size_t arm : arms) {
    const auto group = std::find_if(groups.begin(), groups.end(), [&](const Arms& candidate) {
      return are_together(candidate.front(), arm);
    });
    if (group == groups.end()) {
      groups.push_back({arm});
    } else {
      group->push_back(arm);
    }
  }
  return groups;
}

/// The arms of one replication.
class Branches {
 public:
  Branches(const std::vector<const model::Input*>& inputs, const KeepResult& keep)
      : inputs_(inputs), keep_(keep) {}

  /// Arms that are still one run after everything before `time` and what is adopted then.
  [[nodiscard]] std::vector<Arms> groups_after(Time time, const Arms& arms) const {
    return groups_of(arms, [&](std::size_t a, std::size_t b) {
      return parting_of(*inputs_[a], *inputs_[b]) > time;
    });
  }

  /// Runs all of `arms`, which have been one run until now, to the end. `run` is that of the first.
  void finish(model::Replication run, const Arms& arms) {
    try {
      finish_all(std::move(run), arms);
    } catch (const ArmFailure&) {
      throw;
    } catch (const std::exception& error) {
      throw ArmFailure(arms.front(), error.what());
    }
  }

  [[nodiscard]] std::uint64_t events() const { return events_; }

 private:
  void finish_all(model::Replication run, const Arms& arms) {
    const Time parting = next_parting(arms);
    if (parting >= inputs_[arms.front()]->period.end()) {
      const model::ReplicationResult result = std::move(run).finish();
      events_ += result.events;
      for (const std::size_t arm : arms)
        keep_(arm, result);
      return;
    }
    run.run_until(parting);
    const std::vector<Arms> groups = groups_after(parting, arms);
    for (std::size_t i = 1; i < groups.size(); ++i) {
      model::Replication branch = run;
      branch.go_on_with(*inputs_[groups[i].front()]);
      events_ -= run.events();  // which the results of both will hold
      finish(std::move(branch), groups[i]);
    }
    finish(std::move(run), groups.front());
  }

  [[nodiscard]] Time next_parting(const Arms& arms) const {
    Time parting = Time::never();
    for (const std::size_t arm : arms)
      parting = std::min(parting, parting_of(*inputs_[arms.front()], *inputs_[arm]));
    return parting;
  }

  const std::vector<const model::Input*>& inputs_;
  const KeepResult& keep_;
  std::uint64_t events_ = 0;
};

}  // namespace

Time parting_of(const model::Input& a, const model::Input& b) {
  if (!differ_in_reforms_only(a, b)) return Time();
  std::set<Time> beginnings;
  for (const Reforms* reforms : {&a.reforms, &b.reforms}) {
    for (const auto& reform : *reforms)
      beginnings.insert(std::max(earliest_adoption(reform), Time()));
  }
  for (const Time time : beginnings) {
    if (begun_by(time, a.reforms) != begun_by(time, b.reforms)) return time;
  }
  return Time::never();
}

std::uint64_t run_branches(const std::vector<const model::Input*>& inputs, const Calendar& calendar,
                           std::uint64_t seed, std::uint64_t replication, const KeepResult& keep) {
  Arms all(inputs.size());
  for (std::size_t arm = 0; arm < all.size(); ++arm)
    all[arm] = arm;
  Branches branches(inputs, keep);
  for (const Arms& arms : branches.groups_after(Time(), all)) {
    branches.finish(model::Replication(*inputs[arms.front()], calendar, seed, replication), arms);
  }
  return branches.events();
}

}  // namespace sightline::experiment
