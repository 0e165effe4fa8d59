// SPDX-License-Identifier: Apache-2.0
// Reads a case file.
#include <algorithm>

#include <fmt/format.h>

#include <sightline/config/value.hpp>
#include <sightline/scenario/case.hpp>

#include "case_reader.hpp"

namespace sightline::scenario {

namespace fs = std::filesystem;

namespace {

constexpr config::Range rank{0.001, 0.999};
constexpr std::size_t most_children = 4;

void read_sources(config::MapReader& case_reader, Case& into) {
  config::MapReader reader = case_reader.map("sources");
  for (const config::Entry& entry : reader.node().entries())
    into.sources[entry.key] = text_needed(reader, entry.key);
  if (into.sources.empty() && reader.is_mapping())
    case_reader.fail("sources", "is empty; what no source says is no fact of the case");
}

void read_children(config::MapReader& reader, CaseFamily& family) {
  const std::vector<config::Node> items = reader.items("children");
  for (std::size_t i = 0; i < items.size(); ++i) {
    config::MapReader child(items[i], fmt::format("{}[{}]", reader.path_of("children"), i + 1),
                            reader.mistakes());
    family.children.push_back({child.choice("child", {"index", "sibling"}), child.date("born")});
    child.finish();
  }
  const auto is_index = [](const CaseChild& child) { return child.name == "index"; };
  const bool is_list = reader.node().find("children").is(config::NodeKind::sequence);
  if (is_list && std::count_if(family.children.begin(), family.children.end(), is_index) != 1)
    reader.fail("children", "exactly one child is the `index` child");
  if (family.children.size() > most_children)
    reader.fail("children", fmt::format("are {}; families of the model have at most {}",
                                        family.children.size(), most_children));
  const auto is_older = [](const CaseChild& a, const CaseChild& b) { return a.born < b.born; };
  if (!std::is_sorted(family.children.begin(), family.children.end(), is_older))
    reader.fail("children", "are not in the order of their birth");
}

CaseAdult read_adult(config::MapReader reader) {
  CaseAdult adult;
  adult.role = reader.choice("role", {"mother", "father", "partner", "lodger"});
  adult.aggression = reader.number_or("aggression", 0.0, {.low = 0, .high = 20});
  adult.has_violent_record = reader.boolean_or("violent_record", false);
  const bool is_newcomer = adult.role == "partner" || adult.role == "lodger";
  if (is_newcomer) {
    adult.stays = CaseDates{reader.date("from"), reader.date("until")};
    if (adult.stays->last < adult.stays->first) reader.fail("until", "is before `from`");
    if (adult.aggression <= 0.0 && reader.is_mapping())
      reader.fail("aggression",
                  "must be above 0: of newcomers the model keeps those who may injure a child");
  }
  reader.finish();
  return adult;
}

void read_adults(config::MapReader& reader, CaseFamily& family) {
  const std::vector<config::Node> items = reader.items("adults");
  for (std::size_t i = 0; i < items.size(); ++i) {
    family.adults.push_back(read_adult(
        {items[i], fmt::format("{}[{}]", reader.path_of("adults"), i + 1), reader.mistakes()}));
  }
  const auto has = [&](std::string_view role) {
    return std::any_of(family.adults.begin(), family.adults.end(),
                       [&](const CaseAdult& adult) { return adult.role == role; });
  };
  const bool is_list = reader.node().find("adults").is(config::NodeKind::sequence);
  if (is_list && !has("mother")) reader.fail("adults", "families of the model have a mother");
  if (has("father") && has("partner"))
    reader.fail("adults", "in the model partners join lone mothers, not two parents");
}

/// The days of the pins are those that are run.
void check_is_pinned(config::MapReader& reader, const Case& of) {
  const bool is_pinned = std::any_of(of.chronology.begin(), of.chronology.end(),
                                     [](const CaseEvent& event) { return !event.pins.empty(); });
  if (reader.mistakes().is_empty() && of.family && !is_pinned)
    reader.fail("family", "is there, but no event has `pins`: nothing of the case could be run");
}

}  // namespace

void read_case_family(config::MapReader& case_reader, Case& into) {
  if (!case_reader.has("family")) return;
  config::MapReader reader = case_reader.map("family");
  CaseFamily family;
  read_children(reader, family);
  read_adults(reader, family);
  family.deception = reader.number_or("deception", family.deception, rank);
  family.fear = reader.number_or("fear", family.fear, rank);
  family.strain = reader.number_or("strain", family.strain, rank);
  family.quintile =
      static_cast<int>(reader.whole_or("quintile", family.quintile, {.low = 1, .high = 5}));
  family.is_cooperative = reader.boolean_or("cooperative", family.is_cooperative);
  reader.finish();
  into.family = std::move(family);
}

Case read_case(Files& files, const fs::path& path) {
  config::Mistakes& mistakes = files.mistakes();
  config::MapReader reader(files.root_of(path), "", mistakes);
  Case result;
  result.file = path.string();
  result.name = name_needed(reader, "case");
  result.title = read_case_words(reader, "title");
  result.content_note = read_case_words(reader, "content_note");
  result.is_invented = reader.boolean("invented");
  result.baseline = reader.text_or("baseline", "england-2008");
  result.index = reader.text_or("index", result.index);
  if (reader.has("fatal")) result.fatal = reader.date("fatal");
  if (reader.has("release")) result.release = reader.date("release");
  if (mistakes.is_empty() && result.fatal && result.release > result.fatal)
    reader.fail("release", fmt::format("is after `fatal`, {}", to_string(*result.fatal)));
  if (reader.has("at_home")) {
    config::MapReader span = reader.map("at_home");
    result.at_home = read_case_dates(span);
    span.finish();
  }
  read_sources(reader, result);
  const KnowerGroups groups = read_knower_groups(reader);
  read_case_family(reader, result);
  read_chronology(reader, groups, result);
  check_is_pinned(reader, result);
  read_case_further(reader, result);
  read_case_decisions(reader, result);
  read_case_claims(reader, result);
  result.assumptions = reader.texts_or("assumptions", {});
  reader.finish();
  return result;
}

Case read_case(const fs::path& path) {
  config::Mistakes mistakes;
  Files files(mistakes);
  Case result = read_case(files, path.lexically_normal());
  mistakes.throw_if_any();
  return result;
}

std::vector<Case> list_cases(const fs::path& scenarios) {
  config::Mistakes mistakes;
  Files files(mistakes);
  std::vector<Case> cases;
  for (const fs::path& path : yaml_files(scenarios / "cases"))
    cases.push_back(read_case(files, path));
  mistakes.throw_if_any();
  return cases;
}

const CaseDecision* find_decision(const Case& of, std::string_view id) {
  for (const CaseDecision& decision : of.decisions) {
    if (decision.id == id) return &decision;
  }
  return nullptr;
}

std::vector<std::string> decision_ids(const Case& of) {
  std::vector<std::string> ids;
  for (const CaseDecision& decision : of.decisions)
    ids.push_back(decision.id);
  return ids;
}

}  // namespace sightline::scenario
