// SPDX-License-Identifier: Apache-2.0
// A small parameter tree and a small file format for the tests of reading.
#pragma once

#include <string>
#include <vector>

#include <sightline/config/document.hpp>
#include <sightline/config/map_reader.hpp>
#include <sightline/config/parameters.hpp>
#include <sightline/core/parameter.hpp>

namespace sightline::config::example {

struct Screening {
  Probability threshold{0.5};
  WorkingHours effort{3.0};
  Count reviewers{1};
  template <class Visitor>
  void describe(Visitor& visit) {
    visit.field("threshold", threshold,
                {.source = "assumption", .meaning = "chance that a referral is screened in"});
    visit.field("effort", effort,
                {.low = 0, .high = 40, .source = "a \"b\" | c", .meaning = "working time"});
    visit.field("reviewers", reviewers,
                {.low = 1, .is_whole = true, .source = "assumption", .meaning = "people"});
  }
};

struct Practice {
  Screening screening;
  Switch is_open{1};
  LogOdds weight{-0.25};
  template <class Visitor>
  void describe(Visitor& visit) {
    visit.group("screening", screening);
    visit.field("is_open", is_open, {.source = "assumption", .meaning = "whether it is open"});
    visit.field("weight", weight, {.source = "assumption", .meaning = "weight of evidence"});
  }
};

struct Root {
  Practice practice;
  PerYear turnover{0.2};
  template <class Visitor>
  void describe(Visitor& visit) {
    visit.group("practice", practice);
    visit.field("turnover", turnover,
                {.low = 0, .high = 5, .source = "assumption", .meaning = "leaving"});
  }
};

/// What a file of the tests holds beside its parameters.
struct File {
  std::string title;
  std::int64_t replications = 0;
  bool is_quick = false;
  std::vector<ParameterSetting> seen;
};

inline File read(const Document& document, Root& root, Mistakes& mistakes) {
  File file;
  MapReader reader(document.root(), "", mistakes);
  file.title = reader.text("title");
  file.replications = reader.whole_or("replications", 10, {.low = 1, .high = 1e6});
  file.is_quick = reader.boolean_or("is_quick", false);
  (void)reader.date_or("start", Date{});
  (void)reader.texts_or("reforms", {});
  const std::vector<Parameter> parameters = parameters_of(root);
  if (reader.has("parameters")) {
    read_parameters(reader.required("parameters"), "parameters", parameters, mistakes, &file.seen);
  }
  if (reader.has("set")) {
    read_settings(reader.required("set"), "set", parameters, mistakes, &file.seen);
  }
  reader.finish();
  return file;
}

/// All messages, one a line, as the command line prints them.
inline std::string messages(const Mistakes& mistakes) {
  std::string text;
  for (const Mistake& mistake : mistakes.sorted())
    text += to_string(mistake) + "\n";
  return text;
}

}  // namespace sightline::config::example
