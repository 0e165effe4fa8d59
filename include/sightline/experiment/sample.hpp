// SPDX-License-Identifier: Apache-2.0
// The numbers of all replications of a study, as far as the statistics need them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <sightline/core/digest.hpp>
#include <sightline/engine/tally.hpp>
#include <sightline/experiment/packed_table.hpp>
#include <sightline/experiment/record.hpp>
#include <sightline/model/outcomes/measures.hpp>
#include <sightline/statistics/comparison.hpp>
#include <sightline/statistics/estimate.hpp>

namespace sightline::experiment {

/// One arm over all replications.
struct ArmSample {
  PackedTable sums;                 ///< (replication, measure)
  std::vector<double> by_month;     ///< (measure, month), added over replications
  std::vector<double> by_quintile;  ///< (measure, quintile), added over replications
  std::vector<double> events;       ///< by replication, as are the next two
  std::vector<double> rescued;
  std::vector<double> newly_missed;
  std::vector<std::vector<ChangedChild>> changed;  ///< those children, by replication
  std::vector<bool> traced;                        ///< whether their routes are known
};

/// Takes replications one after the other. Sums by month and quintile are added up at once, so
/// memory grows by the totals of a replication only.
class Sample {
 public:
  /// `sets` is the number of parameter sets that replications take turns with; 0 without ensemble.
  explicit Sample(std::size_t arms, std::size_t sets = 0) : sets_(sets), arms_(arms) {}

  /// Adds the replication after the last. Throws std::invalid_argument if its shape is not that of
  /// the earlier ones.
  void add(const ReplicationRecord& record);
  /// Adds replication `number`, which is above all earlier ones: those between have failed.
  void add(const ReplicationRecord& record, std::uint64_t number);

  [[nodiscard]] std::size_t replications() const { return numbers_.size(); }
  /// Numbers of the replications that are there, ascending.
  [[nodiscard]] const std::vector<std::uint64_t>& numbers() const { return numbers_; }
  /// The parameter set of each of them; needs sets() > 0.
  [[nodiscard]] std::vector<std::size_t> set_of_replication() const;
  [[nodiscard]] std::size_t sets() const { return sets_; }
  [[nodiscard]] std::size_t months() const { return months_; }
  [[nodiscard]] std::size_t quintiles() const { return quintiles_; }
  [[nodiscard]] const std::vector<ArmSample>& arms() const { return arms_; }
  /// Handled in all arms and replications.
  [[nodiscard]] std::uint64_t events() const { return events_; }
  /// Over every number of every replication in the order of replication and arm.
  [[nodiscard]] std::uint64_t digest() const { return digest_.value(); }

 private:
  void take_shape(const ReplicationRecord& record);

  std::size_t sets_ = 0;
  std::vector<ArmSample> arms_;
  std::vector<std::uint64_t> numbers_;
  std::size_t months_ = 0;
  std::size_t quintiles_ = 0;
  std::uint64_t events_ = 0;
  Digest digest_;
};

/// An outcome of an arm with its interval, in the unit of the catalogue. With two or more parameter
/// sets the sets are the sample, in this and in compare(): sums are added up by set first, so that
/// the interval holds the uncertainty of parameters too (cluster sampling; Cochran, Sampling
/// Techniques, 3rd ed., 1977, 9A.2).
[[nodiscard]] statistics::Estimate estimate(const Sample& sample, std::size_t arm,
                                            const model::outcomes::Outcome& outcome);
/// The outcome of `arm` minus that of `against`, in the unit of the catalogue.
[[nodiscard]] statistics::PairedComparison compare(const Sample& sample, std::size_t arm,
                                                   std::size_t against,
                                                   const model::outcomes::Outcome& outcome);

/// The outcome in every replication made linear: the ratio over all replications plus the residual
/// of this one (see statistics::ratio_residuals), in the unit of the catalogue. Their mean is the
/// outcome. Empty where it is not defined.
[[nodiscard]] std::vector<double> linearised(const Sample& sample, std::size_t arm,
                                             const model::outcomes::Outcome& outcome);

/// An outcome of one arm in one replication, month or quintile; NaN where its denominator is 0.
[[nodiscard]] double outcome_in_replication(const Sample& sample, std::size_t arm,
                                            const model::outcomes::Outcome& outcome,
                                            std::size_t replication);
/// An outcome without denominator is the mean over replications.
[[nodiscard]] double outcome_in_month(const Sample& sample, std::size_t arm,
                                      const model::outcomes::Outcome& outcome, std::size_t month);
[[nodiscard]] double outcome_in_quintile(const Sample& sample, std::size_t arm,
                                         const model::outcomes::Outcome& outcome,
                                         std::size_t quintile);

}  // namespace sightline::experiment
