// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include <sightline/core/error.hpp>
#include <sightline/experiment/branching.hpp>
#include <sightline/experiment/checkpoint.hpp>
#include <sightline/experiment/executor.hpp>
#include <sightline/experiment/trunks.hpp>

#include "branches.hpp"

namespace sightline::experiment {
namespace {

/// What of an arm's input can have had an effect before `time`: the same for all arms that are one
/// run until then, and for later ones, whatever reforms they have from then on.
model::Input input_before(const model::Input& arm, Time time) {
  model::Input input = arm;
  std::erase_if(input.reforms,
                [&](const auto& reform) { return earliest_adoption(reform) >= time; });
  return input;
}

Time first_parting(const std::vector<const model::Input*>& arms) {
  Time parting = Time::never();
  for (const model::Input* arm : arms)
    parting = std::min(parting, parting_of(*arms.front(), *arm));
  return parting;
}

std::string date_text(const Calendar& calendar, Time time) {
  return to_string(calendar.date_of(time));
}

[[noreturn]] void refuse_option(const std::string& key, const std::string& text) {
  throw InputError(Mistake{.file = "", .key = key, .text = text});
}

constexpr const char* part_at_start =
    "the arms differ from the start, so there are no years that "
    "they have in common; a reform that begins later says "
    "`from: DATE`";

}  // namespace

std::filesystem::path trunk_path(const std::filesystem::path& folder, std::uint64_t replication) {
  return folder / fmt::format("replication-{:06}.h5", replication);
}

model::Replication Trunks::read(const std::vector<const model::Input*>& arms,
                                const Calendar& calendar, std::uint64_t seed,
                                std::uint64_t replication) const {
  const std::filesystem::path path = trunk_path(folder_, replication);
  const Time parting = first_parting(arms);
  std::optional<model::Input> common;
  model::Replication run = read_checkpoint(
      path,
      [&](Time reached) {
        if (reached > parting) {
          throw InputError(Mistake{
              .file = path.string(),
              .key = "reached_minute",
              .text = fmt::format("the trunk ends on {}, but the arms of this study are one run "
                                  "until {} only",
                                  date_text(calendar, reached), date_text(calendar, parting))});
        }
        common = input_before(*arms.front(), reached);
        return RunIdentity{*common, seed, replication};
      },
      calendar);
  run.go_on_with(*arms.front());
  return run;
}

model::Replication Trunks::begin(const std::vector<const model::Input*>& arms,
                                 const Calendar& calendar, std::uint64_t seed,
                                 std::uint64_t replication) const {
  if (!until_) return read(arms, calendar, seed, replication);
  std::optional<model::Replication> run = read_if_whole(arms, calendar, seed, replication);
  if (run && run->reached() == *until_) return std::move(*run);
  if (!run || run->reached() > *until_) run.emplace(*arms.front(), calendar, seed, replication);
  run->run_until(*until_);
  const model::Input common = input_before(*arms.front(), *until_);
  write_checkpoint(trunk_path(folder_, replication), *run, {common, seed, replication});
  return std::move(*run);
}

std::optional<model::Replication> Trunks::read_if_whole(
    const std::vector<const model::Input*>& arms, const Calendar& calendar, std::uint64_t seed,
    std::uint64_t replication) const {
  if (!std::filesystem::exists(trunk_path(folder_, replication))) return std::nullopt;
  try {
    return read(arms, calendar, seed, replication);
  } catch (const RunError&) {
    return std::nullopt;
  }
}

Time trunk_end(const scenario::Study& study, std::optional<Date> date) {
  const Calendar calendar = model::calendar_of(study.period);
  const Time parting = common_until(study);
  if (parting <= Time()) refuse_option("--keep-trunks", part_at_start);
  if (!date) {
    if (parting < study.period.end()) return parting;
    refuse_option("--keep-trunks",
                  "the arms do not part within the period; name the date at which the "
                  "trunks end: --keep-trunks YYYY-MM-DD");
  }
  const Time end = calendar.midnight_of(*date);
  if (end <= Time() || end >= study.period.end()) {
    refuse_option("--keep-trunks", fmt::format("{} is not within the period, {} to {}",
                                               to_string(*date), to_string(calendar.start()),
                                               date_text(calendar, study.period.end())));
  }
  if (end <= parting) return end;
  refuse_option("--keep-trunks", fmt::format("{} is too late: the arms are one run until {} only",
                                             to_string(*date), date_text(calendar, parting)));
}

void require_trunks(const scenario::Study& study, const std::filesystem::path& folder) {
  if (common_until(study) <= Time()) refuse_option("--trunks", part_at_start);
  std::vector<std::uint64_t> missing;
  for (std::uint64_t replication = 0; replication < study.replications; ++replication) {
    if (!std::filesystem::exists(trunk_path(folder, replication))) missing.push_back(replication);
  }
  if (missing.empty()) return;
  refuse_option("--trunks", fmt::format("{} of {} trunks are missing from {}, the first is {}",
                                        missing.size(), study.replications, folder.string(),
                                        trunk_path(folder, missing.front()).filename().string()));
}

void keep_all(const Trunks& trunks, const scenario::Study& study, std::uint64_t replications,
              unsigned threads) {
  const Calendar calendar = model::calendar_of(study.period);
  for_each_index(replications, threads, [&](std::size_t replication) {
    try {
      (void)trunks.begin(inputs_of(study, replication), calendar, study.seed, replication);
    } catch (const InputError&) {
      throw;
    } catch (const RunError&) {
      throw;
    } catch (const std::exception&) {
      // Its replication failed too, and is listed.
    }
  });
}

}  // namespace sightline::experiment
