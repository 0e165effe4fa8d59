// SPDX-License-Identifier: Apache-2.0
#include "tests/golden/harness/golden_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string_view>
#include <vector>

#include "replications.hpp"

namespace sightline::model::testing {
namespace {

using outcomes::Measure;

/// "broke at never seen" of "broke_at_never_seen".
std::string in_words(std::string_view name) {
  std::string words(name);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

std::string number(double value) {
  const double rounded = std::round(100.0 * value) / 100.0;
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), rounded == std::floor(rounded) ? "%.0f" : "%.2f",
                rounded);
  return text.data();
}

std::string padded(std::string_view text, std::size_t width) {
  std::string result(text);
  result.resize(std::max(width, text.size()), ' ');
  return result;
}

constexpr std::array<std::string_view, static_cast<std::size_t>(workforce::TaskKind::size_)>
    task_names = {"screening",
                  "initial assessment",
                  "core assessment",
                  "strategy discussion",
                  "section 47 enquiry",
                  "police enquiry",
                  "medical",
                  "clinic appointment",
                  "background check",
                  "prepare conference",
                  "conference",
                  "attend conference",
                  "conference report",
                  "visit",
                  "core group",
                  "review conference",
                  "child in need",
                  "legal meeting",
                  "court application",
                  "court hearing",
                  "emergency hearing",
                  "police investigation",
                  "prosecutor review",
                  "family group conference",
                  "early help",
                  "other work",
                  "supervision",
                  "audit",
                  "inspection",
                  "hearing preparation",
                  "legal representation",
                  "examination",
                  "search",
                  "attend core group"};
static_assert(!task_names.back().empty(), "a kind of task has no name here");

std::string detail_in_words(const Happening& h) {
  constexpr std::array<std::string_view, 5> severities = {"minor", "moderate", "serious",
                                                          "critical", "fatal"};
  if (h.kind == HappeningKind::injury) {
    const std::string severity(severities[h.detail & 0xFFU]);
    return (h.detail & Happening::inflicted) != 0 ? severity + ", inflicted" : severity;
  }
  if (h.kind == HappeningKind::work_done) return std::string(task_names.at(h.detail));
  return h.detail == 0 ? "" : std::to_string(h.detail);
}

bool uses_value(HappeningKind kind) {
  return kind == HappeningKind::sign_found || kind == HappeningKind::recognised ||
         kind == HappeningKind::conference;
}

std::string line_of(const Happening& h, ChildId first_child) {
  std::string line = "day " + padded(std::to_string(h.at.day()), 5) + "child " +
                     std::to_string(h.child.value() - first_child.value() + 1) + "  " +
                     padded(happening_names[static_cast<std::size_t>(h.kind)], 21) +
                     padded(name_of(h.agency), 18) + detail_in_words(h);
  if (uses_value(h.kind)) line += " (" + number(static_cast<double>(h.value)) + ")";
  while (line.back() == ' ')
    line.pop_back();
  return line + "\n";
}

}  // namespace

std::string measures_in_words(const Input& input, std::uint64_t replications) {
  const std::vector<ReplicationResult> results = run_all(input, replications);
  std::string text;
  for (std::size_t m = 0; m < outcomes::measure_count; ++m) {
    text += padded(in_words(outcomes::measures()[m].name), 40);
    for (const ReplicationResult& result : results) {
      const std::string sum = number(total(result, static_cast<Measure>(m)));
      text += std::string(sum.size() < 12 ? 12 - sum.size() : 1, ' ') + sum;
    }
    text += "\n";
  }
  return text;
}

std::string family_in_words(const Input& input, std::size_t most_happenings) {
  const std::vector<Happening> trace = trace_of(input, 0);
  const auto children = children_of(input, 0);
  FamilyId family;
  for (const Happening& h : trace) {
    if (h.kind == HappeningKind::conference && !family.is_valid())
      family = children[h.child].family;
  }
  if (!family.is_valid()) return "no conference\n";
  std::uint32_t first = 0;
  while (children[ChildId(first)].family != family)
    ++first;
  std::string text;
  std::size_t told = 0;
  for (const Happening& h : trace) {
    if (!h.child.is_valid() || children[h.child].family != family) continue;
    if (++told > most_happenings) break;
    text += line_of(h, ChildId(first));
  }
  return text;
}

}  // namespace sightline::model::testing
