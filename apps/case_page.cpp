// SPDX-License-Identifier: Apache-2.0
#include "case_page.hpp"

#include <fmt/format.h>

#include <sightline/output/file.hpp>

#include "standard_output.hpp"

namespace sightline::apps {
namespace {

void write(const std::string& file, const std::string& model) {
  output::write_text(file, replay::case_page(model));
  say(fmt::format("the page is written to {}\n", file));
}

}  // namespace

void write_case_page(const std::string& file, const replay::TracedCase& traced,
                     const replay::Explanation& told, const Calendar& calendar) {
  write(file, replay::case_page_model({traced, told, ""}, calendar));
}

void write_twin_page(const std::string& file, const replay::TracedCase& before,
                     const replay::RunOfCase& first, const replay::RunOfCase& second,
                     const replay::CaseName& name, const std::string& changed) {
  const replay::TracedCase after = replay::trace_case(second, before.child);
  const replay::Twin twin = replay::make_twin(before, after, first, second, name, changed);
  const auto told = [&](const replay::TracedCase& traced) {
    return replay::explain_between(traced, first.calendar, name, twin.from, twin.until);
  };
  const replay::Explanation told_before = told(before);
  const replay::Explanation told_after = told(after);
  write(file, replay::twin_page_model({before, told_before, fmt::format("arm {}", name.arm)},
                                      {after, told_after, fmt::format("with {}", changed)}, twin,
                                      first.calendar));
}

void write_file_page(const std::string& file, const scenario::Case& of, std::optional<Date> until) {
  write(file, replay::file_page_model(of, until));
}

}  // namespace sightline::apps
