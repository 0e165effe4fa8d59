// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include <sightline/core/error.hpp>
#include <sightline/experiment/executor.hpp>
#include <sightline/experiment/probe.hpp>
#include <sightline/model/outcomes/measures.hpp>

namespace sightline::experiment {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr double quintiles = 5;
/// Mean, low, high and standard error of level and difference, and the variance ratio.
constexpr double numbers_of_outcome = 9;
/// A number as text with its share of the labels beside it.
constexpr double table_cell_bytes = 25;

/// A folder for temporary parts, removed at the end.
class ProbeFolder {
 public:
  ProbeFolder() {
    std::string name = (fs::temp_directory_path() / "sightline-probe-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) {
      throw RunError(
          fmt::format("cannot make a temporary folder {}: {}; TMPDIR names another place", name,
                      std::strerror(errno)));
    }
    path_ = name;
    fs::create_directory(path_ / "parts");
  }
  ProbeFolder(const ProbeFolder&) = delete;
  ProbeFolder& operator=(const ProbeFolder&) = delete;
  ~ProbeFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  /// Size of a part that holds these records.
  [[nodiscard]] double part_bytes(const scenario::Study& study,
                                  std::vector<ReplicationRecord> records) const {
    write_part(path_, study, {0, std::move(records)});
    return static_cast<double>(fs::file_size(part_path(path_, 0)));
  }

 private:
  fs::path path_;
};

struct Trial {
  ReplicationRecord record;
  double seconds = 0.0;
  std::optional<std::string> failure;
};

Trial try_out(const Workload& workload, std::uint64_t point, std::uint64_t replication,
              const Replicate& replicate) {
  const Calendar calendar = model::calendar_of(workload.study().period);
  const Clock::time_point start = Clock::now();
  Trial trial;
  try {
    trial.record = workload.run(point, replication, calendar, replicate);
  } catch (const ArmFailure& failure) {
    trial.failure = failure.what();
  }
  trial.seconds = std::chrono::duration<double>(Clock::now() - start).count();
  return trial;
}

double part_bytes(const Workload& workload, const std::vector<ReplicationRecord>& records,
                  const WorkEstimate& work) {
  const ProbeFolder folder;
  const auto study = workload.at(0);
  const double one = folder.part_bytes(*study, {records[0]});
  const double two = folder.part_bytes(*study, records);
  const double of_record = std::max(0.0, two - one);
  const auto points = static_cast<double>(work.points);
  const auto replications = static_cast<double>(work.replications);
  const double blocks = std::ceil(replications / static_cast<double>(block_size));
  return points * (blocks * (one - of_record) + replications * of_record);
}

double result_bytes(const Workload& workload, const WorkEstimate& work) {
  const auto outcomes = static_cast<double>(model::outcomes::catalogue().size());
  const auto measures = static_cast<double>(model::outcomes::measure_count);
  const auto cells = static_cast<double>(work.points * work.arms);
  const auto replications = static_cast<double>(work.replications);
  const auto asked = static_cast<double>(workload.study().measure.size() + 1);
  if (workload.is_sweep()) {
    const double numbers = outcomes * numbers_of_outcome + measures * (1 + quintiles);
    return cells * (8 * (numbers + asked * replications) + table_cell_bytes * 10 * asked);
  }
  return cells * replications * (8 * (outcomes + measures) + table_cell_bytes * outcomes);
}

}  // namespace

WorkEstimate estimate_work(const Workload& workload, const RunOptions& options) {
  const scenario::Study& study = workload.study();
  WorkEstimate work;
  work.points = workload.points();
  work.arms = study.arms.size();
  work.replications = study.precision ? study.precision->most_replications : study.replications;

  std::array<Trial, 2> trials;
  for_each_index(2, std::min(options.threads, 2U), [&](std::size_t i) {
    trials[i] = try_out(workload, i == 0 ? 0 : work.points / 2, i, options.replicate);
  });
  // A replication that fails does not stop a study; the other stands for both.
  const Trial& first = trials[trials[0].failure ? 1 : 0];
  const Trial& second = trials[trials[1].failure ? 0 : 1];
  if (first.failure && second.failure)
    throw RunError(fmt::format("both replications tried out failed, one with: {}", *first.failure));
  work.replication_seconds = (first.seconds + second.seconds) / 2;
  const auto replications = static_cast<double>(work.points * work.replications);
  const auto shards = static_cast<double>(options.shard.count);
  work.seconds = work.replication_seconds * replications / shards /
                 static_cast<double>(std::max(1U, options.threads));
  work.bytes = part_bytes(workload, {first.record, second.record}, work) / shards;
  if (options.shard.count == 1) work.bytes += result_bytes(workload, work);
  return work;
}

}  // namespace sightline::experiment
