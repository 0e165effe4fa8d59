// SPDX-License-Identifier: Apache-2.0
#include "rows.hpp"

#include <string_view>
#include <utility>

#include <fmt/format.h>

#include <sightline/core/time.hpp>

namespace sightline::bench {
namespace {

constexpr Target child_years_wanted{Aim::at_least, 300'000.0};
constexpr Target events_wanted{Aim::at_least, 2'000'000.0};
constexpr Target bytes_wanted{Aim::at_most, 1024.0};
constexpr Target share_wanted{Aim::at_least, 0.30};
constexpr std::array<Target, pending_sizes.size()> queue_wanted = {
    {{Aim::at_least, 1.8}, {Aim::at_least, 2.2}, {Aim::at_least, 4.0}}};
constexpr std::array<std::string_view, pending_sizes.size()> pending_names = {"10 k", "100 k",
                                                                              "1 M"};
constexpr Target decision_wanted{Aim::at_most, 1.5};

template <class Number>
Summary over(const std::vector<Round>& rounds, Number&& number) {
  std::vector<double> values;
  values.reserve(rounds.size());
  for (const Round& round : rounds)
    values.push_back(number(round));
  return summary_of(std::move(values));
}

double share_of_limit(const Round& round) {
  return round.events_per_second / round.limit_events_per_second;
}
/// A sweep reads each child once a day.
double share_of_sweep(const Round& round) {
  return round.child_years_per_second * days_per_year / round.sweep_children_per_second;
}

}  // namespace

std::vector<Row> rows_of(const std::vector<Round>& rounds, double resident_bytes, bool is_loaded) {
  std::vector<Row> rows;
  const auto add = [&](Row row) {
    row.verdict = verdict_on(row.value, row.target);
    rows.push_back(std::move(row));
  };
  const auto add_speed = [&](Row row) {
    row.share_of_limit = over(rounds, share_of_limit);
    add(std::move(row));
    Verdict& verdict = rows.back().verdict;
    if (is_loaded && verdict == Verdict::not_met) verdict = Verdict::not_shown;
  };

  add_speed({.key = "child_years_per_second",
             .meaning = "child-years / s / core",
             .value = over(rounds, [](const Round& r) { return r.child_years_per_second; }),
             .target = child_years_wanted});
  add_speed({.key = "events_per_second",
             .meaning = "events / s / core",
             .value = over(rounds, [](const Round& r) { return r.events_per_second; }),
             .target = events_wanted});
  add({.key = "bytes_per_child",
       .meaning = "bytes / child, tables",
       .value = over(rounds, [](const Round& r) { return r.bytes_per_child; }),
       .share_of_limit =
           over(rounds, [](const Round& r) { return r.bytes_per_child / r.limit_bytes_per_child; }),
       .target = bytes_wanted});
  add({.key = "resident_bytes_per_child",
       .meaning = "bytes / child, resident",
       .value = summary_of({resident_bytes})});
  add({.key = "events_per_child_year",
       .meaning = "events / child-year",
       .decimals = 2,
       .value = over(rounds, [](const Round& r) { return r.events_per_child_year; })});
  add({.key = "set_up_share",
       .meaning = "set-up / replication",
       .decimals = 3,
       .value = over(rounds, [](const Round& r) { return r.set_up_share; })});
  add({.key = "share_of_limit",
       .meaning = "events / limit's events",
       .decimals = 3,
       .value = over(rounds, share_of_limit),
       .target = share_wanted});
  add({.key = "share_of_sweep",
       .meaning = "child-days / swept ones",
       .decimals = 3,
       .value = over(rounds, share_of_sweep)});
  for (std::size_t i = 0; i < pending_sizes.size(); ++i) {
    add({.key = fmt::format("queue_ratio_{}", pending_sizes[i]),
         .meaning = fmt::format("queue / std, {}", pending_names[i]),
         .decimals = 2,
         .value = over(rounds, [i](const Round& r) { return r.queue_ratio[i]; }),
         .target = queue_wanted[i]});
  }
  add({.key = "decision_ratio",
       .meaning = "decision / Philox block",
       .decimals = 2,
       .value = over(rounds, [](const Round& r) { return r.decision_ratio; }),
       .target = decision_wanted});
  add({.key = "limit_events_per_second",
       .meaning = "limit: events / s",
       .value = over(rounds, [](const Round& r) { return r.limit_events_per_second; })});
  add({.key = "sweep_children_per_second",
       .meaning = "limit: child sweeps / s",
       .value = over(rounds, [](const Round& r) { return r.sweep_children_per_second; })});
  return rows;
}

}  // namespace sightline::bench
