// SPDX-License-Identifier: Apache-2.0
// What a running study knows so far, as the same numbers whatever the number of threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>

#include <sightline/experiment/record.hpp>
#include <sightline/experiment/sample.hpp>

namespace sightline::experiment {

/// Takes replications in any order and holds the sample of all before the first that is not there
/// yet. After n replications it is always that of the same n. Not thread-safe.
class LiveSample {
 public:
  explicit LiveSample(std::size_t arms, std::size_t sets = 0) : sample_(arms, sets) {}

  /// A record without arms is a replication that failed: it is passed over. Calls `look` after each
  /// replication by which the sample grew.
  template <class Look>
  void add(std::uint64_t replication, const ReplicationRecord& record, Look&& look) {
    waiting_.emplace(replication, record);
    while (take_next())
      look(sample_);
  }

  [[nodiscard]] const Sample& sample() const { return sample_; }

 private:
  /// Whether the sample grew by the next replication; passes over those that failed.
  bool take_next();

  Sample sample_;
  std::map<std::uint64_t, ReplicationRecord> waiting_;
  std::uint64_t next_ = 0;
};

}  // namespace sightline::experiment
