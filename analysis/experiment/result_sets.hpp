// SPDX-License-Identifier: Apache-2.0
// What results.h5 holds of the parameter sets of a study with an ensemble.
#pragma once

#include <sightline/experiment/sample.hpp>
#include <sightline/output/data_file.hpp>
#include <sightline/scenario/study.hpp>

namespace sightline::experiment {

/// Adds the axes `set` and `set_parameter`, `set_value` (set, set_parameter), `set_of_replication`
/// (replication), and for outcomes and differences (arm, outcome) the variances between and within
/// sets and the 5 and 95 % quantiles of the sets' means. NaN where there is nothing to tell.
void add_parameter_sets(output::DataFile& file, const scenario::Study& study, const Sample& sample);

}  // namespace sightline::experiment
