// SPDX-License-Identifier: Apache-2.0
#include <sightline/experiment/live_sample.hpp>

namespace sightline::experiment {

bool LiveSample::take_next() {
  while (!waiting_.empty() && waiting_.begin()->first == next_) {
    const auto node = waiting_.extract(waiting_.begin());
    const ReplicationRecord& record = node.mapped();
    if (!record.arms.empty()) sample_.add(record, next_);
    ++next_;
    if (!record.arms.empty()) return true;
  }
  return false;
}

}  // namespace sightline::experiment
