// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>
#include <optional>
#include <stdexcept>

#include <fmt/format.h>

#include <sightline/config/value.hpp>
#include <sightline/core/error.hpp>
#include <sightline/replay/futures_question.hpp>

namespace sightline::replay {

namespace {

using scenario::Case;
using scenario::CaseDecision;
using scenario::CaseOption;
using std::chrono::sys_days;

/// Parts of a text between separators, empty ones too.
std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts{""};
  for (const char letter : text) {
    if (letter == separator) {
      parts.emplace_back();
    } else {
      parts.back() += letter;
    }
  }
  return parts;
}

class Asking {
 public:
  Asking(const Case& of, const FuturesQuestion& question) : of_(of), question_(question) {}

  AskedFutures ask(const std::filesystem::path& scenarios) {
    require_case();
    const std::optional<Date> from = day();
    const std::vector<std::vector<std::string>> packages = packages_of();
    if (from) {
      asked_.from = *from;
      read_inputs(scenarios, packages);
      add_decisions();
    }
    require_different_arms();
    if (!mistakes_.empty()) throw InputError(std::move(mistakes_));
    return std::move(asked_);
  }

 private:
  void tell(std::string key, std::string text) {
    mistakes_.push_back({"", 0, 0, std::move(key), std::move(text)});
  }

  void require_case() {
    if (!of_.family)
      tell("CASE", fmt::format("{} has no `family`: it is told, and the model cannot go on with it",
                               of_.name));
    if (!of_.fatal)
      tell("CASE", fmt::format("{} has no `fatal`, the day up to which futures count", of_.name));
    if (!mistakes_.empty()) throw InputError(std::move(mistakes_));
  }

  /// The day that `from` means.
  std::optional<Date> day() {
    if (question_.from.empty() && !of_.decisions.empty()) {
      decision_ = &of_.decisions.front();
    } else if (question_.from.empty()) {
      tell("--from", "is missing: the case has no decisions, give a day");
      return std::nullopt;
    } else {
      decision_ = scenario::find_decision(of_, question_.from);
    }
    if (decision_ != nullptr) return within_case(decision_->on);
    try {
      return within_case(parse_date(question_.from));
    } catch (const std::invalid_argument&) {
      tell("--from",
           fmt::format("`{}` is neither a decision of the case nor a day YYYY-MM-DD. {}",
                       question_.from, config::suggestion(question_.from, decision_ids(of_))));
      return std::nullopt;
    }
  }

  std::optional<Date> within_case(Date date) {
    const sys_days first = first_day();
    const sys_days last = sys_days(*of_.fatal) - std::chrono::days(1);
    if (sys_days(date) >= first && sys_days(date) <= last) return date;
    tell("--from", fmt::format("{} is outside the case: its days are {} to {}", to_string(date),
                               to_string(Date(first)), to_string(Date(last))));
    return std::nullopt;
  }

  /// That of the chronology, but for what lies before the years that are run.
  [[nodiscard]] sys_days first_day() const {
    sys_days first = sys_days(*of_.fatal);
    for (const scenario::CaseEvent& event : of_.chronology)
      first = std::min(first, sys_days(event.dates.first));
    return std::max(first, sys_days(day_after(period_of(of_).start)));
  }

  std::vector<std::vector<std::string>> packages_of() {
    std::vector<std::vector<std::string>> packages{{}};
    for (const std::string& package : question_.reforms) {
      std::vector<std::string> reforms = split(package, '+');
      std::vector<std::string> sorted = reforms;
      std::sort(sorted.begin(), sorted.end());
      if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end())
        tell("--reform", fmt::format("`{}` names a reform twice", package));
      packages.push_back(std::move(reforms));
    }
    return packages;
  }

  void read_inputs(const std::filesystem::path& scenarios,
                   const std::vector<std::vector<std::string>>& packages) {
    try {
      asked_.inputs = scenario::read_case_inputs(scenarios, of_, packages, question_.ensemble,
                                                 period_of(of_), asked_.from);
    } catch (const InputError& error) {
      mistakes_.insert(mistakes_.end(), error.mistakes().begin(), error.mistakes().end());
    }
    for (const scenario::CaseArm& arm : asked_.inputs.arms)
      asked_.arms.push_back({arm.name, arm.changes, {}});
  }

  void add_decisions() {
    if (question_.has_options && decision_ == nullptr)
      tell("--options", "are those of a decision: give one to --from");
    if (question_.has_options && decision_ != nullptr) {
      for (const CaseOption& option : decision_->options)
        add_option(*decision_, option);
    }
    for (const std::string& one : question_.decided)
      add_decided(one);
  }

  void add_option(const CaseDecision& decision, const CaseOption& option) {
    const std::string name = fmt::format("{}={}", decision.id, option.name);
    if (option.not_represented.empty()) {
      asked_.arms.push_back({name, asked_.inputs.standing, option.pins});
    } else {
      asked_.not_represented.push_back(fmt::format("{}: {}", name, option.not_represented));
    }
  }

  void add_decided(const std::string& text) {
    const std::vector<std::string> parts = split(text, '=');
    if (parts.size() != 2)
      return tell("--decide", fmt::format("`{}` is not DECISION=OPTION, e.g. D01=attend", text));
    const CaseDecision* const decision = scenario::find_decision(of_, parts[0]);
    if (decision == nullptr) {
      return tell("--decide", fmt::format("`{}` is no decision of the case. {}", parts[0],
                                          config::suggestion(parts[0], decision_ids(of_))));
    }
    const auto option = std::find_if(decision->options.begin(), decision->options.end(),
                                     [&](const CaseOption& one) { return one.name == parts[1]; });
    if (option == decision->options.end()) {
      std::vector<std::string> names;
      for (const CaseOption& one : decision->options)
        names.push_back(one.name);
      return tell("--decide", fmt::format("`{}` is no option of {}. {}", parts[1], parts[0],
                                          config::suggestion(parts[1], names)));
    }
    if (!option->not_represented.empty())
      return tell("--decide",
                  fmt::format("the model has no {}: {}", text, option->not_represented));
    if (sys_days(decision->on) < sys_days(asked_.from))
      return tell("--decide", fmt::format("{} is on {}, before the day of --from, {}", parts[0],
                                          to_string(decision->on), to_string(asked_.from)));
    add_option(*decision, *option);
  }

  void require_different_arms() {
    for (std::size_t i = 1; i < asked_.arms.size(); ++i) {
      const auto same =
          std::find_if(asked_.arms.begin(), asked_.arms.begin() + static_cast<std::ptrdiff_t>(i),
                       [&](const FutureArm& other) { return other.name == asked_.arms[i].name; });
      if (same != asked_.arms.begin() + static_cast<std::ptrdiff_t>(i))
        tell(same->decisions.empty() ? "--reform" : "--decide",
             fmt::format("`{}` is given twice", same->name));
    }
  }

  const Case& of_;
  const FuturesQuestion& question_;
  const CaseDecision* decision_ = nullptr;
  std::vector<Mistake> mistakes_;
  AskedFutures asked_;
};

}  // namespace

AskedFutures asked_futures(const Case& of, const FuturesQuestion& question,
                           const std::filesystem::path& scenarios) {
  return Asking(of, question).ask(scenarios);
}

}  // namespace sightline::replay
