// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include <fmt/format.h>

#include <sightline/replay/case_view.hpp>
#include <sightline/replay/futures.hpp>

#include "futures_words.hpp"
#include "lines.hpp"

namespace sightline::replay {

namespace {

bool is_share(Ending ending) {
  return ending != Ending::days_to_protection;
}

std::string heading(const scenario::Case& of, const CaseFutures& found, Ending ending) {
  const std::string fatal = to_string(found.fatal);
  switch (ending) {
    case Ending::protected_at_the_date:
      return fmt::format("{} is protected when {} begins (share of futures)", of.index, fatal);
    case Ending::protected_by_the_date:
      return fmt::format("... is protected at some time before that day");
    case Ending::alive_at_the_date:
      return fmt::format("... is alive when {} is over", fatal);
    default:
      return fmt::format("days from {} to protection; to {} where there is none",
                         to_string(found.from), fatal);
  }
}

bool excludes_zero(const statistics::Estimate& estimate) {
  return estimate.low > 0.0 || estimate.high < 0.0;
}

std::string row(const ArmFutures& arm, Ending ending, bool is_first) {
  const auto which = static_cast<std::size_t>(ending);
  std::string line =
      fmt::format("  {:<22}{:<22}", arm.name,
                  interval_text(arm.endings[which].estimate, is_share(ending), false));
  if (!is_first) {
    const EndingEstimate& difference = arm.differences[which];
    line += fmt::format("{}{}", interval_text(difference.estimate, is_share(ending), true),
                        excludes_zero(difference.estimate) ? " *" : "");
    if (!std::isnan(difference.set_low)) {
      line = fmt::format("{:<74}{:+.{}f} to {:+.{}f}", line, difference.set_low,
                         is_share(ending) ? 2 : 0, difference.set_high, is_share(ending) ? 2 : 0);
    }
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

std::string table(const scenario::Case& of, const CaseFutures& found, Ending ending) {
  std::string text = heading(of, found, ending) + "\n";
  for (const ArmFutures& arm : found.arms)
    text += row(arm, ending, &arm == &found.arms.front());
  return text;
}

}  // namespace

std::string futures_text(const scenario::Case& of, const CaseHistories& histories,
                         const CaseFutures& found, const FuturesAccount& account) {
  std::string text = note_text(of);
  text += wrapped_lines(
      fmt::format("{}: {} futures of each arm from {}. Futures of one number have the same dice "
                  "in every arm; reforms are in force everywhere from that day.",
                  of.title, found.futures, to_string(found.from)),
      0);
  text += sets_text(histories, account.ensemble);
  text += fmt::format("\n  {:<22}{:<22}{:<28}{}\n", "", "mean [95 % interval]",
                      found.arms.size() > 1 ? "from " + found.arms.front().name : "",
                      found.arms.size() > 1 && found.sets > 1 ? "5 to 95 % of sets" : "");
  text.erase(text.find_last_not_of(' ', text.size() - 2) + 1);
  text += "\n";
  for (std::size_t ending = 0; ending < endings; ++ending)
    text += table(of, found, static_cast<Ending>(ending));
  if (found.arms.size() > 1) text += "Differences are paired, future by future; * excludes zero.\n";
  for (const std::string& option : account.not_represented)
    text += wrapped_lines("Not among them, " + option, 2);
  text += "\n" + wrapped_lines(false_alarms_text, 0);
  return text + assumptions_text(of);
}

}  // namespace sightline::replay
