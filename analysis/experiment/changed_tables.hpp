// SPDX-License-Identifier: Apache-2.0
// The children whom an arm rescued or newly missed, as tables.
#pragma once

#include <sightline/experiment/sample.hpp>
#include <sightline/experiment/summary.hpp>
#include <sightline/output/csv.hpp>
#include <sightline/output/data_file.hpp>
#include <sightline/scenario/study.hpp>

namespace sightline::experiment {

/// One line for each arm and change: children per replication, all and by route, with intervals;
/// and by the queue that first moved, for those reached through others. What was not traced is
/// empty.
[[nodiscard]] output::CsvTable winners_losers_table(const scenario::Study& study,
                                                    const Summary& summary);
/// One line for each child: replication, arm, child, change, route, queue and work.
[[nodiscard]] output::CsvTable changed_children_table(const scenario::Study& study,
                                                      const Sample& sample);
/// The same for results.h5, along the axis `changed_child`.
void add_changed_children(output::DataFile& file, const scenario::Study& study,
                          const Sample& sample);

}  // namespace sightline::experiment
