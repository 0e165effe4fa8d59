// SPDX-License-Identifier: Apache-2.0
// sightline_bench_report: the model against the limits of this machine, as one table.
// docs/benchmarks.md says what each row means.
#include <cstdio>
#include <exception>
#include <fstream>
#include <stdexcept>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include "../resident.hpp"
#include "../workload.hpp"
#include "print.hpp"

namespace sightline::bench {
namespace {

struct Wishes {
  Plan plan{.children = authority_children, .days = five_years, .rounds = 9, .decisions = 4};
  bool is_json = false;
  std::string json_file;
};

/// On a terminal only: elsewhere it would be noise.
void show_progress(int round, int rounds) {
  if (isatty(STDERR_FILENO) == 0) return;
  fmt::print(stderr, "\rround {} of {}{}", round, rounds, round < rounds ? "" : "\n");
  std::fflush(stderr);
}

Report measure(const Wishes& wishes) {
  Report report;
  report.load_before = load_average();
  report.machine = this_machine();
  // Memory first: a process inherits the pages of the one that starts it.
  const double resident = resident_bytes_per_child(wishes.plan.children, wishes.plan.days);
  report.plan = wishes.plan;
  report.census = count(input_of(wishes.plan.children, wishes.plan.days));
  if (report.plan.families == 0)
    report.plan.families = static_cast<std::uint32_t>(report.census.families);
  const Usage before = usage_now();
  const auto rounds = run_rounds(report.plan, [&](int n) { show_progress(n, report.plan.rounds); });
  report.cores_of_others = cores_of_others(before, usage_now());
  report.rows = rows_of(rounds, resident, is_loaded(report.load_before, report.cores_of_others));
  return report;
}

void write(const Report& report, const Wishes& wishes) {
  if (!wishes.is_json || !wishes.json_file.empty()) fmt::print("{}", to_table(report));
  if (!wishes.is_json) return;
  if (wishes.json_file.empty()) {
    fmt::print("{}", to_json(report));
    return;
  }
  std::ofstream file(wishes.json_file);
  file << to_json(report);
  if (!file.flush()) throw std::runtime_error("cannot write " + wishes.json_file);
}

int run(int argc, char** argv) {
  Wishes wishes;
  CLI::App app("Measures the model against the limits of this machine, in alternating rounds.");
  app.add_option("--children", wishes.plan.children, "children of the authority")
      ->check(CLI::Range(1'000, 10'000'000))
      ->capture_default_str();
  app.add_option("--days", wishes.plan.days, "days simulated")
      ->check(CLI::Range(1, 36'525))
      ->capture_default_str();
  app.add_option("--rounds", wishes.plan.rounds, "rounds; verdicts need at least 6")
      ->check(CLI::Range(1, 1'000))
      ->capture_default_str();
  app.add_option("--families", wishes.plan.families,
                 "families of the reference event; 0: as many as the model has")
      ->check(CLI::Range(0, 10'000'000))
      ->capture_default_str();
  app.add_option("--decisions", wishes.plan.decisions, "decisions of one reference event")
      ->check(CLI::Range(1, 100))
      ->capture_default_str();
  auto* json = app.add_option("--json", wishes.json_file,
                              "JSON instead of the table; with a file name, beside it");
  json->expected(0, 1);
  CLI11_PARSE(app, argc, argv);
  wishes.is_json = json->count() > 0;
  write(measure(wishes), wishes);
  return 0;
}

}  // namespace
}  // namespace sightline::bench

int main(int argc, char** argv) {
  try {
    return sightline::bench::run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "sightline_bench_report: %s\n", error.what());
    return 1;
  }
}
