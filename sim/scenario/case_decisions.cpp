// SPDX-License-Identifier: Apache-2.0
// Reads what a case counts without dates, its decision points and what others claim of it.
#include <algorithm>

#include <fmt/format.h>

#include <sightline/config/value.hpp>

#include "case_reader.hpp"

namespace sightline::scenario {

namespace {

/// The names that options of decisions go by, so that classes and tools can speak of them.
const std::vector<std::string>& option_names() {
  static const std::vector<std::string> names = {"refer",
                                                 "phone",
                                                 "examine_fully",
                                                 "visit_unannounced",
                                                 "ask_who_lives_there",
                                                 "attend",
                                                 "challenge",
                                                 "tell_police",
                                                 "consider_siblings",
                                                 "look_for_family",
                                                 "seek_legal_advice",
                                                 "place_away",
                                                 "wait"};
  return names;
}

CaseFurther read_one_further(config::MapReader reader, const Case& of) {
  CaseFurther further;
  further.is_injury = reader.choice("what", {"contact", "injury"}) == "injury";
  if (!further.is_injury) further.role = read_case_role(reader, "role");
  further.times = static_cast<int>(reader.whole("times", {.low = 1, .high = 1000}));
  further.dates = read_case_dates(reader);
  further.sources = read_case_sources(reader, of);
  further.note = read_case_words(reader, "note");
  reader.finish();
  return further;
}

CaseOption read_option(config::MapReader reader, Date day) {
  CaseOption option;
  option.name = reader.choice("option", option_names());
  option.label = read_case_words(reader, "label");
  option.pins = read_case_pins(reader, day);
  option.not_represented = reader.text_or("not_represented", "");
  if (option.pins.empty() == option.not_represented.empty() && reader.is_mapping()) {
    reader.fail("pins",
                "one of `pins` and `not_represented` (why the model cannot be pinned to it) is "
                "required, not both");
  }
  for (const CasePin& pin : option.pins) {
    if (!is_of_the_family(pin.kind)) continue;
    reader.fail("pins", fmt::format("`{}` is the family's doing; a professional decides what the "
                                    "system does",
                                    name_of(pin.kind)));
  }
  reader.finish();
  return option;
}

CaseDecision read_decision(config::MapReader reader, const Case& of) {
  CaseDecision decision;
  decision.line = reader.node().line();
  decision.id = name_needed(reader, "id");
  decision.on = reader.date("on");
  if (reader.mistakes().is_empty() && of.fatal && decision.on > *of.fatal)
    reader.fail("on", fmt::format("is after `fatal`, {}", to_string(*of.fatal)));
  decision.role = read_case_role(reader, "role");
  decision.question = read_case_words(reader, "question");
  const std::vector<config::Node> items = reader.items("options");
  for (std::size_t i = 0; i < items.size(); ++i) {
    decision.options.push_back(read_option(
        {items[i], fmt::format("{}[{}]", reader.path_of("options"), i + 1), reader.mistakes()},
        decision.on));
  }
  if (decision.options.size() == 1) reader.fail("options", "is one; a decision has at least two");
  reader.finish();
  return decision;
}

CaseClaim read_claim(config::MapReader reader, const Case& of) {
  CaseClaim claim;
  claim.id = name_needed(reader, "id");
  std::vector<std::string> sources;
  for (const auto& [id, title] : of.sources)
    sources.push_back(id);
  claim.by = reader.choice("by", sources);
  claim.says = read_case_words(reader, "says");
  claim.not_represented = reader.text_or("not_represented", "");
  if (!claim.not_represented.empty()) {
    reader.finish();
    return claim;
  }
  claim.reforms = reader.texts("reforms");
  claim.from = reader.choice("from", decision_ids(of));
  claim.outcome = reader.choice("outcome", {"protected", "alive"}) == "alive"
                      ? CaseClaim::Outcome::alive_at_the_date
                      : CaseClaim::Outcome::protected_at_the_date;
  claim.by_at_least = reader.number("higher_by", {.low = 0, .high = 1});
  reader.finish();
  return claim;
}

}  // namespace

void read_case_further(config::MapReader& case_reader, Case& into) {
  const std::vector<config::Node> items = case_reader.items_or_none("further");
  for (std::size_t i = 0; i < items.size(); ++i) {
    into.further.push_back(read_one_further(
        {items[i], fmt::format("further[{}]", i + 1), case_reader.mistakes()}, into));
  }
}

void read_case_decisions(config::MapReader& case_reader, Case& into) {
  const std::vector<config::Node> items = case_reader.items_or_none("decisions");
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string key = fmt::format("decisions[{}]", i + 1);
    CaseDecision decision = read_decision({items[i], key, case_reader.mistakes()}, into);
    if (find_decision(into, decision.id) != nullptr && !decision.id.empty())
      case_reader.mistakes().add(items[i], key, fmt::format("`{}` is given twice", decision.id));
    into.decisions.push_back(std::move(decision));
  }
}

void read_case_claims(config::MapReader& case_reader, Case& into) {
  const std::vector<config::Node> items = case_reader.items_or_none("claims");
  for (std::size_t i = 0; i < items.size(); ++i) {
    into.claims.push_back(
        read_claim({items[i], fmt::format("claims[{}]", i + 1), case_reader.mistakes()}, into));
  }
}

}  // namespace sightline::scenario
