// SPDX-License-Identifier: Apache-2.0
#include "analysis/experiment/changed_tables.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "example_study.hpp"

namespace sightline::experiment {
namespace {

using Numbers = std::vector<double>;
using Texts = std::vector<std::string>;

/// Two replications of the example, of which the first is traced: of children 0 and 1 rescued one
/// was reached through the paediatricians' queue, and child 99 was newly missed directly.
Sample traced_sample() {
  Sample sample(2);
  ReplicationRecord first = example_record(0);
  first.arms[1].is_traced = true;
  first.arms[1].changed[0].route = Route::direct;
  first.arms[1].changed[1].route = Route::through_others;
  first.arms[1].changed[1].shift =
      Shift{model::Agency::paediatrics, model::workforce::TaskKind::medical};
  first.arms[1].changed[2].route = Route::direct;
  sample.add(first);
  sample.add(example_record(1));
  return sample;
}

template <class T>
const std::vector<T>& column(const output::CsvTable& table, const std::string& name) {
  for (const output::CsvColumn& one : table.columns) {
    if (one.name == name) return std::get<std::vector<T>>(one.cells);
  }
  throw std::invalid_argument("no column " + name);
}

TEST(ChangedTables, NameEveryChild) {
  const output::CsvTable table = changed_children_table(example_study(), traced_sample());
  EXPECT_EQ(column<double>(table, "replication"), (Numbers{0, 0, 0, 1, 1, 1}));
  EXPECT_EQ(column<double>(table, "child"), (Numbers{0, 1, 99, 0, 1, 99}));
  EXPECT_EQ(column<std::string>(table, "arm"), Texts(6, "doctors-attend"));
  EXPECT_EQ(column<std::string>(table, "change")[2], "newly-missed");
  EXPECT_EQ(column<std::string>(table, "route"), (Texts{"direct", "through-others", "direct",
                                                        "not-traced", "not-traced", "not-traced"}));
  EXPECT_EQ(column<std::string>(table, "queue"), (Texts{"", "paediatrics", "", "", "", ""}));
  EXPECT_EQ(column<std::string>(table, "work")[1], "medical");
}

TEST(ChangedTables, GiveReplicationsTheirNumbersWhereOthersFailed) {
  Sample sample(2);
  sample.add(example_record(1), 1);
  sample.add(example_record(4), 4);
  const output::CsvTable table = changed_children_table(example_study(), sample);
  EXPECT_EQ(column<double>(table, "replication"), (Numbers{1, 1, 1, 4, 4, 4}));
}

TEST(ChangedTables, CountChildrenByRoute) {
  const Sample sample = traced_sample();
  const output::CsvTable table = winners_losers_table(example_study(), summarise(sample));
  EXPECT_EQ(column<std::string>(table, "change"), (Texts{"rescued", "newly-missed"}));
  EXPECT_EQ(column<double>(table, "children"), (Numbers{2, 1}));
  EXPECT_EQ(column<double>(table, "replications_traced"), (Numbers{1, 1}));
  EXPECT_EQ(column<double>(table, "direct"), (Numbers{1, 1}));
  EXPECT_EQ(column<double>(table, "through_others"), (Numbers{1, 0}));
  EXPECT_EQ(column<std::string>(table, "children_by_queue"), (Texts{"paediatrics: 1", ""}));
}

TEST(ChangedTables, LeaveUntracedRoutesEmpty) {
  Sample sample(2);
  sample.add(example_record(0));
  const output::CsvTable table = winners_losers_table(example_study(), summarise(sample));
  EXPECT_EQ(column<double>(table, "children")[0], 2);
  EXPECT_TRUE(std::isnan(column<double>(table, "direct")[0]));
}

TEST(ChangedTables, StandInTheResultsFile) {
  output::DataFile file;
  add_changed_children(file, example_study(), traced_sample());
  EXPECT_EQ(file.axis("changed_child").size(), 6U);
  EXPECT_EQ(std::get<std::vector<std::int64_t>>(file.variable("changed_number").values)[2], 99);
  EXPECT_EQ(std::get<Texts>(file.variable("changed_queue").values)[1], "paediatrics");
}

}  // namespace
}  // namespace sightline::experiment
