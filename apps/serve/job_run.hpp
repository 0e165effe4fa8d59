// SPDX-License-Identifier: Apache-2.0
// Runs the study of a job from its file to its results.
#pragma once

#include <string>

#include <sightline/experiment/record.hpp>

#include "job.hpp"
#include "study_files.hpp"

namespace sightline::apps::serve {

struct RunSettings {
  Folders folders;
  unsigned threads = 1;
  std::string command_line;  ///< of the program, for the manifest
  experiment::Replicate replicate = {};
};

/// Places the study, runs it, tells a look as often as there is something to show, and writes the
/// results. Whatever goes wrong becomes the end of the job; nothing is thrown.
void run_job(Job& job, const RunSettings& settings);

}  // namespace sightline::apps::serve
