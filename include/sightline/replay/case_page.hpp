// SPDX-License-Identifier: Apache-2.0
// The page of one case: a file that opens in any browser without a network, and in which a reader
// moves through time.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <sightline/replay/explanation.hpp>
#include <sightline/replay/twin.hpp>
#include <sightline/scenario/case.hpp>

namespace sightline::replay {

/// One course of a simulated case.
struct PageCourse {
  const TracedCase& traced;
  const Explanation& told;
  std::string label;  ///< "as in baseline"; only shown beside a twin
};

/// What the page shows, as JSON; web/src/model/case_page.ts mirrors it name by name. Days are days
/// since `starts`. Everything has the day from which it is shown: the page hides what is later.
[[nodiscard]] std::string case_page_model(const PageCourse& course, const Calendar& calendar);
/// The same of both courses; they must be told over the time of the twin.
[[nodiscard]] std::string twin_page_model(const PageCourse& before, const PageCourse& after,
                                          const Twin& twin, const Calendar& calendar);
/// The same of a case whose course is known, and of what it is in the run `second`, with `changed`:
/// runs the second, and what twins need besides (see make_twin()).
[[nodiscard]] std::string twin_page_model(const TracedCase& before, const RunOfCase& first,
                                          const RunOfCase& second, const CaseName& name,
                                          const std::string& changed);
/// The same of a case file. An event that is dated by a span is shown at its end. `until`: nothing
/// that begins or was learned later is in the page at all.
[[nodiscard]] std::string file_page_model(const scenario::Case& of, std::optional<Date> until);

/// The page around a model. No text in the model can end the element that holds it.
[[nodiscard]] std::string case_page(std::string_view model);

}  // namespace sightline::replay
