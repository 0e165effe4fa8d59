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
  write(file, replay::twin_page_model(before, first, second, name, changed));
}

void write_file_page(const std::string& file, const scenario::Case& of, std::optional<Date> until) {
  write(file, replay::file_page_model(of, until));
}

}  // namespace sightline::apps
