// SPDX-License-Identifier: Apache-2.0
// Trunks: the years that all arms have in common, kept on disk, one file for each replication. A
// later study with other reforms from then on begins from them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

#include <sightline/core/calendar.hpp>
#include <sightline/core/time.hpp>
#include <sightline/model/replication.hpp>
#include <sightline/scenario/study.hpp>

namespace sightline::experiment {

/// `folder`/replication-000012.h5
[[nodiscard]] std::filesystem::path trunk_path(const std::filesystem::path& folder,
                                               std::uint64_t replication);

/// Where replications begin from. Safe for use by several threads.
class Trunks {
 public:
  /// Every replication begins from its file in `folder`.
  explicit Trunks(std::filesystem::path folder) : folder_(std::move(folder)) {}
  /// Every replication has a file in `folder` that ends at `until` once it has begun: what is
  /// missing, damaged or of another moment is made.
  Trunks(std::filesystem::path folder, Time until) : folder_(std::move(folder)), until_(until) {}

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

  /// The run of the first of `arms`, which are one run that far, with all before the end of the
  /// trunk behind it. Throws RunError for a file that is missing or damaged, and InputError for one
  /// of another run or model, or that ends later than the arms are one.
  [[nodiscard]] model::Replication begin(const std::vector<const model::Input*>& arms,
                                         const Calendar& calendar, std::uint64_t seed,
                                         std::uint64_t replication) const;

 private:
  /// Nothing for a missing or damaged file.
  [[nodiscard]] std::optional<model::Replication> read_if_whole(
      const std::vector<const model::Input*>& arms, const Calendar& calendar, std::uint64_t seed,
      std::uint64_t replication) const;
  [[nodiscard]] model::Replication read(const std::vector<const model::Input*>& arms,
                                        const Calendar& calendar, std::uint64_t seed,
                                        std::uint64_t replication) const;

  std::filesystem::path folder_;
  std::optional<Time> until_;
};

/// The moment at which trunks of the study end: midnight of `date`, or where the arms part. Throws
/// InputError if all arms are not one run that long, if no arm parts and no date is given, and for
/// a date outside the period.
[[nodiscard]] Time trunk_end(const scenario::Study& study, std::optional<Date> date);

/// Throws InputError if a file of the first study.replications is missing from `folder`, or if the
/// arms have nothing in common that could be read there.
void require_trunks(const scenario::Study& study, const std::filesystem::path& folder);

/// Makes sure of the trunks of all replications before `replications`, also those whose results an
/// earlier run left.
void keep_all(const Trunks& trunks, const scenario::Study& study, std::uint64_t replications,
              unsigned threads);

}  // namespace sightline::experiment
