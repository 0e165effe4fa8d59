// SPDX-License-Identifier: Apache-2.0
#include "variation_reader.hpp"

#include <algorithm>
#include <bit>

#include <fmt/format.h>

#include <sightline/config/parameters.hpp>

#include "operating_curve_reader.hpp"
#include "varied_reader.hpp"

namespace sightline::scenario {

namespace {

constexpr std::uint32_t most_points = 1'000'000;
constexpr config::Range design_points_range{2, most_points};
constexpr std::uint32_t usual_morris_levels = 4;

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
      : reader_(std::move(reader)), baseline_(baseline), arms_(arms), study_(study) {}

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
      variation_.trajectories = whole(reader_, "trajectories", design_points_range);
      variation_.levels =
          static_cast<std::uint32_t>(reader_.whole_or("levels", usual_morris_levels, levels_range));
      if (variation_.levels % 2 == 1) {
        reader_.fail("levels", fmt::format("is {}; Morris' steps need an even number of levels",
                                           variation_.levels));
      }
    } else if (method != DesignMethod::grid) {
      variation_.points = whole(reader_, "points", design_points_range);
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
      Varied varied = read_varied({items[i], key, reader_.mistakes()}, baseline_, arms_, study_,
                                  {has_method_ ? std::optional(variation_.method) : std::nullopt,
                                   usual_levels_, variation_.varied});
      const bool is_again = std::any_of(
          variation_.varied.begin(), variation_.varied.end(),
          [&](const Varied& other) { return other.name == varied.name && !varied.name.empty(); });
      if (is_again) {
        reader_.mistakes().add(items[i], key, fmt::format("`{}` is given twice", varied.name));
      }
      variation_.varied.push_back(std::move(varied));
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
