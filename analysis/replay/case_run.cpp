// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdlib>
#include <utility>

#include <fmt/format.h>

#include <sightline/model/replication.hpp>
#include <sightline/replay/case_export.hpp>
#include <sightline/replay/case_run.hpp>
#include <sightline/replay/case_view.hpp>
#include <sightline/replay/event_text.hpp>

#include "case_times.hpp"

namespace sightline::replay {

namespace {

using model::Happening;
using model::HappeningKind;
using scenario::Case;
using scenario::CaseEvent;
using scenario::CaseStep;

constexpr int most_rounds = 12;

std::uint16_t detail_of(const Happening& happening) {
  // A visit's other flag says whether the child was met.
  return happening.kind == HappeningKind::visit ? happening.detail & 1U : happening.detail;
}

bool fits(const Happening& happening, const CaseStep& step) {
  return happening.kind == step.happening && (!step.role || happening.agency == *step.role) &&
         (!step.detail || detail_of(happening) == *step.detail);
}

/// Days from the dates of the event to `day`: negative before, positive after, 0 inside.
int gap_of(const CaseEvent& event, std::int32_t day, Date start) {
  const std::int32_t first = day_number(event.dates.first, start);
  const std::int32_t last = day_number(event.dates.last, start);
  return day < first ? day - first : std::max(0, day - last);
}

std::vector<scenario::Knower> unaware_of(const CaseEvent& event, const Case& told, Date by) {
  std::vector<scenario::Knower> unaware;
  for (const scenario::Knowledge& one : event.knew) {
    if (one.who >= model::knowing_agencies) continue;
    const bool is_aware =
        std::any_of(told.chronology.begin(), told.chronology.end(), [&](const CaseEvent& happened) {
          return std::any_of(happened.knew.begin(), happened.knew.end(), [&](const auto& knows) {
            return knows.who == one.who && knows.since <= by;
          });
        });
    if (!is_aware) unaware.push_back(one.who);
  }
  return unaware;
}

/// Days from the day that the event is pinned to, which decides between happenings inside its
/// dates.
int days_from_pin(const CaseEvent& event, std::int32_t day, Date start) {
  return event.pins.empty() ? 0 : std::abs(day - day_number(event.pins.back().on, start));
}

FoundStep find(const CaseEvent& event, const std::vector<Happening>& trace, model::ChildId index,
               const Case& told, const Calendar& calendar) {
  FoundStep found{.event = event.id, .on = {}, .gap_days = 0, .fits = false, .unaware = {}};
  std::pair<int, int> nearest;
  for (const Happening& happening : trace) {
    const bool is_about = happening.child == index ||
                          happening.kind == HappeningKind::family_moved ||
                          happening.kind == HappeningKind::family_fled;
    if (!is_about || !fits(happening, *event.step)) continue;
    const std::int32_t day = happening.at.day();
    const int gap = gap_of(event, day, calendar.start());
    const std::pair<int, int> distance{std::abs(gap), days_from_pin(event, day, calendar.start())};
    if (found.on && distance >= nearest) continue;
    nearest = distance;
    found.on = calendar.date_of(happening.at);
    found.gap_days = gap;
  }
  found.fits = found.on && std::abs(found.gap_days) <= event.step->within_days;
  if (found.on) found.unaware = unaware_of(event, told, std::max(*found.on, event.dates.last));
  return found;
}

std::vector<FoundFurther> further_of(const Case& of, const std::vector<Happening>& trace,
                                     model::ChildId index, Date start) {
  std::vector<FoundFurther> found;
  for (std::size_t i = 0; i < of.further.size(); ++i) {
    const scenario::CaseFurther& further = of.further[i];
    if (further.is_injury || !further.role) continue;
    const Time from = moment(further.dates.first, start, 0);
    const Time until = moment(further.dates.last, start, 0) + days(1);
    const auto met = std::count_if(trace.begin(), trace.end(), [&](const Happening& happening) {
      return happening.kind == HappeningKind::contact && happening.child == index &&
             happening.agency == *further.role && happening.at >= from && happening.at < until;
    });
    found.push_back({i, static_cast<int>(met)});
  }
  return found;
}

}  // namespace

model::Input case_input(const Case& of, const model::Parameters& parameters,
                        const std::vector<model::workforce::PracticeReform>& standing,
                        std::uint32_t children) {
  model::Input input;
  input.reforms = standing;
  input.parameters = parameters;
  input.children = children;
  input.period = period_of(of);
  return input;
}

CaseRun run_as_it_happened(const Case& of, const model::Input& input, std::uint64_t dice) {
  const model::ChildId index = index_child(of);
  const std::vector<model::ChildId> traced = {index};
  const Calendar calendar = model::calendar_of(input.period);
  CaseRun run;
  while (run.rounds < most_rounds && !run.is_stable) {
    Pins pins;
    pin_family(of, input, run.course, {}, pins);
    pin_system(of, input, run.course, pins);
    run.trace.clear();
    static_cast<void>(model::run_replication(input, calendar, case_seed, dice, &pins,
                                             {.trace = &run.trace, .traced = &traced}));
    const Course course = course_of(run.trace, index);
    run.is_stable = run.rounds > 0 && course == run.course;
    run.course = course;
    ++run.rounds;
  }
  const Case told = case_of_family({.name = of.name, .baseline = of.baseline, .index = index},
                                   run.trace, calendar);
  for (const CaseEvent& event : of.chronology) {
    if (event.step) run.steps.push_back(find(event, run.trace, index, told, calendar));
  }
  run.further = further_of(of, run.trace, index, input.period.start);
  return run;
}

std::vector<Mistake> impossible_steps(const Case& of, const CaseRun& run) {
  std::vector<Mistake> impossible;
  for (const FoundStep& step : run.steps) {
    if (step.fits) continue;
    const auto event = std::find_if(of.chronology.begin(), of.chronology.end(),
                                    [&](const CaseEvent& one) { return one.id == step.event; });
    const std::string_view name =
        model::happening_names[static_cast<std::size_t>(event->step->happening)];
    std::string text = fmt::format("the model has no `{}` that fits", name);
    if (step.on) {
      text = fmt::format("the nearest `{}` of the model is on {}, {} days {}; {} are tolerated",
                         name, to_string(*step.on), std::abs(step.gap_days),
                         step.gap_days < 0 ? "before" : "after", event->step->within_days);
    }
    impossible.push_back({of.file, event->line, 0, step.event, std::move(text)});
  }
  return impossible;
}

std::string run_text(const Case& of, const CaseRun& run) {
  std::string text =
      fmt::format("In the model, with everything pinned ({} round{}{})\n", run.rounds,
                  run.rounds == 1 ? "" : "s", run.is_stable ? "" : "; occasions still moved");
  for (const FoundStep& step : run.steps) {
    const auto event = std::find_if(of.chronology.begin(), of.chronology.end(),
                                    [&](const CaseEvent& one) { return one.id == step.event; });
    text += fmt::format("  {}  {:<22} {:<11} {}\n", step.event,
                        model::happening_names[static_cast<std::size_t>(event->step->happening)],
                        step.on ? to_string(*step.on) : "not found",
                        !step.on             ? ""
                        : step.gap_days == 0 ? "as the sources say"
                                             : fmt::format("{:+} days; within {}{}", step.gap_days,
                                                           event->step->within_days,
                                                           step.fits ? "" : " would be tolerated"));
    for (const scenario::Knower who : step.unaware)
      text += fmt::format("        {} knows nothing by the ledger\n", knower_text(who));
  }
  for (const FoundFurther& found : run.further) {
    const scenario::CaseFurther& further = of.further[found.which];
    text += fmt::format("  {}: {} contacts in the model from {} to {}, {} undated in the sources\n",
                        role_text(*further.role), found.met, to_string(further.dates.first),
                        to_string(further.dates.last), further.times);
  }
  return text;
}

}  // namespace sightline::replay
