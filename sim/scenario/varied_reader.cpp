// SPDX-License-Identifier: Apache-2.0
#include "varied_reader.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include <sightline/config/parameters.hpp>
#include <sightline/config/value.hpp>

#include "reform_reader.hpp"

namespace sightline::scenario {

namespace {

/// A declared range wider than this says what is allowed and not what is believed.
constexpr double widest_declared = 1e6;

class VariedReader {
 public:
  VariedReader(const Baseline& baseline, ArmsReader& arms, const Study& study,
               const DesignSoFar& design)
      : baseline_(baseline),
        arms_(arms),
        study_(study),
        design_(design),
        parameters_(baseline.parameters),
        fields_(parameters_of(parameters_)) {}

  Varied read(config::MapReader item) {
    const bool is_reform = item.has("reform");
    Varied varied = is_reform ? read_reform_of(item) : read_parameter(item);
    read_levels(item, varied);
    read_arms(item, varied);
    item.finish();
    return varied;
  }

 private:
  Varied read_parameter(config::MapReader& item) {
    Varied varied;
    varied.name = item.text("path");
    const Parameter* const declared = config::find_parameter(fields_, varied.name);
    if (declared == nullptr) {
      if (item.node().find("path").is(config::NodeKind::scalar)) {
        item.fail("path", config::unknown_parameter_fault(fields_, varied.name));
      }
      for (const std::string_view key : {"low", "high", "scale"})
        static_cast<void>(item.has(key));
      return varied;
    }
    varied.unit = declared->unit;
    varied.is_whole = declared->is_whole || declared->unit == "switch";
    read_range(item, {declared->low, declared->high}, varied);
    const std::string scale = item.choice_or("scale", {"linear", "log"}, "linear");
    varied.scale = scale == "log" ? Scale::logarithmic : Scale::linear;
    if (varied.scale == Scale::logarithmic && varied.is_whole) {
      item.fail("scale", "log is not for whole numbers");
    } else if (varied.scale == Scale::logarithmic && varied.low <= 0.0) {
      item.fail("scale", fmt::format("log needs `low` above 0; it is {:g}", varied.low));
    }
    return varied;
  }

  /// Reads `low` and `high`, which are within `range`, and which they are if not given.
  void read_range(config::MapReader& item, config::Range range, Varied& varied) {
    const bool has_low = item.has("low");
    const bool has_high = item.has("high");
    varied.low = item.number_or("low", range.low, range);
    varied.high = item.number_or("high", range.high, range);
    if (varied.high - varied.low > widest_declared && (!has_low || !has_high)) {
      item.fail(has_high ? "low" : "high",
                "is missing; the declared range is too wide to vary over, so give `low` and "
                "`high`");
    } else if (!(varied.low < varied.high)) {
      item.fail("high", fmt::format("{:g} is not above `low`, {:g}", varied.high, varied.low));
    }
    if (!varied.is_whole) return;
    for (const auto& [key, value] : {std::pair("low", varied.low), std::pair("high", varied.high)})
      if (value != std::floor(value)) item.fail(key, "must be a whole number, as the parameter is");
  }

  Varied read_reform_of(config::MapReader& item) {
    Varied varied;
    const bool is_switch = item.choice_or("as", {"switch", "compliance"}, "switch") == "switch";
    varied.unit = is_switch ? "switch" : "probability";
    varied.is_whole = is_switch;
    varied.high = 1.0;
    if (!is_switch) {
      read_range(item, {0.0, 1.0}, varied);
      if (item.has("compliance")) item.fail("compliance", "is what varies; give `low` and `high`");
    }
    if (item.has("path")) item.fail("path", "is not given beside `reform`");
    const config::Node name = item.required("reform");
    const Reform* const found = arms_.reform_of(name, item.path_of("reform"));
    Reform reform = found == nullptr ? Reform() : *found;
    read_roll_out(item, reform);
    if (found == nullptr) return varied;
    varied.name = "reform." + reform.id;
    arms_.check_start(reform, item.node(), item.path());
    varied.reform = std::move(reform);
    return varied;
  }

  void read_levels(config::MapReader& item, Varied& varied) {
    if (design_.method && *design_.method != DesignMethod::grid) return;
    const bool is_switch = varied.is_whole && varied.high - varied.low == 1.0;
    if (item.has("levels")) {
      varied.levels = static_cast<std::uint32_t>(item.whole("levels", levels_range));
    } else if (is_switch) {
      varied.levels = 2;
    } else if (design_.usual_levels != 0) {
      varied.levels = design_.usual_levels;
    } else if (design_.method) {
      item.mistakes().add(item.node(), item.path_of("levels"),
                          "is missing; a grid needs `levels` here, or under `vary` for all");
    }
    if (varied.is_whole && varied.levels > varied.high - varied.low + 1.0) {
      item.fail("levels", fmt::format("{} are more than the whole numbers from {:g} to {:g}",
                                      varied.levels, varied.low, varied.high));
    }
  }

