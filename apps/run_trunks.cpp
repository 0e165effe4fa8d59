// SPDX-License-Identifier: Apache-2.0
#include "run_trunks.hpp"

#include <optional>
#include <stdexcept>

#include <fmt/format.h>

#include <sightline/core/calendar.hpp>
#include <sightline/core/error.hpp>
#include <sightline/experiment/branching.hpp>
#include <sightline/output/file.hpp>

#include "standard_output.hpp"

namespace sightline::apps {
namespace {

/// Nothing for `parting`.
std::optional<Date> end_of_trunks(const std::string& text) {
  if (text == "parting") return std::nullopt;
  try {
    return parse_date(text);
  } catch (const std::invalid_argument&) {
    throw InputError(
        Mistake{.file = "",
                .key = "--keep-trunks",
                .text = fmt::format("`{}` is neither a date (YYYY-MM-DD) nor `parting`", text)});
  }
}

}  // namespace

void note_branching(const RunArguments& arguments, const experiment::Workload& workload,
                    RunSession& session) {
  const double share = arguments.are_arms_whole ? 0.0 : experiment::share_saved(workload);
  session.note_share_saved(share);
  if (share <= 0.0 || arguments.is_quiet) return;
  say(
      fmt::format("sightline: arms begin alike; {:.0f} % of their child-years are run once for "
                  "several\n",
                  100.0 * share));
}

std::shared_ptr<const experiment::Trunks> use_trunks(const RunArguments& arguments,
                                                     const scenario::Study& study,
                                                     RunSession& session) {
  std::shared_ptr<const experiment::Trunks> trunks;
  if (arguments.keep_trunks.empty() && arguments.trunks.empty()) return trunks;
  if (study.variation) {
    throw InputError(Mistake{.file = "",
                             .key = arguments.trunks.empty() ? "--keep-trunks" : "--trunks",
                             .text = "a sweep has other parameters at every point; only a study "
                                     "without `vary` has trunks"});
  }
  if (!arguments.keep_trunks.empty()) {
    const Time end = experiment::trunk_end(study, end_of_trunks(arguments.keep_trunks));
    const std::filesystem::path folder = session.folder() / "trunks";
    output::ensure_writable_folder(folder, "--keep-trunks");
    trunks = std::make_shared<const experiment::Trunks>(folder, end);
  } else {
    experiment::require_trunks(study, arguments.trunks);
    trunks = std::make_shared<const experiment::Trunks>(arguments.trunks);
  }
  session.begin_from(trunks);
  return trunks;
}

void keep_all_trunks(const RunArguments& arguments, const experiment::Trunks* trunks,
                     const scenario::Study& study, std::uint64_t replications,
                     const RunSession& session) {
  if (trunks == nullptr || arguments.keep_trunks.empty()) return;
  experiment::keep_all(*trunks, study, replications, session.options().threads);
  if (arguments.is_quiet) return;
  say(fmt::format("sightline: the years in common are kept in {}; `--trunks {}` begins from them\n",
                  trunks->folder().string(), trunks->folder().string()));
}

}  // namespace sightline::apps
