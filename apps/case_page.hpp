// SPDX-License-Identifier: Apache-2.0
// `--html FILE` of explain and replay: the page of one case.
#pragma once

#include <optional>
#include <string>

#include <sightline/replay/case_page.hpp>

namespace sightline::apps {

/// Writes the page of a simulated case and says where. Throws RunError.
void write_case_page(const std::string& file, const replay::TracedCase& traced,
                     const replay::Explanation& told, const Calendar& calendar);

/// The same beside its twin; traces it in `second`.
void write_twin_page(const std::string& file, const replay::TracedCase& before,
                     const replay::RunOfCase& first, const replay::RunOfCase& second,
                     const replay::CaseName& name, const std::string& changed);

/// The same of a case file.
void write_file_page(const std::string& file, const scenario::Case& of, std::optional<Date> until);

}  // namespace sightline::apps
