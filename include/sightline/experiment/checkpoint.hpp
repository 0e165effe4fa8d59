// SPDX-License-Identifier: Apache-2.0
// The state of a run on disk: read again, the run goes on to the same numbers, bit for bit.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>

#include <sightline/core/calendar.hpp>
#include <sightline/core/time.hpp>
#include <sightline/model/replication.hpp>

namespace sightline::experiment {

/// Raised with every change of the layout of checkpoints or of the meaning of their arrays.
inline constexpr std::int64_t checkpoint_format = 2;

/// Which run a checkpoint is of. `input` is the one it was begun with or went on with last; reforms
/// that are yet to come belong to it.
struct RunIdentity {
  const model::Input& input;
  std::uint64_t seed = 0;
  std::uint64_t replication = 0;
};

/// Writes where the run stands; the file appears whole or not at all. The run has no pins. Throws
/// RunError.
void write_checkpoint(const std::filesystem::path& path, const model::Replication& run,
                      const RunIdentity& identity);

/// Reads the run, which refers to `identity.input` and `calendar` as long as it lives. To branch,
/// let it go_on_with() the input of an arm. Throws RunError for a file that is missing or damaged,
/// and InputError, with every reason, for one that is no checkpoint, of another format or run, or
/// of a version of the program whose model gives other numbers for this input; the last is found
/// by a short run of few children.
[[nodiscard]] model::Replication read_checkpoint(const std::filesystem::path& path,
                                                 const RunIdentity& identity,
                                                 const Calendar& calendar);

/// The same where it depends on the moment that the checkpoint stands at which run it must be of.
/// `identity_at` may throw, and is called once the file is known to be of this format.
[[nodiscard]] model::Replication read_checkpoint(
    const std::filesystem::path& path, const std::function<RunIdentity(Time reached)>& identity_at,
    const Calendar& calendar);

}  // namespace sightline::experiment
