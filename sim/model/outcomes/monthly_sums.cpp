// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include <sightline/model/outcomes/monthly_sums.hpp>

namespace sightline::model::outcomes {
namespace {

constexpr std::size_t quintiles = household::deprivation_quintiles;

/// A look-up for the hot path: the calendar would work the month out anew for every count.
std::vector<std::uint16_t> months_by_day(const Calendar& calendar, Time measured_from, Time end) {
  const std::int32_t first = calendar.month_index(measured_from);
  std::vector<std::uint16_t> months(static_cast<std::size_t>(end.day()) + 1, 0);
  for (std::int32_t day = measured_from.day(); day <= end.day(); ++day) {
    months[static_cast<std::size_t>(day)] =
        static_cast<std::uint16_t>(calendar.month_index(start_of_day(day)) - first);
  }
  return months;
}

std::vector<Time> starts_of_months(const std::vector<std::uint16_t>& month_of_day,
                                   Time measured_from, Time end) {
  std::vector<Time> starts = {measured_from};
  for (std::int32_t day = measured_from.day() + 1; start_of_day(day) < end; ++day) {
    const auto today = static_cast<std::size_t>(day);
    if (month_of_day[today] != month_of_day[today - 1]) starts.push_back(start_of_day(day));
  }
  starts.push_back(end);
  return starts;
}

}  // namespace

ByQuintile<double> shares_of_childhood(const household::State& homes, Time from, Time to) {
  ByQuintile<double> shares{};
  for (const household::Child& child : homes.children) {
    const Time begins = std::max(from, child.born);
    const Time ends = std::min(to, household::eighteenth_birthday(child));
    if (begins < ends) shares[homes.families[child.family].quintile] += (ends - begins).days();
  }
  const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  for (double& share : shares)
    share = sum > 0.0 ? share / sum : 1.0 / quintiles;
  return shares;
}

MonthlySums::MonthlySums(const household::State& homes, const Calendar& calendar,
                         Time measured_from, Time end)
    : homes_(&homes),
      measured_from_(measured_from),
      end_(end),
      month_of_day_(months_by_day(calendar, measured_from, end)),
      shares_(shares_of_childhood(homes, measured_from, end)) {
  month_starts_ = starts_of_months(month_of_day_, measured_from, end);
  tallies_ = engine::TallyTable(measure_count, month_starts_.size() - 1, quintiles);
}

std::size_t MonthlySums::month_of(Time at) const {
  return month_of_day_[static_cast<std::size_t>(std::min(at, end_ - minutes(1)).day())];
}

ByQuintile<double> MonthlySums::spread(ChildId child, double amount) const {
  ByQuintile<double> amounts{};
  if (child.is_valid()) {
    amounts[homes_->family_of(child).quintile] = amount;
  } else {
    for (std::size_t q = 0; q < quintiles; ++q)
      amounts[q] = amount * shares_[q];
  }
  return amounts;
}

void MonthlySums::add(Measure measure, Time at, ChildId child, double amount) {
  if (at < measured_from_) return;
  const auto row = static_cast<std::size_t>(measure);
  const std::size_t month = month_of(at);
  if (child.is_valid()) return tallies_.add(row, month, homes_->family_of(child).quintile, amount);
  const ByQuintile<double> amounts = spread(child, amount);
  for (std::size_t q = 0; q < quintiles; ++q)
    tallies_.add(row, month, q, amounts[q]);
}

void MonthlySums::add_over(Measure measure, Time from, Time to, ChildId child, double per_day) {
  add_over(measure, from, to, spread(child, per_day));
}

void MonthlySums::add_over(Measure measure, Time from, Time to, const ByQuintile<double>& per_day) {
  Time at = std::max(from, measured_from_);
  const Time last = std::min(to, end_);
  while (at < last) {
    const std::size_t month = month_of(at);
    const Time until = std::min(last, month_starts_[month + 1]);
    for (std::size_t q = 0; q < quintiles; ++q)
      tallies_.add(static_cast<std::size_t>(measure), month, q, (until - at).days() * per_day[q]);
    at = until;
  }
}

}  // namespace sightline::model::outcomes
