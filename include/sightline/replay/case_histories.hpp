// SPDX-License-Identifier: Apache-2.0
// A case up to a day under several sets of parameters that are all possible.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <sightline/core/calendar.hpp>
#include <sightline/replay/case_world.hpp>
#include <sightline/replay/possible_cases.hpp>

namespace sightline::replay {

/// What is done with the processors while many worlds are run.
struct Work {
  unsigned threads = 1;
  const std::atomic<bool>* cancelled = nullptr;
  /// Pieces done and pieces there are; called by one thread at a time.
  std::function<void(std::size_t done, std::size_t all)> on_progress;
};

/// A possible case of which a step that ends before the day does not come about.
struct LeftOut {
  std::size_t possible = 0;        ///< its number
  std::vector<std::string> steps;  ///< ids of the events
};

/// The case up to the beginning of a day, made once for each way in which it may have been.
class CaseHistories {
 public:
  /// Those of which a step with a last date before `until` does not come about are left out. Throws
  /// InputError if none is left, with the steps that are missing in the first; and
  /// std::invalid_argument for a case without family.
  CaseHistories(std::vector<PossibleCase> possible, Date until, const Work& work = {});

  [[nodiscard]] Date until() const { return until_; }
  [[nodiscard]] std::size_t size() const { return kept_.size(); }
  /// The kept ones are numbered anew; possible_of() gives the number that each had.
  [[nodiscard]] const CaseHistory& at(std::size_t kept) const { return *histories_[kept_[kept]]; }
  [[nodiscard]] const PossibleCase& possible(std::size_t kept) const {
    return *possible_[kept_[kept]];
  }
  [[nodiscard]] std::size_t possible_of(std::size_t kept) const { return kept_[kept]; }
  [[nodiscard]] std::size_t tried() const { return possible_.size(); }
  [[nodiscard]] const std::vector<LeftOut>& left_out() const { return left_out_; }
  /// In how many of the kept ones the child is protected already when the day begins. What is not
  /// a step of the case is not held to the sources, so this may be so where they tell otherwise.
  [[nodiscard]] std::size_t protected_already() const;
  /// Cancelled before all were made; there is then none.
  [[nodiscard]] bool is_interrupted() const { return is_interrupted_; }

 private:
  Date until_;
  std::vector<std::unique_ptr<const PossibleCase>> possible_;  // histories refer to them
  std::vector<std::unique_ptr<const CaseHistory>> histories_;
  std::vector<std::size_t> kept_;
  std::vector<LeftOut> left_out_;
  bool is_interrupted_ = false;
};

}  // namespace sightline::replay
