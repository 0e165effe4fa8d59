// SPDX-License-Identifier: Apache-2.0
#include "operating_curve_reader.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <sightline/config/parameters.hpp>

namespace sightline::scenario {
namespace {

constexpr config::Range curve_points_range{2, 1000};

class CurveReader {
 public:
  CurveReader(config::MapReader reader, const Baseline& baseline, const Study& study)
      : reader_(std::move(reader)),
        study_(study),
        own_settings_(baseline.settings.size()),
        parameters_(study.arms.empty() ? baseline.parameters : study.arms.front().input.parameters),
        fields_(parameters_of(parameters_)) {}

  Variation read() {
    variation_.method = DesignMethod::curve;
    const bool moves_several = reader_.has("paths");
    const bool has_path = reader_.has("path");
    const double low = reader_.number("low");
    const double high = reader_.number("high");
    variation_.points = static_cast<std::uint32_t>(reader_.whole("points", curve_points_range));
    variation_.has_common_dice =
        reader_.choice_or("dice", {"common", "independent"}, "common") == "common";
    if (moves_several && has_path) {
      reader_.fail("path", "is not given beside `paths`");
    } else if (moves_several) {
      read_several(low, high);
    } else {
      add("path", reader_.text("path"), low, high, false);
    }
    if (is_given("low") && is_given("high") && !(low < high))
      reader_.fail("high", fmt::format("{:g} is not above `low`, {:g}", high, low));
    reader_.finish();
    return variation_;
  }

 private:
  void read_several(double low, double high) {
    const std::vector<std::string> paths = reader_.texts("paths");
    if (paths.empty() && reader_.node().find("paths").is(config::NodeKind::sequence))
      reader_.fail("paths", "is empty; a curve moves at least one parameter");
    for (const std::string& path : paths)
      add("paths", path, low, high, true);
  }

  [[nodiscard]] bool is_given(std::string_view key) const {
    return reader_.node().find(key).is(config::NodeKind::scalar);
  }

  /// Adds a parameter whose ends are `low` and `high`, or so far from today's value.
  void add(std::string_view key, const std::string& path, double low, double high, bool is_offset) {
    const Parameter* const declared = config::find_parameter(fields_, path);
    if (declared == nullptr) {
      if (!path.empty()) reader_.fail(key, config::unknown_parameter_fault(fields_, path));
      return;
    }
    if (declared->is_whole || declared->unit == "switch") {
      reader_.fail(key, fmt::format("`{}` is a whole number or a switch; a curve moves a threshold "
                                    "or another number",
                                    path));
      return;
    }
    if (std::any_of(variation_.varied.begin(), variation_.varied.end(),
                    [&](const Varied& other) { return other.name == path; })) {
      reader_.fail(key, fmt::format("`{}` is given twice", path));
      return;
    }
    Varied varied;
    varied.name = path;
    varied.unit = declared->unit;
    varied.today = *declared->value;
    varied.low = is_offset ? *varied.today + low : low;
    varied.high = is_offset ? *varied.today + high : high;
    check_ends(*declared, varied, is_offset);
    check_arms(key, varied);
    varied.reaches.assign(study_.arms.size(), 1);
    variation_.varied.push_back(std::move(varied));
  }

  void check_ends(const Parameter& declared, const Varied& varied, bool is_offset) {
    for (const auto& [key, end] : {std::pair("low", varied.low), std::pair("high", varied.high)}) {
      if (!is_given(key) || (end >= declared.low && end <= declared.high)) continue;
      reader_.fail(key, fmt::format("makes `{}` {:g}, which is outside [{:g}, {:g}]", varied.name,
                                    end, declared.low, declared.high));
    }
    const double today = *varied.today;
    const std::string must = is_offset
                                 ? std::string("0, for no offset")
                                 : fmt::format("today's value of `{}`, {:g}", varied.name, today);
    if (is_given("low") && varied.low > today)
      reader_.fail("low", "is above " + must + "; the curve must hold today's system");
    if (is_given("high") && varied.high < today)
      reader_.fail("high", "is below " + must + "; the curve must hold today's system");
  }

  /// An arm, or the command line, that sets the parameter would stand still on the curve.
  void check_arms(std::string_view key, const Varied& varied) {
    for (const Arm& arm : study_.arms) {
      const auto first = arm.settings.begin() + static_cast<std::ptrdiff_t>(own_settings_);
      const bool sets_it =
          std::any_of(first, arm.settings.end(), [&](const config::ParameterSetting& setting) {
            return setting.path == varied.name && !setting.file.empty();
          });
      if (!sets_it) continue;
      reader_.fail(key, fmt::format("arm `{}` sets `{}` itself, so it would not move along the "
                                    "curve; leave that out of the arm",
                                    arm.name, varied.name));
    }
  }

  config::MapReader reader_;
  const Study& study_;
  std::size_t own_settings_;
  model::Parameters parameters_;
  std::vector<Parameter> fields_;
  Variation variation_;
};

}  // namespace

Variation read_operating_curve(config::MapReader reader, const Baseline& baseline,
                               const Study& study) {
  return CurveReader(std::move(reader), baseline, study).read();
}

}  // namespace sightline::scenario
