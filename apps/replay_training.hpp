// SPDX-License-Identifier: Apache-2.0
// `sightline replay --train` and `--debrief`: a trainee's seat at the terminal, and what came of
// it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <sightline/scenario/case.hpp>

#include "replay_futures.hpp"

namespace sightline::apps {

struct TrainingArguments {
  bool is_training = false;
  std::string session;                ///< file; empty: CASE-ROLE.session
  std::optional<std::uint64_t> dice;  ///< of a new session
  std::string class_file;             ///< what the instructor has set
  std::vector<std::string> with;      ///< sessions of other roles
  std::vector<std::string> debrief;   ///< sessions to look back on
};

/// Plays until the story ends (exit code 0) or the trainee leaves (3).
int train(const ReplayedCase& replayed, const TrainingArguments& arguments,
          const std::string& role);

/// Prints what could have followed, what others knew and what happened, as text, markdown or json.
int look_back(const ReplayedCase& replayed, const std::vector<std::string>& sessions,
              const FuturesArguments& arguments);

}  // namespace sightline::apps
