// SPDX-License-Identifier: Apache-2.0
// Writes a case as a file that reads as the same case.
#include <algorithm>
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "case_reader.hpp"

namespace sightline::scenario {

namespace {

std::string in_quotes(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c == '\n' ? ' ' : c;
  }
  return result + "\"";
}

std::string line(int indent, std::string_view key, std::string_view value) {
  return fmt::format("{:{}}{}: {}\n", "", indent, key, value);
}

std::string text_line(int indent, std::string_view key, const std::string& value) {
  return value.empty() ? "" : line(indent, key, in_quotes(value));
}

std::string dates_of(int indent, const CaseDates& dates) {
  if (dates.first == dates.last) return line(indent, "on", to_string(dates.first));
  return line(indent, "between",
              fmt::format("[{}, {}]", to_string(dates.first), to_string(dates.last)));
}

std::string list_of(const std::vector<std::string>& items) {
  return fmt::format("[{}]", fmt::join(items, ", "));
}

std::string pins_of(int indent, const std::vector<CasePin>& pins) {
  if (pins.empty()) return "";
  constexpr std::string_view severities[] = {"minor", "moderate", "serious", "critical", "fatal"};
  std::string text = fmt::format("{:{}}pins:\n", "", indent);
  for (const CasePin& pin : pins) {
    text += fmt::format("{:{}}- {{pin: {}, on: {}", "", indent + 2, name_of(pin.kind),
                        to_string(pin.on));
    if (pin.role) text += fmt::format(", role: {}", model::name_of(*pin.role));
    if (pin.kind == CasePinKind::injury) {
      text += fmt::format(", severity: {}", severities[static_cast<std::size_t>(pin.severity)]);
      if (pin.is_occult) text += ", occult: true";
    }
    text += pin.holds ? "}\n" : ", holds: false}\n";
  }
  return text;
}

std::string step_of(const CaseStep& step) {
  std::string text = fmt::format("{{happening: {}",
                                 model::happening_names[static_cast<std::size_t>(step.happening)]);
  if (step.role) text += fmt::format(", role: {}", model::name_of(*step.role));
  for (const StepOutcome& outcome : step_outcomes()) {
    if (step.detail && outcome.happening == step.happening && outcome.detail == *step.detail)
      text += fmt::format(", outcome: {}", outcome.name);
  }
  return text + fmt::format(", within_days: {}}}", step.within_days);
}

std::string knowledge_of(const CaseEvent& event) {
  if (event.knew.empty()) return "    knew: []\n";
  std::string text = "    knew:\n";
  for (const Knowledge& one : event.knew) {
    text +=
        fmt::format("      - {{role: {}, since: {}", knower_name(one.who), to_string(one.since));
    text += one.saw.empty() ? "}\n" : fmt::format(", saw: {}}}\n", in_quotes(one.saw));
  }
  return text;
}

std::string event_text(const CaseEvent& event) {
  std::string text = fmt::format("  - id: {}\n", event.id);
  text += dates_of(4, event.dates) + text_line(4, "when", event.when) +
          text_line(4, "what", event.what) + knowledge_of(event) +
          text_line(4, "in_words", event.knew_words) + line(4, "source", list_of(event.sources));
  if (!event.readings.empty()) text += "    readings:\n";
  for (const SourceReading& reading : event.readings) {
    text +=
        fmt::format("      - {{source: {}, says: {}}}\n", reading.source, in_quotes(reading.says));
  }
  text += pins_of(4, event.pins);
  return text + (event.step ? line(4, "step", step_of(*event.step))
                            : text_line(4, "not_represented", event.told_only));
}

std::string family_text(const CaseFamily& family) {
  std::string text = "family:\n  children:\n";
  for (const CaseChild& child : family.children) {
    text += fmt::format("    - {{child: {}, born: {}}}\n", child.name, to_string(child.born));
  }
  text += "  adults:\n";
  for (const CaseAdult& adult : family.adults) {
    text += fmt::format("    - {{role: {}, aggression: {}", adult.role, adult.aggression);
    if (adult.stays) {
      text += fmt::format(", from: {}, until: {}", to_string(adult.stays->first),
                          to_string(adult.stays->last));
    }
    text += adult.has_violent_record ? ", violent_record: true}\n" : "}\n";
  }
  return text + line(2, "deception", fmt::format("{}", family.deception)) +
         line(2, "fear", fmt::format("{}", family.fear)) +
         line(2, "strain", fmt::format("{}", family.strain)) +
         line(2, "quintile", fmt::format("{}", family.quintile)) +
         line(2, "cooperative", family.is_cooperative ? "true" : "false");
}

std::string further_text(const CaseFurther& further) {
  std::string text = fmt::format("  - what: {}\n", further.is_injury ? "injury" : "contact");
  if (further.role) text += line(4, "role", model::name_of(*further.role));
  return text + line(4, "times", fmt::format("{}", further.times)) + dates_of(4, further.dates) +
         line(4, "source", list_of(further.sources)) + text_line(4, "note", further.note);
}

std::string decision_text(const CaseDecision& decision) {
  std::string text = fmt::format("  - id: {}\n", decision.id) +
                     line(4, "on", to_string(decision.on)) +
                     line(4, "role", model::name_of(decision.role)) +
                     text_line(4, "question", decision.question) + "    options:\n";
  for (const CaseOption& option : decision.options) {
    text += fmt::format("      - option: {}\n", option.name) + text_line(8, "label", option.label) +
            pins_of(8, option.pins) + text_line(8, "not_represented", option.not_represented);
  }
  return text;
}

std::string claim_text(const CaseClaim& claim) {
  std::string text = fmt::format("  - id: {}\n", claim.id) + line(4, "by", claim.by) +
                     text_line(4, "says", claim.says);
  if (!claim.not_represented.empty())
    return text + text_line(4, "not_represented", claim.not_represented);
  const bool is_alive = claim.outcome == CaseClaim::Outcome::alive_at_the_date;
  return text + line(4, "reforms", list_of(claim.reforms)) + line(4, "from", claim.from) +
         line(4, "outcome", is_alive ? "alive" : "protected") +
         line(4, "higher_by", fmt::format("{}", claim.by_at_least));
}

template <class Items, class Text>
std::string section(std::string_view name, const Items& items, Text text_of) {
  if (items.empty()) return "";
  std::string text = fmt::format("{}:\n", name);
  for (const auto& item : items)
    text += text_of(item);
  return text;
}

}  // namespace

std::string case_text(const Case& of) {
  std::string text = line(0, "case", of.name) + text_line(0, "title", of.title) +
                     text_line(0, "content_note", of.content_note) +
                     line(0, "invented", of.is_invented ? "true" : "false") +
                     line(0, "baseline", of.baseline) + text_line(0, "index", of.index);
  if (of.fatal) text += line(0, "fatal", to_string(*of.fatal));
  if (of.release) text += line(0, "release", to_string(*of.release));
  if (of.at_home) {
    text += fmt::format("at_home: {{between: [{}, {}]}}\n", to_string(of.at_home->first),
                        to_string(of.at_home->last));
  }
  text += "sources:\n";
  for (const auto& [id, title] : of.sources)
    text += text_line(2, id, title);
  if (of.family) text += family_text(*of.family);
  return text + section("chronology", of.chronology, event_text) +
         section("further", of.further, further_text) +
         section("decisions", of.decisions, decision_text) +
         section("claims", of.claims, claim_text) +
         section("assumptions", of.assumptions,
                 [](const std::string& one) { return fmt::format("  - {}\n", in_quotes(one)); });
}

}  // namespace sightline::scenario
