// SPDX-License-Identifier: Apache-2.0
// What is kept of one replication of a study: all its arms on the same dice.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <sightline/core/calendar.hpp>
#include <sightline/core/digest.hpp>
#include <sightline/engine/tally.hpp>
#include <sightline/experiment/changed_children.hpp>
#include <sightline/experiment/trunks.hpp>
#include <sightline/model/replication.hpp>
#include <sightline/scenario/study.hpp>

namespace sightline::experiment {

/// The numbers of one arm. All sums are raw: no scale, no ratio.
struct ArmRecord {
  std::vector<double> sums;         ///< by model::outcomes::Measure
  std::vector<double> by_month;     ///< (measure, month); the month runs fastest
  std::vector<double> by_quintile;  ///< (measure, quintile); the quintile runs fastest
  std::uint64_t events = 0;
  std::uint64_t rescued = 0;          ///< children missed in the first arm and not in this one
  std::uint64_t newly_missed = 0;     ///< children missed in this arm and not in the first
  std::vector<ChangedChild> changed;  ///< those children, ascending
  bool is_traced = false;             ///< the routes of all of them are known

  friend bool operator==(const ArmRecord&, const ArmRecord&) = default;
};

struct ReplicationRecord {
  std::vector<ArmRecord> arms;

  friend bool operator==(const ReplicationRecord&, const ReplicationRecord&) = default;
};

/// Runs one arm of one replication; the model does, and tests put something quicker in its place.
class Replicate {
 public:
  using Function =
      std::function<model::ReplicationResult(const model::Input& input, const Calendar& calendar,
                                             std::uint64_t seed, std::uint64_t replication)>;

  /// model::run_replication without pins.
  Replicate() = default;
  /// Anything that Function holds. What arms have in common is then run for each.
  template <class Callable>
  requires(!std::is_same_v<std::remove_cvref_t<Callable>, Replicate> &&
           std::is_constructible_v<Function, Callable>) Replicate(Callable&& function)
      : function_(std::forward<Callable>(function)) {}
  /// The model, which begins from these where arms have a beginning in common.
  explicit Replicate(std::shared_ptr<const Trunks> trunks) : trunks_(std::move(trunks)) {}

  [[nodiscard]] model::ReplicationResult operator()(const model::Input& input,
                                                    const Calendar& calendar, std::uint64_t seed,
                                                    std::uint64_t replication) const;
  /// Nothing stands in the model's place.
  [[nodiscard]] bool is_model() const { return !function_; }
  /// Null if replications begin at the start.
  [[nodiscard]] const Trunks* trunks() const { return trunks_.get(); }

 private:
  Function function_;
  std::shared_ptr<const Trunks> trunks_;
};

/// The model itself.
[[nodiscard]] Replicate model_replicate();
/// The model too, but every arm is run from the start: what branching is measured and tested by.
[[nodiscard]] Replicate whole_runs();

/// The sums of a result; nobody is rescued or newly missed.
[[nodiscard]] ArmRecord record_of(const model::ReplicationResult& result);

/// An arm of a replication could not be run.
class ArmFailure : public std::runtime_error {
 public:
  ArmFailure(std::size_t arm, const std::string& reason) : std::runtime_error(reason), arm_(arm) {}
  [[nodiscard]] std::size_t arm() const { return arm_; }

 private:
  std::size_t arm_;
};

/// Runs every arm of a replication and compares each with the first. The model runs what arms have
/// in common from the start once; the numbers are those of whole runs. Of the first
/// study.traced_replications the routes are traced, where they can be. Throws ArmFailure with the
/// reason of whatever the first arm that fails throws, and InputError and RunError for a trunk that
/// cannot be begun from.
[[nodiscard]] ReplicationRecord run_replication(const scenario::Study& study,
                                                const Calendar& calendar, std::uint64_t replication,
                                                const Replicate& replicate);

/// Adds every number of a record, arm by arm, in the order of the members.
void add_to(Digest& digest, const ReplicationRecord& record);

}  // namespace sightline::experiment
