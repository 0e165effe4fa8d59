// SPDX-License-Identifier: Apache-2.0
#include "checks.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace sightline::scenario {

namespace {

/// Sums of decimal fractions are not exact in binary.
constexpr double rounding = 1e-9;

class Checker {
 public:
  Checker(std::span<const config::ParameterSetting> settings, config::Mistakes& mistakes)
      : settings_(settings), mistakes_(mistakes) {}

  /// Tells a mistake in the parameters whose paths begin with `group` and end with one of `names`.
  void tell(std::string_view group, const std::vector<std::string_view>& names, std::string text) {
    const auto is_involved = [&](const config::ParameterSetting& setting) {
      return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
        return setting.path == fmt::format("{}.{}", group, name);
      });
    };
    const auto last = std::find_if(settings_.rbegin(), settings_.rend(), is_involved);
    Mistake mistake{"", 0, 0, std::string(group), std::move(text)};
    if (last != settings_.rend()) {
      mistake.file = last->file;
      mistake.line = last->line;
    }
    mistakes_.add(std::move(mistake));
  }

  void expect_at_most_one(std::string_view group, const std::vector<std::string_view>& names,
                          double sum, std::string_view what) {
    if (sum <= 1.0 + rounding) return;
    tell(group, names, fmt::format("{} is {:.6g}; it must not be above 1", what, sum));
  }

 private:
  std::span<const config::ParameterSetting> settings_;
  config::Mistakes& mistakes_;
};

void check_vulnerability(const model::household::Harm& harm, Checker& checker) {
  const auto& by_age = harm.vulnerability;
  const bool rises = by_age.under_1 < by_age.from_1_to_4 ||
                     by_age.from_1_to_4 < by_age.from_5_to_10 ||
                     by_age.from_5_to_10 < by_age.from_11;
  if (!rises) return;
  checker.tell(
      "household.harm.vulnerability", {"under_1", "from_1_to_4", "from_5_to_10", "from_11"},
      fmt::format("must not rise with age, but is {}, {}, {}, {}", by_age.under_1.value(),
                  by_age.from_1_to_4.value(), by_age.from_5_to_10.value(), by_age.from_11.value()));
}

void check_severity(const model::household::Harm& harm, Checker& checker) {
  const double worse = harm.serious.value() + harm.critical.value() + harm.fatal.value();
  checker.expect_at_most_one("household.harm", {"moderate", "serious", "critical", "fatal"},
                             harm.moderate.value() + worse,
                             "moderate + serious + critical + fatal");
  checker.expect_at_most_one("household.harm",
                             {"moderate", "serious", "critical", "fatal", "infant_severity"},
                             harm.moderate.value() + harm.infant_severity.value() * worse,
                             "moderate + infant_severity x (serious + critical + fatal)");
}

}  // namespace

void check_parameters(const model::Parameters& parameters,
                      std::span<const config::ParameterSetting> settings,
                      config::Mistakes& mistakes) {
  Checker checker(settings, mistakes);
  const model::household::Families& families = parameters.household.families;
  checker.expect_at_most_one(
      "household.families", {"one_child", "two_children", "three_children"},
      families.one_child.value() + families.two_children.value() + families.three_children.value(),
      "one_child + two_children + three_children");
  check_vulnerability(parameters.household.harm, checker);
  check_severity(parameters.household.harm, checker);
  const model::household::Accidents& accidents = parameters.household.accidents;
  checker.expect_at_most_one("household.accidents", {"moderate", "serious"},
                             accidents.moderate.value() + accidents.serious.value(),
                             "moderate + serious");
  const model::communication::ConcernSources& sources = parameters.communication.concern_sources;
  checker.expect_at_most_one(
      "communication.concern_sources",
      {"police", "school", "health_visiting", "general_practice", "hospital"},
      sources.police.value() + sources.school.value() + sources.health_visiting.value() +
          sources.general_practice.value() + sources.hospital.value(),
      "the sum over all agencies");
}

}  // namespace sightline::scenario
