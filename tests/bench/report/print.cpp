// SPDX-License-Identifier: Apache-2.0
#include "print.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <sightline/core/time.hpp>

namespace sightline::bench {
namespace {

/// 1234567.8 as "1,234,568".
std::string grouped(double number, int decimals = 0) {
  const std::string plain = fmt::format("{:.{}f}", number, decimals);
  const std::size_t whole = std::min(plain.find('.'), plain.size());
  std::string text;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const bool ends_a_group = i > 0 && i < whole && (whole - i) % 3 == 0 && plain[i - 1] != '-';
    if (ends_a_group) text += ',';
    text += plain[i];
  }
  return text;
}

std::string with_range(const Summary& summary, int decimals) {
  if (summary.least == summary.greatest) return grouped(summary.median, decimals);
  return fmt::format("{} [{} {}]", grouped(summary.median, decimals),
                     grouped(summary.least, decimals), grouped(summary.greatest, decimals));
}

std::string as_percent(const Summary& share) {
  return fmt::format("{:.1f} % [{:.1f} {:.1f}]", 100.0 * share.median, 100.0 * share.least,
                     100.0 * share.greatest);
}

std::string to_text(const Target& target, int decimals) {
  if (target.aim == Aim::none) return "";
  return fmt::format("{} {}",
                     target.aim == Aim::at_least ? ">=" : "<=", grouped(target.value, decimals));
}

std::string decisions_in_words(const Report& report) {
  const double counted = report.census.decisions_per_event;
  const std::string model =
      counted > 0.0 ? fmt::format("{:.2f} decisions per event", counted) : "decisions not counted";
  return fmt::format("{}; the limit's event makes {}", model, report.plan.decisions);
}

double density(const Report& report) {
  return report.census.events * days_per_year /
         (static_cast<double>(report.plan.children) * report.plan.days);
}

nlohmann::ordered_json to_json(const Summary& summary) {
  nlohmann::ordered_json json = {
      {"median", summary.median}, {"min", summary.least}, {"max", summary.greatest}};
  if (summary.has_interval) json["interval_95"] = {summary.low, summary.high};
  return json;
}

nlohmann::ordered_json to_json(const Row& row) {
  nlohmann::ordered_json json = {{"key", row.key}, {"meaning", row.meaning}};
  json["value"] = to_json(row.value);
  if (row.share_of_limit) json["share_of_limit"] = to_json(*row.share_of_limit);
  if (row.target.aim != Aim::none) {
    json["target"] = {{"aim", row.target.aim == Aim::at_least ? "at-least" : "at-most"},
                      {"value", row.target.value}};
    json["verdict"] = to_text(row.verdict);
  }
  return json;
}

}  // namespace

bool is_loaded(double load_before, double cores_of_others) {
  constexpr double most_load = 0.5;  // a build that has just ended still echoes in the average
  constexpr double most_cores = 0.05;
  return load_before > most_load || cores_of_others > most_cores;
}

std::string to_table(const Report& report) {
  std::string text;
  const auto line = [&](std::string_view name, const std::string& value) {
    text += fmt::format("{:<10} {}\n", name, value);
  };
  const Machine& machine = report.machine;
  line("date", machine.date);
  line("machine", fmt::format("{}, {} cores", machine.processor, machine.cores));
  line("compiler", machine.compiler);
  line("flags", machine.flags);
  line("commit", machine.commit);
  line("size", fmt::format("{} children in {} families, {} days; {} families in the limit",
                           grouped(report.plan.children),
                           grouped(static_cast<double>(report.census.families)),
                           grouped(report.plan.days), grouped(report.plan.families)));
  line("density", fmt::format("{:.2f} events per child-year; {}", density(report),
                              decisions_in_words(report)));
  line("rounds", fmt::format("{}, each number from every round; thread CPU time, one thread",
                             report.plan.rounds));
  line("load", fmt::format("{:.2f} before; others kept {:.2f} cores busy during the rounds",
                           report.load_before, report.cores_of_others));
  if (is_loaded(report.load_before, report.cores_of_others)) {
    text +=
        "WARNING    others are using this machine: absolute figures are too low by an unknown\n"
        "           amount, ratios move; what falls short of an absolute target is not shown\n";
  }
  const auto columns = [&](std::string_view name, const std::string& value,
                           const std::string& share, const std::string& target,
                           std::string_view verdict) {
    std::string row =
        fmt::format("{:<24}{:<32}{:<22}{:<13}{}", name, value, share, target, verdict);
    row.erase(row.find_last_not_of(' ') + 1);
    text += row + "\n";
  };
  text += "\n";
  columns("", "median [min max]", "of the limit", "target", "");
  for (const Row& row : report.rows) {
    columns(row.meaning, with_range(row.value, row.decimals),
            row.share_of_limit ? as_percent(*row.share_of_limit) : "",
            to_text(row.target, row.decimals), to_text(row.verdict));
  }
  return text;
}

std::string to_json(const Report& report) {
  const Machine& machine = report.machine;
  nlohmann::ordered_json json = {
      {"date", machine.date},
      {"processor", machine.processor},
      {"cores", machine.cores},
      {"compiler", machine.compiler},
      {"flags", machine.flags},
      {"commit", machine.commit},
      {"children", report.plan.children},
      {"days", report.plan.days},
      {"rounds", report.plan.rounds},
      {"families", report.census.families},
      {"events_per_child_year", density(report)},
      {"limit_families", report.plan.families},
      {"limit_decisions_per_event", report.plan.decisions},
      {"load_before", report.load_before},
      {"cores_of_others", report.cores_of_others},
      {"is_loaded", is_loaded(report.load_before, report.cores_of_others)}};
  const double decisions = report.census.decisions_per_event;
  json["decisions_per_event"] = decisions > 0.0 ? nlohmann::ordered_json(decisions) : nullptr;
  json["rows"] = nlohmann::ordered_json::array();
  for (const Row& row : report.rows)
    json["rows"].push_back(to_json(row));
  return json.dump(2) + "\n";
}

}  // namespace sightline::bench
