// SPDX-License-Identifier: Apache-2.0
#include "curve_json.hpp"

#include <sightline/experiment/summary.hpp>
#include <sightline/model/outcomes/measures.hpp>

#include "json_text.hpp"

namespace sightline::experiment {
namespace {

using Json = nlohmann::ordered_json;

Json place_json(const Sweep& sweep, const OperatingCurve& curve, const CurvePoint& point) {
  Json levels;
  Json from_today;
  for (std::size_t i = 0; i < curve_outcomes().size(); ++i) {
    const std::string name(curve_outcomes()[i]);
    levels[name] = estimate_json(point.levels[i]);
    from_today[name] = estimate_json(point.from_today[i]);
  }
  return {{"arm", sweep.study().arms[point.arm].name},
          {"design_point", point.design_point},
          {"place", place_on_curve(sweep, point.design_point)},
          {"is_today", point.design_point == curve.today},
          {"dominated_by", point.dominated_by ? Json(*point.dominated_by) : Json(nullptr)},
          {"outcomes", std::move(levels)},
          {"from_today", std::move(from_today)}};
}

Json exchange_json(const Sweep& sweep, const Exchange& exchange) {
  Json rates;
  for (std::size_t i = 0; i < curve_prices().size(); ++i) {
    const statistics::RatioOfMeans& price = exchange.prices[i];
    rates[std::string(curve_prices()[i].name)] = {{"rate", output::json_number(price.ratio)},
                                                  {"low", output::json_number(price.low)},
                                                  {"high", output::json_number(price.high)},
                                                  {"is_bounded", price.is_bounded}};
  }
  return {{"arm", sweep.study().arms[exchange.arm].name},
          {"design_point", exchange.from},
          {"next_point", exchange.to},
          {"less_missed", estimate_json(exchange.less_missed)},
          {"rates", std::move(rates)}};
}

}  // namespace

Json curve_json(const Sweep& sweep, const OperatingCurve& curve) {
  Json places = Json::array();
  for (const CurvePoint& point : curve.points)
    places.push_back(place_json(sweep, curve, point));
  Json exchanges = Json::array();
  for (const Exchange& exchange : curve.exchanges)
    exchanges.push_back(exchange_json(sweep, exchange));
  return {{"today", curve.today},
          {"replications", curve.replications},
          {"places", std::move(places)},
          {"exchanges", std::move(exchanges)}};
}

}  // namespace sightline::experiment
