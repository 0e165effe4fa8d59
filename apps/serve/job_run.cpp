// SPDX-License-Identifier: Apache-2.0
#include "job_run.hpp"

#include <exception>

#include <fmt/format.h>

#include <sightline/experiment/live_sample.hpp>
#include <sightline/experiment/result_files.hpp>
#include <sightline/experiment/summary.hpp>
#include <sightline/report/report.hpp>

#include "apps/circumstances.hpp"
#include "look.hpp"

namespace sightline::apps::serve {
namespace {

/// Tells the looks of a study that is being run.
class Looks {
 public:
  Looks(Job& job, const scenario::Study& study)
      : job_(job), study_(study), live_(study.arms.size(), study.sets.size()) {}

  void take(std::uint64_t replication, const experiment::ReplicationRecord& record) {
    live_.add(replication, record, [this](const experiment::Sample& sample) {
      const std::size_t n = sample.replications();
      if (is_time_to_look(n, last_)) tell(sample);
    });
  }

  /// All that there is, whether or not it is time.
  void finish() {
    if (live_.sample().replications() > last_) tell(live_.sample());
  }

 private:
  void tell(const experiment::Sample& sample) {
    last_ = sample.replications();
    job_.tell_look(look_json(study_, sample));
  }

  Job& job_;
  const scenario::Study& study_;
  experiment::LiveSample live_;
  std::size_t last_ = 0;
};

std::string failures_text(std::size_t failures) {
  if (failures == 0) return "";
  return fmt::format(
      "{} replications failed and are left out in all arms; failures.csv in the "
      "folder lists them",
      failures);
}

void run(Job& job, const RunSettings& settings) {
  const Circumstances circumstances;
  const PlacedStudy placed = place_study(job.form(), settings.folders);
  const scenario::Study& study = placed.study;
  job.start(placed.id, study.replications);
  Looks looks(job, study);
  experiment::RunOptions options;
  options.folder = placed.folder;
  options.threads = settings.threads;
  options.cancelled = &job.cancelled();
  options.replicate = settings.replicate;
  options.on_progress = [&job](const experiment::Progress& now) { job.progress(now); };
  options.on_record = [&looks](std::uint64_t number, const experiment::ReplicationRecord& record) {
    looks.take(number, record);
  };
  const experiment::RunOutcome outcome = experiment::run_study(study, options);
  if (outcome.is_interrupted) {
    job.end(JobState::cancelled,
            fmt::format("{} replications are saved; run once more, it goes on from there",
                        outcome.saved));
    return;
  }
  looks.finish();
  const experiment::Summary summary = experiment::summarise(outcome.sample);
  experiment::write_results(placed.folder, study, outcome.sample, summary,
                            circumstances.record(settings.command_line, settings.threads),
                            outcome.failures);
  report::write_report(placed.folder, placed.folder / "report.html");
  job.end(JobState::done, failures_text(outcome.failures.size()),
          fmt::format("{:016x}", outcome.sample.digest()));
}

}  // namespace

void run_job(Job& job, const RunSettings& settings) {
  try {
    run(job, settings);
  } catch (const std::exception& error) {
    job.end(JobState::failed, error.what());
  }
}

}  // namespace sightline::apps::serve
