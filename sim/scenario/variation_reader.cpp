// SPDX-License-Identifier: Apache-2.0
#include "variation_reader.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <sightline/config/parameters.hpp>
#include <sightline/config/value.hpp>

#include "operating_curve_reader.hpp"
#include "reform_reader.hpp"

namespace sightline::scenario {

namespace {

constexpr std::uint32_t most_points = 1'000'000;
constexpr config::Range points_range{2, most_points};
constexpr config::Range levels_range{2, 10'000};
constexpr std::uint32_t usual_morris_levels = 4;
/// A declared range wider than this says what is allowed and not what is believed.
constexpr double widest_declared = 1e6;

DesignMethod method_of(const std::string& name) {
  for (const DesignMethod method : {DesignMethod::latin_hypercube, DesignMethod::sobol,
                                    DesignMethod::morris, DesignMethod::saltelli}) {
    if (name == name_of(method)) return method;
  }
  return DesignMethod::grid;
}

class VariationReader {
 public:
  VariationReader(config::MapReader reader, const Baseline& baseline, ArmsReader& arms,
                  const Study& study)
      : reader_(std::move(reader)),
        baseline_(baseline),
        arms_(arms),
        study_(study),
        parameters_(baseline.parameters),
        fields_(parameters_of(parameters_)) {}

  Variation read() {
    has_method_ = reader_.node().find("method").is(config::NodeKind::scalar);
    const std::size_t before = reader_.mistakes().size();
    variation_.method =
        method_of(reader_.choice("method", {"grid", "lhs", "sobol", "morris", "saltelli"}));
    has_method_ = has_method_ && reader_.mistakes().size() == before;
    read_size();
    variation_.seed = static_cast<std::uint64_t>(reader_.whole_or("seed", 1, {.low = 0}));
    variation_.has_common_dice =
        reader_.choice_or("dice", {"common", "independent"}, "common") == "common";
    read_list();
    reader_.finish();
    check_count();
    return variation_;
  }

 private:
  void read_size() {
    const bool is_known = has_method_;
    const DesignMethod method = variation_.method;
    if (!is_known || method == DesignMethod::grid) {
      if (reader_.has("levels")) usual_levels_ = whole(reader_, "levels", levels_range);
    }
    if (!is_known) {
      static_cast<void>(reader_.has("points") && reader_.has("trajectories"));
      static_cast<void>(reader_.has("trajectories"));
    } else if (method == DesignMethod::morris) {
      variation_.trajectories = whole(reader_, "trajectories", points_range);
      variation_.levels =
          static_cast<std::uint32_t>(reader_.whole_or("levels", usual_morris_levels, levels_range));
      if (variation_.levels % 2 == 1) {
        reader_.fail("levels", fmt::format("is {}; Morris' steps need an even number of levels",
                                           variation_.levels));
      }
    } else if (method != DesignMethod::grid) {
      variation_.points = whole(reader_, "points", points_range);
      check_power_of_two();
    }
  }

  /// The balance of Sobol's sequence holds for powers of two (Owen 2022, "On dropping the first
  /// Sobol' point").
  void check_power_of_two() {
    const std::uint32_t points = variation_.points;
    const bool is_sequence =
        variation_.method == DesignMethod::sobol || variation_.method == DesignMethod::saltelli;
    if (!is_sequence || points < 2 || std::has_single_bit(points)) return;
    reader_.fail("points",
                 fmt::format("is {}; Sobol's sequence is even at powers of two only: {} or {}",
                             points, std::bit_floor(points), std::bit_ceil(points)));
  }

  void read_list() {
    const std::vector<config::Node> items = reader_.items("parameters");
    if (items.empty() && reader_.node().find("parameters").is(config::NodeKind::sequence)) {
      reader_.fail("parameters", "is empty; a design varies at least one parameter or reform");
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
      const std::string key = fmt::format("{}[{}]", reader_.path_of("parameters"), i + 1);
      Varied varied = read_varied({items[i], key, reader_.mistakes()});
      const bool is_again = std::any_of(
          variation_.varied.begin(), variation_.varied.end(),
          [&](const Varied& other) { return other.name == varied.name && !varied.name.empty(); });
      if (is_again) {
        reader_.mistakes().add(items[i], key, fmt::format("`{}` is given twice", varied.name));
      }
      variation_.varied.push_back(std::move(varied));
    }
  }

  Varied read_varied(config::MapReader item) {
    const bool is_reform = item.has("reform");
    Varied varied = is_reform ? read_reform_of(item) : read_parameter(item);
    read_levels(item, varied);
    read_arms(item, varied);
    item.finish();
    return varied;
  }

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
    if (has_method_ && variation_.method != DesignMethod::grid) return;
    const bool is_switch = varied.is_whole && varied.high - varied.low == 1.0;
    if (item.has("levels")) {
      varied.levels = whole(item, "levels", levels_range);
    } else if (is_switch) {
      varied.levels = 2;
    } else if (usual_levels_ != 0) {
      varied.levels = usual_levels_;
    } else if (has_method_) {
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
    for (const std::string& name : names) {
      if (std::find(known.begin(), known.end(), name) != known.end()) continue;
      const std::string hint = config::suggestion(name, known);
      item.fail("arms", fmt::format("`{}` is not an arm of this study.{}{}", name,
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
    for (std::size_t i = 0; i < variation_.varied.size(); ++i) {
      const Varied& earlier = variation_.varied[i];
      if (!earlier.reform || &arm != &study_.arms.front()) continue;
      for (const Contradiction& found : contradictions(*earlier.reform, *varied.reform))
        item.mistakes().add(item.node(), item.path(),
                            conflict_text(*earlier.reform, *varied.reform, found));
    }
  }

  void check_count() {
    double points = 1.0;
    const auto dimensions = static_cast<double>(variation_.varied.size());
    if (variation_.method == DesignMethod::grid) {
      for (const Varied& varied : variation_.varied)
        points *= std::max(1U, varied.levels);
    } else if (variation_.method == DesignMethod::morris) {
      points = variation_.trajectories * (dimensions + 1.0);
    } else if (variation_.method == DesignMethod::saltelli) {
      points = variation_.points * (dimensions + 2.0);
    }
    if (points <= most_points) return;
    reader_.mistakes().add(
        reader_.node(), reader_.path(),
        fmt::format("makes {:.0f} design points; at most {} are run", points, most_points));
  }

  static std::uint32_t whole(config::MapReader& reader, std::string_view key, config::Range range) {
    return static_cast<std::uint32_t>(reader.whole(key, range));
  }

  config::MapReader reader_;
  const Baseline& baseline_;
  ArmsReader& arms_;
  const Study& study_;
  model::Parameters parameters_;
  std::vector<Parameter> fields_;
  bool has_method_ = false;
  std::uint32_t usual_levels_ = 0;
  Variation variation_;
};

/// Tables of parameters say which of them the design gives, in the place of their source.
void tell_provenance(Study& study) {
  for (const Varied& varied : study.variation->varied) {
    if (varied.reform) continue;
    for (std::size_t i = 0; i < study.arms.size(); ++i) {
      if (varied.reaches[i] == 0) continue;
      Arm& arm = study.arms[i];
      const std::vector<Parameter> fields = parameters_of(arm.input.parameters);
      const Parameter* const parameter = config::find_parameter(fields, varied.name);
      if (parameter == nullptr) continue;
      config::ParameterSetting setting;
      setting.path = varied.name;
      setting.value = *parameter->value;
      setting.unit = varied.unit;
      setting.source =
          fmt::format("varied by the design from {:g} to {:g}", varied.low, varied.high);
      arm.settings.push_back(std::move(setting));
    }
  }
}

}  // namespace

void read_variation(config::MapReader& study_reader, const Baseline& baseline, ArmsReader& arms,
                    Study& study) {
  const bool is_curve = study_reader.has("operating_curve");
  const bool is_varied = study_reader.has("vary");
  if (!is_curve && !is_varied) return;
  const std::string key = is_curve ? "operating_curve" : "vary";
  study.variation = is_curve
                        ? read_operating_curve(study_reader.map("operating_curve"), baseline, study)
                        : VariationReader(study_reader.map("vary"), baseline, arms, study).read();
  if (is_curve && is_varied) {
    study_reader.fail("vary",
                      "is not given beside `operating_curve`, which is a design of its own");
  }
  if (is_curve && !study.ensemble.empty()) {
    study_reader.fail("ensemble",
                      "is not given beside `operating_curve`: today's system would be another in "
                      "every parameter set");
  }
  tell_provenance(study);
  if (study.precision) {
    study_reader.fail("precision",
                      fmt::format("is not given beside `{}`: every design point has as many "
                                  "replications; give `replications`",
                                  key));
  }
  if (study.traced_replications > 0) {
    study_reader.fail("winners_and_losers",
                      fmt::format("is not given beside `{}`: a sweep keeps no routes of single "
                                  "children; take a study at one point",
                                  key));
  }
}

}  // namespace sightline::scenario
