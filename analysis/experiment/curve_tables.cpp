// SPDX-License-Identifier: Apache-2.0
#include "curve_tables.hpp"

#include <sightline/experiment/summary.hpp>
#include <sightline/model/outcomes/measures.hpp>

#include "estimate_columns.hpp"

namespace sightline::experiment {
namespace {

using Numbers = std::vector<double>;
using Texts = std::vector<std::string>;

}  // namespace

output::CsvTable curve_table(const Sweep& sweep, const OperatingCurve& curve) {
  Texts arms, outcomes, units;
  Numbers points, places, today, dominated;
  EstimateColumns levels, differences;
  for (const CurvePoint& point : curve.points) {
    for (std::size_t i = 0; i < curve_outcomes().size(); ++i) {
      const auto& outcome = model::outcomes::catalogue()[outcome_index(curve_outcomes()[i])];
      arms.push_back(sweep.study().arms[point.arm].name);
      points.push_back(static_cast<double>(point.design_point));
      places.push_back(place_on_curve(sweep, point.design_point));
      today.push_back(point.design_point == curve.today ? 1.0 : 0.0);
      dominated.push_back(point.dominated_by ? static_cast<double>(*point.dominated_by)
                                             : not_a_number);
      outcomes.emplace_back(outcome.name);
      units.emplace_back(outcome.unit);
      levels.add(point.levels[i]);
      differences.add(point.from_today[i]);
    }
  }
  return {{{"arm", arms},
           {"design_point", points},
           {"place", places},
           {"is_today", today},
           {"dominated_by", dominated},
           {"outcome", outcomes},
           {"unit", units},
           {"mean", levels.mean},
           {"low", levels.low},
           {"high", levels.high},
           {"from_today", differences.mean},
           {"from_today_low", differences.low},
           {"from_today_high", differences.high}}};
}

output::CsvTable exchange_table(const Sweep& sweep, const OperatingCurve& curve) {
  Texts arms, paid, units;
  Numbers from, to, from_place, to_place, bounded, rate, low, high;
  EstimateColumns less;
  for (const Exchange& exchange : curve.exchanges) {
    for (std::size_t i = 0; i < curve_prices().size(); ++i) {
      const statistics::RatioOfMeans& price = exchange.prices[i];
      arms.push_back(sweep.study().arms[exchange.arm].name);
      from.push_back(static_cast<double>(exchange.from));
      to.push_back(static_cast<double>(exchange.to));
      from_place.push_back(place_on_curve(sweep, exchange.from));
      to_place.push_back(place_on_curve(sweep, exchange.to));
      less.add(exchange.less_missed);
      paid.emplace_back(curve_prices()[i].name);
      units.push_back(std::string(curve_prices()[i].unit) + " per child less missed");
      rate.push_back(output::csv_cell(price.ratio));
      low.push_back(output::csv_cell(price.low));
      high.push_back(output::csv_cell(price.high));
      bounded.push_back(price.is_bounded ? 1.0 : 0.0);
    }
  }
  return {{{"arm", arms},
           {"design_point", from},
           {"next_point", to},
           {"place", from_place},
           {"next_place", to_place},
           {"less_missed", less.mean},
           {"less_missed_low", less.low},
           {"less_missed_high", less.high},
           {"paid", paid},
           {"unit", units},
           {"rate", rate},
           {"low", low},
           {"high", high},
           {"is_bounded", bounded}}};
}

}  // namespace sightline::experiment
