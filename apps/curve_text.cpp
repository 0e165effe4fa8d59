// SPDX-License-Identifier: Apache-2.0
#include "curve_text.hpp"

#include <array>
#include <cmath>

#include <fmt/format.h>

#include "terminal.hpp"

namespace sightline::apps {
namespace {

using experiment::CurvePoint;
using experiment::Exchange;
using experiment::OperatingCurve;
using experiment::Sweep;
using statistics::Estimate;
using statistics::RatioOfMeans;

constexpr double million = 1e6;
constexpr double least_price = 100.0;  ///< from here on, no decimals

// Places in experiment::curve_outcomes().
constexpr std::size_t misses = 0;
constexpr std::size_t enquiries = 1;
constexpr std::size_t plans = 2;
constexpr std::size_t removals = 3;
constexpr std::size_t enquiries_per_10k = 4;
constexpr std::size_t plans_per_10k = 5;
constexpr std::size_t hours = 7;
constexpr std::size_t cost = 9;
// Places in experiment::curve_prices().
constexpr std::array<std::size_t, 4> shown_prices = {0, 1, 3, 5};

std::string bold(const std::string& text, bool is_bold) {
  return is_bold ? fmt::format("\x1b[1m{}\x1b[0m", text) : text;
}

std::string half_width(const Estimate& estimate, int decimals, double scale) {
  const double half = (estimate.high - estimate.low) / 2.0 / scale;
  const std::string text = fmt::format("{:.{}f}", estimate.mean / scale, decimals);
  return std::isfinite(half) ? text + fmt::format(" +-{:.{}f}", half, decimals) : text;
}

std::string interval(const Estimate& estimate, int decimals, double scale) {
  if (!std::isfinite(estimate.low)) return fmt::format("{:+.{}f}", estimate.mean / scale, decimals);
  return fmt::format("{:+.{}f} [{:+.{}f}, {:+.{}f}]", estimate.mean / scale, decimals,
                     estimate.low / scale, decimals, estimate.high / scale, decimals);
}

std::string price_text(const RatioOfMeans& price) {
  if (std::isnan(price.ratio)) return "not defined";
  if (!price.is_bounded) return "unbounded";
  const int decimals = std::max(std::abs(price.low), std::abs(price.high)) >= least_price ? 0 : 1;
  return fmt::format("{:.{}f} [{:.{}f}, {:.{}f}]", price.ratio, decimals, price.low, decimals,
                     price.high, decimals);
}

std::string levels_of(const Sweep& sweep, const OperatingCurve& curve, std::size_t arm,
                      bool is_bold) {
  std::string text =
      bold(fmt::format("  {:>8}  {:<15}{:<15}{:<15}{:<15}{:<10}{}", "place", "missed",
                       "false enquiry", "false plan", "false removal", "hours", "million pounds"),
           is_bold) +
      "\n";
  for (const CurvePoint& point : curve.points) {
    if (point.arm != arm) continue;
    std::string mark = point.design_point == curve.today ? "  today" : "";
    if (point.dominated_by) mark += "  dominated";
    text += fmt::format(
        "  {:>8.3f}  {:<15}{:<15}{:<15}{:<15}{:<10.0f}{:.2f}{}\n",
        experiment::place_on_curve(sweep, point.design_point),
        half_width(point.levels[misses], 3, 1), half_width(point.levels[enquiries], 3, 1),
        half_width(point.levels[plans], 3, 1), half_width(point.levels[removals], 3, 1),
        point.levels[hours].mean, point.levels[cost].mean / million, mark);
  }
  return text;
}

std::string changes_of(const Sweep& sweep, const OperatingCurve& curve, std::size_t arm,
                       bool is_bold) {
  std::string text = bold(fmt::format("  {:>8}  {:<27}{:<22}{:<20}{}", "minus today", "missed",
                                      "false enquiries", "false plans", "million pounds"),
                          is_bold) +
                     "\n";
  for (const CurvePoint& point : curve.points) {
    if (point.arm != arm || (arm == 0 && point.design_point == curve.today)) continue;
    text += fmt::format("  {:>8.3f}  {:<27}{:<23}{:<21}{}\n",
                        experiment::place_on_curve(sweep, point.design_point),
                        interval(point.from_today[misses], 4, 1),
                        interval(point.from_today[enquiries_per_10k], 1, 1),
                        interval(point.from_today[plans_per_10k], 1, 1),
                        interval(point.from_today[cost], 1, million));
  }
  return text;
}

std::string prices_of(const Sweep& sweep, const OperatingCurve& curve, std::size_t arm,
                      bool is_bold) {
  std::string text =
      bold(fmt::format("  {:<18}{:<20}{:<20}{:<22}{}", "per child less", "false enquiries",
                       "false plans", "social work hours", "pounds"),
           is_bold) +
      "\n";
  for (const Exchange& exchange : curve.exchanges) {
    if (exchange.arm != arm) continue;
    text += fmt::format(
        "  {:<18}", fmt::format("{:.3f} - {:.3f}", experiment::place_on_curve(sweep, exchange.to),
                                experiment::place_on_curve(sweep, exchange.from)));
    constexpr std::array<int, 4> widths = {20, 20, 22, 0};
    for (std::size_t i = 0; i < shown_prices.size(); ++i)
      text += fmt::format("{:<{}}", price_text(exchange.prices[shown_prices[i]]), widths[i]);
    text += "\n";
  }
  return text;
}

}  // namespace

std::string to_text(const Sweep& sweep, const OperatingCurve& curve, bool is_bold) {
  std::string text;
  const bool is_offset = sweep.variation().varied.size() > 1;
  text +=
      wrapped(fmt::format(
          "Operating curve over {} replications. Place: {}; today's system is {} at {:.4g}. False "
          "enquiries and plans as shares, then per 10,000 child-years; hours of social workers "
          "per 10,000 child-years.",
          curve.replications,
          is_offset ? "what all that varies is moved by" : sweep.variation().varied.front().name,
          sweep.study().arms.front().name, experiment::place_on_curve(sweep, curve.today))) +
      "\n";
  for (std::size_t arm = 0; arm < sweep.study().arms.size() && !curve.points.empty(); ++arm) {
    text += "\n" + bold(sweep.study().arms[arm].name, is_bold) + "\n" +
            levels_of(sweep, curve, arm, is_bold) + changes_of(sweep, curve, arm, is_bold) +
            prices_of(sweep, curve, arm, is_bold);
  }
  return text + "\n" +
         wrapped(
             "Dominated: another place has clearly fewer misses, clearly fewer false alarms of one "
             "kind and not clearly more of another, and is not clearly dearer. Per child less: "
             "what is "
             "paid more for each child whom the lower place misses less than the higher, 95 % "
             "interval after Fieller; unbounded: the two places may miss as many, so there is no "
             "price.") +
         "\n\n";
}

}  // namespace sightline::apps
