// SPDX-License-Identifier: Apache-2.0
// The study of tests/unit/analysis/experiment/example_study.hpp, run and written.
#pragma once

#include <filesystem>

#include <sightline/experiment/result_files.hpp>
#include <sightline/experiment/runner.hpp>

#include "tests/unit/analysis/experiment/example_study.hpp"

namespace sightline::report::example {

inline void finish(const scenario::Study& study, const std::filesystem::path& folder,
                   const experiment::RunRecord& run = {}) {
  const experiment::RunOutcome outcome = experiment::run_study(
      study, {.folder = folder, .threads = 1, .replicate = experiment::example_replicate()});
  experiment::write_results(folder, study, outcome.sample, experiment::summarise(outcome.sample),
                            run, outcome.failures);
}

}  // namespace sightline::report::example
