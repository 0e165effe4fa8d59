// SPDX-License-Identifier: Apache-2.0
// What the result files of plain studies and of sweeps have in common.
#pragma once

#include <map>
#include <string>

#include <sightline/output/csv.hpp>
#include <sightline/output/data_file.hpp>
#include <sightline/scenario/study.hpp>

namespace sightline::experiment {

/// Every outcome of the catalogue.
[[nodiscard]] output::Axis outcome_axis();
/// Adds unit, meaning and definition of each outcome, and measure_unit.
void add_catalogue(output::DataFile& file);
/// Adds the axis `parameter`, parameter_unit and parameter_value (arm, parameter).
void add_parameters(output::DataFile& file, const scenario::Study& study);
/// What the file as a whole says of the study, without the digest of its numbers.
[[nodiscard]] std::map<std::string, output::Attribute> attributes_of(const scenario::Study& study);

/// tables/parameters.csv
[[nodiscard]] output::CsvTable parameters_table(const scenario::Study& study);

}  // namespace sightline::experiment
