// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <sightline/replay/case_view.hpp>
#include <sightline/replay/readings.hpp>

#include "futures_words.hpp"
#include "lines.hpp"

namespace sightline::replay {

namespace {

constexpr std::size_t shown_unknowns = 3;  ///< if none moves the answer for certain

std::string outcome_words(const scenario::CaseClaim& claim) {
  return claim.outcome == scenario::CaseClaim::Outcome::alive_at_the_date
             ? "alive when the fatal date is over"
             : "protected when the fatal date begins";
}

std::string unknown_text(const UnknownEffect& effect) {
  return wrapped_lines(
      fmt::format("{} from {:.3g} to {:.3g}: {} to {}, a shift of {}{}", effect.name,
                  effect.lower_value, effect.upper_value, interval_text(effect.lower, true, true),
                  interval_text(effect.upper, true, true), interval_text(effect.shift, true, true),
                  effect.is_told() ? "" : "; cannot be told from chance"),
      7, 5);
}

std::string unknowns_text(const std::vector<UnknownEffect>& effects) {
  const auto told = std::count_if(effects.begin(), effects.end(),
                                  [](const UnknownEffect& effect) { return effect.is_told(); });
  if (effects.empty()) return "     too few possible cases to tell what the answer hangs on\n";
  std::string text = wrapped_lines(
      told > 0 ? fmt::format("Of {} unknowns these move the difference from the lower to the upper "
                             "third of their values:",
                             effects.size())
               : fmt::format("None of {} unknowns moves the difference by more than chance may; "
                             "the largest shifts from the lower to the upper third of values:",
                             effects.size()),
      5, 5);
  text = "     " + text;
  std::size_t shown = 0;
  for (const UnknownEffect& effect : effects) {
    const bool is_shown = told > 0 ? effect.is_told() : shown < shown_unknowns;
    if (!is_shown) continue;
    text += "     " + unknown_text(effect);
    ++shown;
  }
  return text;
}

std::string claim_text(const ReadClaim& read) {
  const scenario::CaseClaim& claim = read.claim;
  std::string text = fmt::format("{}  ", claim.id) +
                     wrapped_lines(fmt::format("{} says: {}", claim.by, claim.says), 5, 5);
  if (!claim.not_represented.empty())
    return text + "     " + wrapped_lines("The model cannot say: " + claim.not_represented, 5, 5);
  text += "     " +
          wrapped_lines(fmt::format("As {} from {} ({}): {}, by at least {:.2f} more often.",
                                    fmt::join(claim.reforms, "+"), claim.from, to_string(read.from),
                                    outcome_words(claim), claim.by_at_least),
                        5, 5);
  text += fmt::format(
      "     without {}; with {}; difference {}\n", interval_text(read.without, true, false),
      interval_text(read.with, true, false), interval_text(read.difference, true, true));
  text += fmt::format("     {}\n", name_of(read.support));
  return text + unknowns_text(read.unknowns);
}

std::string days_text(const Readings& readings) {
  std::string text;
  for (const ReadDay& day : readings.days) {
    text += fmt::format(
        " Up to {} {} of {} come about, {} of them with the child protected already.",
        to_string(day.from), day.tried - day.left_out.size(), day.tried, day.protected_already);
  }
  return text;
}

std::string choice_text(const Readings& readings) {
  if (readings.pasts == 1) {
    return "Possible cases of which a step before the day does not come about are left out.";
  }
  return fmt::format(
      "Each possible case goes on from the one of {} pasts that is nearest to the sources; where "
      "the "
      "child is at home in none, though the case has it so, it is left out.",
      readings.pasts);
}

}  // namespace

std::string readings_text(const scenario::Case& of, const Readings& readings) {
  std::string text = note_text(of);
  text += wrapped_lines(
      fmt::format(
          "{}: what the model says to each claim, on {} futures with and as many without what it "
          "names, by the same dice. The interval of a difference holds chance, {} what is assumed "
          "of the family: deception, fear and strain up to {:.1f} in rank from the case, and the "
          "aggression of the adults by a factor of up to {:.0f}. {}{}",
          of.title, readings.futures,
          readings.ensemble.empty()
              ? "and"
              : fmt::format("what is not known of the parameters ({}), and", readings.ensemble),
          rank_range, aggression_range, choice_text(readings), days_text(readings)),
      0);
  text += wrapped_lines(
      "Supported: the whole interval is at least the share claimed; not supported: it is all "
      "below; else it cannot be told. Brackets: 95 %; for unknowns 95 % for all of one claim "
      "together.",
      0);
  text += "\n";
  for (const ReadClaim& read : readings.claims)
    text += claim_text(read);
  return text + "\n" + wrapped_lines(false_alarms_text, 0) + assumptions_text(of);
}

}  // namespace sightline::replay
