// SPDX-License-Identifier: Apache-2.0
// What each command takes on the command line.
#pragma once

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "attribute_command.hpp"
#include "calibrate_command.hpp"
#include "cluster_command.hpp"
#include "explain_command.hpp"
#include "list_command.hpp"
#include "merge_command.hpp"
#include "replay_command.hpp"
#include "report_command.hpp"
#include "run_command.hpp"
#include "sensitivity_command.hpp"
#include "serve_command.hpp"

namespace sightline::apps {

/// Each adds its command to `app`, which fills the arguments when it parses; they outlive it.
[[nodiscard]] CLI::App* add_run(CLI::App& app, RunArguments& run);
[[nodiscard]] CLI::App* add_merge(CLI::App& app, MergeArguments& merge);
[[nodiscard]] CLI::App* add_cluster(CLI::App& app, ClusterArguments& cluster);
[[nodiscard]] CLI::App* add_calibrate(CLI::App& app, CalibrateArguments& calibrate);
[[nodiscard]] CLI::App* add_attribute(CLI::App& app, AttributeArguments& attribute);
[[nodiscard]] CLI::App* add_explain(CLI::App& app, ExplainArguments& explain);
[[nodiscard]] CLI::App* add_replay(CLI::App& app, ReplayArguments& replay);
[[nodiscard]] CLI::App* add_sensitivity(CLI::App& app, SensitivityArguments& sensitivity);
[[nodiscard]] CLI::App* add_discover(CLI::App& app, DiscoverArguments& discover);
[[nodiscard]] CLI::App* add_report(CLI::App& app, ReportArguments& report);
[[nodiscard]] CLI::App* add_list(CLI::App& app, ListArguments& list);
[[nodiscard]] CLI::App* add_serve(CLI::App& app, ServeArguments& serve);
[[nodiscard]] CLI::App* add_validate(CLI::App& app, std::vector<std::string>& files);
[[nodiscard]] CLI::App* add_schema(CLI::App& app);

/// The option of every command that works on several threads.
void add_threads(CLI::App& command, unsigned& threads,
                 const std::string& meaning = "default: one for each processor");

}  // namespace sightline::apps
