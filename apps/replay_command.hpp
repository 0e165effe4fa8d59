// SPDX-License-Identifier: Apache-2.0
// `sightline replay`: a case as it happened, told and in the model, what one role knew of it, and
// what may follow.
#pragma once

#include <cstdint>
#include <string>

#include "replay_futures.hpp"
#include "replay_training.hpp"

namespace sightline::apps {

struct ReplayArguments {
  std::string file = "two-bruises";  ///< a path, or the name of a shipped case
  std::string scenarios;
  std::string role;   ///< empty: the whole chronology
  std::string until;  ///< a day
  std::uint32_t children = 18'000;
  bool is_told_only = false;
  std::string format = "text";
  FuturesArguments futures;
  TrainingArguments training;
};

int replay_command(const ReplayArguments& arguments);

}  // namespace sightline::apps
