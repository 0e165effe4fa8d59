// SPDX-License-Identifier: Apache-2.0
#include "changed_tables.hpp"

#include <numeric>

#include <fmt/format.h>

#include "estimate_columns.hpp"

namespace sightline::experiment {
namespace {

using Numbers = std::vector<double>;
using Texts = std::vector<std::string>;

struct ChangedColumns {
  std::vector<std::int64_t> replications, children;
  Texts arms, changes, routes, queues, works;

  ChangedColumns(const scenario::Study& study, const Sample& sample) {
    for (std::size_t i = 0; i < sample.replications(); ++i) {
      for (std::size_t arm = 0; arm < study.arms.size(); ++arm) {
        for (const ChangedChild& child : sample.arms()[arm].changed[i])
          add(sample.numbers()[i], study.arms[arm].name, child);
      }
    }
  }

  void add(std::uint64_t replication, const std::string& arm, const ChangedChild& child) {
    replications.push_back(static_cast<std::int64_t>(replication));
    arms.push_back(arm);
    children.push_back(child.child.value());
    changes.emplace_back(name_of(child.change));
    routes.emplace_back(name_of(child.route));
    queues.emplace_back(child.shift ? model::name_of(child.shift->agency) : "");
    works.emplace_back(
        child.shift ? model::workforce::task_names[static_cast<std::size_t>(child.shift->work)]
                    : "");
  }
};

}  // namespace

output::CsvTable winners_losers_table(const scenario::Study& study, const Summary& summary) {
  Texts arms, changes, queues;
  Numbers traced;
  EstimateColumns all, direct, through;
  const auto add = [&](const Comparison& comparison, Change change,
                       const statistics::Estimate& children, const RouteSummary& routes) {
    arms.push_back(study.arms[comparison.arm].name);
    changes.emplace_back(name_of(change));
    traced.push_back(static_cast<double>(comparison.traced));
    all.add(children);
    direct.add(routes.direct);
    through.add(routes.through_others);
    std::string text;
    for (const auto& [agency, number] : routes.queues)
      text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", model::name_of(agency), number);
    queues.push_back(std::move(text));
  };
  for (const Comparison& comparison : summary.comparisons) {
    add(comparison, Change::rescued, comparison.rescued, comparison.rescued_by);
    add(comparison, Change::newly_missed, comparison.newly_missed, comparison.newly_missed_by);
  }
  const Texts against(arms.size(), study.arms.front().name);
  output::CsvTable table{{{"arm", arms}, {"against", against}, {"change", changes}}};
  all.move_to(table, "children");
  table.columns.push_back({"replications_traced", traced});
  direct.move_to(table, "direct");
  through.move_to(table, "through_others");
  table.columns.push_back({"children_by_queue", queues});
  return table;
}

output::CsvTable changed_children_table(const scenario::Study& study, const Sample& sample) {
  const ChangedColumns columns(study, sample);
  const Numbers replications(columns.replications.begin(), columns.replications.end());
  const Numbers children(columns.children.begin(), columns.children.end());
  return {{{"replication", replications},
           {"arm", columns.arms},
           {"child", children},
           {"change", columns.changes},
           {"route", columns.routes},
           {"queue", columns.queues},
           {"work", columns.works}}};
}

void add_changed_children(output::DataFile& file, const scenario::Study& study,
                          const Sample& sample) {
  const ChangedColumns columns(study, sample);
  std::vector<std::int64_t> places(columns.children.size());
  std::iota(places.begin(), places.end(), std::int64_t{0});
  file.axes.push_back({"changed_child", places, "",
                       "children whom an arm rescued or newly missed against the first"});
  const Texts axis = {"changed_child"};
  const auto add = [&](const char* name, output::Values values, const char* description) {
    file.variables.push_back({name, axis, std::move(values), "", description});
  };
  add("changed_replication", columns.replications, "");
  add("changed_arm", columns.arms, "");
  add("changed_number", columns.children, "number of the child, the same in all arms");
  add("changed_how", columns.changes, "rescued or newly-missed");
  add("changed_route", columns.routes, "direct, through-others or not-traced");
  add("changed_queue", columns.queues, "agency whose work first came at another time");
  add("changed_work", columns.works, "that work");
}

}  // namespace sightline::experiment
