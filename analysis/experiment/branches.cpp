// SPDX-License-Identifier: Apache-2.0
#include "branches.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include <sightline/core/error.hpp>
#include <sightline/experiment/branching.hpp>
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
    } catch (const std::exception& error) {
      fail(arms, error);
    }
  }

  /// The run of `arms` cannot go on; the others do, so that it is the first that is told of.
  void fail(const Arms& arms, const std::exception& error) {
    if (!failure_ || arms.front() < failure_->arm()) failure_.emplace(arms.front(), error.what());
  }
  void throw_failure() const {
    if (failure_) throw ArmFailure(*failure_);
  }

  /// Minutes that are run from `from` on, where `arms` are still one run.
  [[nodiscard]] double minutes_run(Time from, const Arms& arms) const {
    const Time parting = std::min(next_parting(arms), inputs_[arms.front()]->period.end());
    double minutes = (parting - from).minutes();
    if (parting == inputs_[arms.front()]->period.end()) return minutes;
    for (const Arms& group : groups_after(parting, arms))
      minutes += minutes_run(parting, group);
    return minutes;
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
  std::optional<ArmFailure> failure_;
};

Arms all_arms(std::size_t size) {
  Arms all(size);
  for (std::size_t arm = 0; arm < size; ++arm)
    all[arm] = arm;
  return all;
}

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
                           std::uint64_t seed, std::uint64_t replication, const KeepResult& keep,
                           const Trunks* trunks) {
  Branches branches(inputs, keep);
  for (const Arms& arms : branches.groups_after(Time(), all_arms(inputs.size()))) {
    try {
      const bool is_from_trunk = trunks != nullptr && arms.size() == inputs.size();
      branches.finish(is_from_trunk
                          ? trunks->begin(inputs, calendar, seed, replication)
                          : model::Replication(*inputs[arms.front()], calendar, seed, replication),
                      arms);
    } catch (const InputError&) {
      throw;
    } catch (const RunError&) {
      throw;
    } catch (const std::exception& error) {
      branches.fail(arms, error);
    }
  }
  branches.throw_failure();
  return branches.events();
}

double share_run(const std::vector<const model::Input*>& inputs) {
  const KeepResult keep_none;
  const Branches branches(inputs, keep_none);
  double run = 0.0;
  double whole = 0.0;
  for (const model::Input* input : inputs)
    whole += (input->period.end() - Time()).minutes();
  for (const Arms& arms : branches.groups_after(Time(), all_arms(inputs.size())))
    run += branches.minutes_run(Time(), arms);
  return run / whole;
}

std::vector<const model::Input*> inputs_of(const scenario::Study& study,
                                           std::uint64_t replication) {
  std::vector<const model::Input*> inputs;
  for (const scenario::Arm& arm : study.arms)
    inputs.push_back(&input_of(arm, replication));
  return inputs;
}

Time common_until(const scenario::Study& study) {
  Time parting = Time::never();
  const std::vector<const model::Input*> inputs = inputs_of(study, 0);
  for (const model::Input* input : inputs)
    parting = std::min(parting, parting_of(*inputs.front(), *input));
  return parting;
}

double share_saved(const Workload& workload) {
  double run = 0.0;
  for (std::uint64_t point = 0; point < workload.points(); ++point)
    run += share_run(inputs_of(*workload.at(point), 0));
  return 1.0 - run / static_cast<double>(workload.points());
}

}  // namespace sightline::experiment
