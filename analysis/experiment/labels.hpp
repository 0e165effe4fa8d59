// SPDX-License-Identifier: Apache-2.0
// Names and axes that part files and result files share.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <sightline/output/data_file.hpp>
#include <sightline/scenario/study.hpp>

namespace sightline::experiment {

/// Names of model::outcomes::Measure, in its order.
[[nodiscard]] std::vector<std::string> measure_names();

[[nodiscard]] output::Axis arm_axis(const scenario::Study& study);
[[nodiscard]] output::Axis replication_axis(const std::vector<std::uint64_t>& numbers);
[[nodiscard]] output::Axis measure_axis();
/// The first days of the months of measurement, as netCDF readers expect dates.
[[nodiscard]] output::Axis month_axis(const scenario::Study& study, std::size_t months);
[[nodiscard]] output::Axis quintile_axis(std::size_t quintiles);

/// The first day of the month in which measurement starts, and of those after it.
[[nodiscard]] std::vector<Date> months_of(const scenario::Study& study, std::size_t months);

/// 16 hexadecimal digits.
[[nodiscard]] std::string to_hex(std::uint64_t number);

}  // namespace sightline::experiment
