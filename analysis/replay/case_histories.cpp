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

/// The child was protected when the day began.
bool was_protected(const CaseHistory& history) {
  const Time begin = history.calendar().midnight_of(history.until());
  const model::ChildId index = index_child(history.of());
  bool is_so = false;
  for (const model::Happening& happening : history.whole().trace) {
    if (happening.at >= begin) break;
    if (happening.child == index && happening.kind == model::HappeningKind::protection)
      is_so = happening.detail != 0;
  }
  return is_so;
}

}  // namespace

CaseHistories::CaseHistories(std::vector<PossibleCase> possible, Date until, const Work& work)
    : until_(until), histories_(possible.size()) {
  for (PossibleCase& one : possible)
    possible_.push_back(std::make_unique<const PossibleCase>(std::move(one)));
  CountedWork counted(possible_.size(), work);
  counted.run([&](std::size_t i) {
    histories_[i] =
        std::make_unique<const CaseHistory>(possible_[i]->of, possible_[i]->input, until);
  });
  is_interrupted_ = counted.is_interrupted();
  if (is_interrupted_) return;
  std::vector<Mistake> first;
  for (std::size_t i = 0; i < possible_.size(); ++i) {
    std::vector<Mistake> mistakes =
        impossible_before(possible_[i]->of, histories_[i]->whole(), until);
    if (mistakes.empty()) {
      kept_.push_back(i);
      continue;
    }
    histories_[i].reset();
    LeftOut& left_out = left_out_.emplace_back();
    left_out.possible = i;
    for (const Mistake& mistake : mistakes)
      left_out.steps.push_back(mistake.key);
    if (first.empty()) first = std::move(mistakes);
  }
  if (kept_.empty()) throw InputError(std::move(first));
}

std::size_t CaseHistories::protected_already() const {
  return static_cast<std::size_t>(std::count_if(
      kept_.begin(), kept_.end(), [&](std::size_t i) { return was_protected(*histories_[i]); }));
}

}  // namespace sightline::replay
