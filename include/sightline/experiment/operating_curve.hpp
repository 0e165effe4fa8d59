// SPDX-License-Identifier: Apache-2.0
// What a system pays for its misses: misses against false alarms, hours and pounds as a threshold
// moves, today's system placed on the curve.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <sightline/experiment/sample.hpp>
#include <sightline/experiment/sweep.hpp>
#include <sightline/statistics/ratio_of_means.hpp>

namespace sightline::experiment {

/// Names of the outcomes of a curve: missed-case rate, false enquiries, plans and removals as
/// shares and per 10,000 child-years, hours of social workers and paediatricians, pounds.
[[nodiscard]] std::span<const std::string_view> curve_outcomes();

/// What is paid for a child less missed.
struct Price {
  std::string_view name;  ///< "false_enquiries"
  std::string_view unit;  ///< "enquiries"; per child less missed
  model::outcomes::Measure measure = model::outcomes::Measure::size_;
};
/// False enquiries, false plans, false removals, hours of social work, of paediatricians, pounds.
[[nodiscard]] std::span<const Price> curve_prices();

/// One arm at one place of the curve. Estimates are in the order of curve_outcomes().
struct CurvePoint {
  std::size_t arm = 0;
  std::size_t design_point = 0;
  std::vector<statistics::Estimate> levels;
  /// Minus the first arm at today's place, paired by replication; 0 at today's system itself.
  std::vector<statistics::Estimate> from_today;
  /// A place of the same arm that has clearly fewer misses, clearly fewer false alarms of one kind
  /// and not clearly more of another, and is not clearly dearer; clearly: the 95 % interval of the
  /// paired difference excludes zero. Of several the one with the fewest misses.
  std::optional<std::size_t> dominated_by;
};

/// From one place of an arm to the next: extra of what is paid for each child less missed, in the
/// order of curve_prices(). Negative where both become fewer, or both more.
struct Exchange {
  std::size_t arm = 0;
  std::size_t from = 0;  ///< design points; `to` has the next higher value
  std::size_t to = 0;
  statistics::Estimate less_missed;  ///< children per replication that `from` misses less than `to`
  std::vector<statistics::RatioOfMeans> prices;
};

struct OperatingCurve {
  std::size_t today = 0;            ///< design point
  std::vector<CurvePoint> points;   ///< arm slowest
  std::vector<Exchange> exchanges;  ///< arm slowest
  std::size_t replications = 0;     ///< that did not fail at any point
};

/// The curve from the samples of all design points, of which the replications common to all are
/// used. Throws std::invalid_argument if the sweep is no curve.
[[nodiscard]] OperatingCurve operating_curve(const Sweep& sweep,
                                             const std::vector<Sample>& samples);

/// What the curve says of a place: the value of the only parameter, or the offset of several.
[[nodiscard]] double place_on_curve(const Sweep& sweep, std::size_t design_point);

}  // namespace sightline::experiment