  /// Which arms the value reaches: those named, or all that do not set it themselves.
  void read_arms(config::MapReader& item, Varied& varied) {
    const bool is_named = item.has("arms");
    const std::vector<std::string> names = item.texts_or("arms", {});
    check_arm_names(item, names);
    bool reaches_any = false;
    for (const Arm& arm : study_.arms) {
      const bool reaches = is_named ? std::find(names.begin(), names.end(), arm.name) != names.end()
                                    : !sets_itself(arm, varied);
      varied.reaches.push_back(reaches ? 1 : 0);
      reaches_any = reaches_any || reaches;
      check_arm(item, arm, varied, reaches);
    }
    if (!reaches_any && !is_named && !study_.arms.empty() && !varied.name.empty()) {
      item.mistakes().add(
          item.node(), item.path(),
          fmt::format("every arm sets `{}` itself, so it would not vary; name under `arms` "
                      "those that take the design's value",
                      varied.name));
    }
  }

  void check_arm_names(config::MapReader& item, const std::vector<std::string>& names) {
    std::vector<std::string> known;
    for (const Arm& arm : study_.arms)
      known.push_back(arm.name);
    for (auto name = names.begin(); name != names.end(); ++name) {
      if (std::find(names.begin(), name, *name) != name)
        item.fail("arms", fmt::format("`{}` is named twice", *name));
      if (std::find(known.begin(), known.end(), *name) != known.end()) continue;
      const std::string hint = config::suggestion(*name, known);
      item.fail("arms", fmt::format("`{}` is not an arm of this study.{}{}", *name,
                                    hint.empty() ? "" : " ", hint));
    }
    if (names.empty() && item.node().find("arms").is(config::NodeKind::sequence)) {
      item.fail("arms", "is empty; leave it out for all arms");
    }
  }

  [[nodiscard]] bool sets_itself(const Arm& arm, const Varied& varied) const {
    if (varied.reform) {
      return std::find(arm.reforms.begin(), arm.reforms.end(), varied.reform->id) !=
             arm.reforms.end();
    }
    return std::any_of(own_settings(arm), arm.settings.end(),
                       [&](const config::ParameterSetting& setting) {
                         return setting.path == varied.name && !setting.file.empty();
                       });
  }

  [[nodiscard]] std::vector<config::ParameterSetting>::const_iterator own_settings(
      const Arm& arm) const {
    return arm.settings.begin() + static_cast<std::ptrdiff_t>(baseline_.settings.size());
  }

  /// What the command line sets would hide the design; reforms may contradict those of an arm.
  void check_arm(config::MapReader& item, const Arm& arm, const Varied& varied, bool reaches) {
    const bool is_overridden = std::any_of(
        own_settings(arm), arm.settings.end(), [&](const config::ParameterSetting& setting) {
          return setting.path == varied.name && setting.file.empty();
        });
    if (is_overridden && &arm == &study_.arms.front()) {
      item.mistakes().add(item.node(), item.path(),
                          fmt::format("`{}` is set on the command line too; a study that varies "
                                      "it takes no `--set` of it",
                                      varied.name));
    }
    if (!varied.reform || !reaches) return;
    for (const Reform& other : arm.used) {
      if (other.id == varied.reform->id) continue;
      for (const Contradiction& found : contradictions(other, *varied.reform))
        item.mistakes().add(item.node(), item.path(), conflict_text(other, *varied.reform, found));
    }
    for (std::size_t i = 0; i < design_.earlier.size(); ++i) {
      const Varied& earlier = design_.earlier[i];
      if (!earlier.reform || &arm != &study_.arms.front()) continue;
      for (const Contradiction& found : contradictions(*earlier.reform, *varied.reform))
        item.mistakes().add(item.node(), item.path(),
                            conflict_text(*earlier.reform, *varied.reform, found));
    }
  }

  const Baseline& baseline_;
  ArmsReader& arms_;
  const Study& study_;
  const DesignSoFar& design_;
  model::Parameters parameters_;
  std::vector<Parameter> fields_;
};

}  // namespace

Varied read_varied(config::MapReader item, const Baseline& baseline, ArmsReader& arms,
                   const Study& study, const DesignSoFar& design) {
  return VariedReader(baseline, arms, study, design).read(std::move(item));
}

}  // namespace sightline::scenario
