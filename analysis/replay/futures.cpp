// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>
#include <stdexcept>

#include <sightline/core/extremes.hpp>
#include <sightline/replay/futures.hpp>
#include <sightline/statistics/clusters.hpp>
#include <sightline/statistics/quantile.hpp>
#include <sightline/statistics/variance_components.hpp>

#include "case_times.hpp"
#include "counted_work.hpp"

namespace sightline::replay {

namespace {

using model::Happening;
using model::HappeningKind;
using std::chrono::sys_days;

constexpr std::uint64_t first_dice = 1;  // the case as it happened has 0
constexpr double low_share = 0.05;
constexpr double high_share = 0.95;
constexpr std::array<std::string_view, endings> names = {
    "protected_at_the_date", "protected_by_the_date", "alive_at_the_date", "days_to_protection"};

bool is_share(std::size_t ending) {
  return ending != static_cast<std::size_t>(Ending::days_to_protection);
}

double days_between(Date from, Date to) {
  return static_cast<double>((sys_days(to) - sys_days(from)).count());
}

bool is_protected_at(const CaseWorld& world, model::ChildId index, Time at) {
  bool is_protected = false;
  for (const Happening& happening : world.trace) {
    if (happening.at >= at) break;
    if (happening.child == index && happening.kind == HappeningKind::protection)
      is_protected = happening.detail != 0;
  }
  return is_protected;
}

void require_sense(const CaseHistories& histories, const FuturesRequest& request) {
  const auto require = [](bool holds, const char* otherwise) {
    if (!holds) throw std::invalid_argument(otherwise);
  };
  require(histories.size() > 0, "there is no history to go on from");
  require(!request.arms.empty(), "futures need an arm");
  require(request.futures > 0, "futures are at least one");
  const std::optional<Date> fatal = histories.at(0).of().fatal;
  require(fatal.has_value(), "the case has no date up to which futures count");
  require(sys_days(request.from) >= sys_days(histories.until()),
          "the day is before the histories end");
  require(sys_days(request.from) < sys_days(*fatal), "the day is not before the fatal date");
}

/// One future of one arm.
ByEnding<double> run_future(const CaseHistories& histories, const FuturesRequest& request,
                            const FutureArm& arm, std::size_t future) {
  const std::size_t set = future % histories.size();
  const CaseHistory& history = histories.at(set);
  model::Input input = histories.possible(set).input;
  input.reforms = arm.reforms;
  std::vector<Turn> turns = request.before;
  turns.push_back({request.from, first_dice + future, arm.decisions});
  const Date fatal = *history.of().fatal;
  return ending_of(history.go_on(turns, day_after(fatal), &input), history, request.from, fatal);
}

std::vector<double> of_ending(const std::vector<ByEnding<double>>& by_future, std::size_t ending) {
  std::vector<double> numbers;
  numbers.reserve(by_future.size());
  for (const ByEnding<double>& one : by_future)
    numbers.push_back(one[ending]);
  return numbers;
}

/// Differences lie as far apart as the numbers may.
void estimate(CaseFutures& found) {
  for (std::size_t ending = 0; ending < endings; ++ending) {
    const double range = is_share(ending) ? 1.0 : days_between(found.from, found.fatal);
    const std::vector<double> first = of_ending(found.arms.front().by_future, ending);
    for (ArmFutures& arm : found.arms) {
      std::vector<double> numbers = of_ending(arm.by_future, ending);
      arm.endings[ending] = ending_estimate(numbers, found.set_of, found.sets, range,
                                            is_share(ending) ? Numbers::shares : Numbers::amounts);
      for (std::size_t i = 0; i < numbers.size(); ++i)
        numbers[i] -= first[i];
      arm.differences[ending] =
          ending_estimate(numbers, found.set_of, found.sets, range, Numbers::differences);
    }
  }
}

}  // namespace

std::string_view name_of(Ending ending) {
  return names[static_cast<std::size_t>(ending)];
}

ByEnding<double> ending_of(const CaseWorld& world, const CaseHistory& history, Date from,
                           Date fatal) {
  const model::ChildId index = index_child(history.of());
  const Time begin = history.calendar().midnight_of(from);
  const Time end = history.calendar().midnight_of(fatal);
  const std::optional<Time> since = protected_from(world, index, begin);
  const bool is_in_time = since && *since < end;
  const Time waited_until = is_in_time ? *since : end;
  return {is_protected_at(world, index, end) ? 1.0 : 0.0, is_in_time ? 1.0 : 0.0,
          died(world, index) ? 0.0 : 1.0, (waited_until - begin).days()};
}

EndingEstimate ending_estimate(const std::vector<double>& numbers,
                               const std::vector<std::size_t>& set_of, std::size_t sets,
                               double range, Numbers numbers_are) {
  EndingEstimate found;
  found.estimate = numbers_are == Numbers::shares
                       ? statistics::share_in_clusters(numbers, set_of, sets)
                       : statistics::mean_in_clusters(numbers, set_of, sets, range);
  const double least = numbers_are == Numbers::differences ? -range : 0.0;
  found.estimate.low = std::max(least, found.estimate.low);
  found.estimate.high = std::min(range, found.estimate.high);
  found.set_low = found.set_high = not_a_number;
  const statistics::VarianceComponents components =
      statistics::variance_components(numbers, set_of, sets);
  if (components.shrunk_means.empty()) return found;
  found.set_low = statistics::quantile(components.shrunk_means, low_share);
  found.set_high = statistics::quantile(components.shrunk_means, high_share);
  return found;
}

CaseFutures case_futures(const CaseHistories& histories, const FuturesRequest& request) {
  require_sense(histories, request);
  CaseFutures found;
  found.from = request.from;
  found.fatal = *histories.at(0).of().fatal;
  found.futures = request.futures;
  found.sets = std::min(histories.size(), request.futures);
  for (std::size_t future = 0; future < request.futures; ++future)
    found.set_of.push_back(future % histories.size());
  for (const FutureArm& arm : request.arms)
    found.arms.push_back({arm.name, std::vector<ByEnding<double>>(request.futures), {}, {}});
  const std::size_t arms = request.arms.size();
  CountedWork counted(request.futures * arms, request.work);
  counted.run([&](std::size_t i) {
    found.arms[i % arms].by_future[i / arms] =
        run_future(histories, request, request.arms[i % arms], i / arms);
  });
  found.is_interrupted = counted.is_interrupted();
  if (found.is_interrupted) found.arms.clear();
  if (!found.is_interrupted) estimate(found);
  return found;
}

}  // namespace sightline::replay
