// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include <sightline/core/error.hpp>
#include <sightline/replay/case_histories.hpp>

#include "counted_work.hpp"

namespace sightline::replay {

namespace {

using std::chrono::sys_days;

/// The steps that end before `until` and do not come about, each a mistake at its place in the
/// file.
std::vector<Mistake> impossible_before(const scenario::Case& of, const CaseRun& run, Date until) {
  std::vector<Mistake> mistakes = impossible_steps(of, run);
  std::erase_if(mistakes, [&](const Mistake& mistake) {
    const auto event = std::find_if(of.chronology.begin(), of.chronology.end(),
                                    [&](const auto& one) { return one.id == mistake.key; });
    return sys_days(event->dates.last) >= sys_days(until);
  });
  return mistakes;
}

/// What the course says of the index child when the day begins.
struct Standing {
  bool is_protected = false;
  bool is_at_home = true;
};

Standing standing_of(const CaseHistory& history) {
  using model::HappeningKind;
  const Time begin = history.calendar().midnight_of(history.until());
  const model::ChildId index = index_child(history.of());
  Standing standing;
  for (const model::Happening& happening : history.whole().trace) {
    if (happening.at >= begin) break;
    if (happening.child != index) continue;
    if (happening.kind == HappeningKind::protection) standing.is_protected = happening.detail != 0;
    if (happening.kind == HappeningKind::returned_home) standing.is_at_home = true;
    if (happening.kind == HappeningKind::placed || happening.kind == HappeningKind::care_started)
      standing.is_at_home = false;
  }
  return standing;
}

/// The sources have the child at home on the day.
bool must_be_at_home(const scenario::Case& of, Date day) {
  return of.at_home && sys_days(of.at_home->first) <= sys_days(day) &&
         sys_days(day) <= sys_days(of.at_home->last);
}

struct Past {
  std::unique_ptr<const CaseHistory> history;  ///< none: the child is at home in no past
  std::vector<Mistake> missing;
};

Past only_past(const PossibleCase& possible, Date until) {
  Past past;
  past.history = std::make_unique<const CaseHistory>(possible.of, possible.input, until);
  past.missing = impossible_before(possible.of, past.history->whole(), until);
  return past;
}

Past nearest_past(const PossibleCase& possible, Date until, std::size_t pasts) {
  const bool is_at_home = must_be_at_home(possible.of, until);
  Past nearest;
  for (std::uint64_t number = 0; number < pasts; ++number) {
    auto history = std::make_unique<const CaseHistory>(possible.of, possible.input, until, number);
    if (is_at_home && !standing_of(*history).is_at_home) continue;
    std::vector<Mistake> missing = impossible_before(possible.of, history->whole(), until);
    if (nearest.history && missing.size() >= nearest.missing.size()) continue;
    nearest = {std::move(history), std::move(missing)};
    if (nearest.missing.empty()) break;
  }
  return nearest;
}

}  // namespace

CaseHistories::CaseHistories(std::vector<PossibleCase> possible, Date until, const Work& work,
                             std::size_t pasts)
    : until_(until), pasts_(pasts), histories_(possible.size()), missing_(possible.size()) {
  for (PossibleCase& one : possible)
    possible_.push_back(std::make_unique<const PossibleCase>(std::move(one)));
  CountedWork counted(possible_.size(), work);
  counted.run([&](std::size_t i) {
    Past past = pasts_ == 1 ? only_past(*possible_[i], until_)
                            : nearest_past(*possible_[i], until_, pasts_);
    histories_[i] = std::move(past.history);
    missing_[i] = std::move(past.missing);
  });
  is_interrupted_ = counted.is_interrupted();
  if (!is_interrupted_) keep();
}

void CaseHistories::keep() {
  for (std::size_t i = 0; i < possible_.size(); ++i) {
    const bool is_kept = histories_[i] && (pasts_ > 1 || missing_[i].empty());
    if (is_kept) {
      kept_.push_back(i);
      continue;
    }
    histories_[i].reset();
    LeftOut& left_out = left_out_.emplace_back();
    left_out.possible = i;
    for (const Mistake& mistake : missing_[i])
      left_out.steps.push_back(mistake.key);
  }
  if (kept_.empty()) fail();
}

void CaseHistories::fail() const {
  if (pasts_ == 1) throw InputError(missing_.front());
  throw InputError(
      Mistake{.key = "--pasts",
              .text = fmt::format("in none of {} pasts of any set is the child at home on {}, as "
                                  "the case has it; try more",
                                  pasts_, to_string(until_))});
}

std::size_t CaseHistories::protected_already() const {
  return static_cast<std::size_t>(std::count_if(kept_.begin(), kept_.end(), [&](std::size_t i) {
    return standing_of(*histories_[i]).is_protected;
  }));
}

}  // namespace sightline::replay
