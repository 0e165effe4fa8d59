// SPDX-License-Identifier: Apache-2.0
// A study that varies parameters or reforms: its design, and the plain study at every point of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <sightline/design/unit_design.hpp>
#include <sightline/output/data_file.hpp>
#include <sightline/scenario/study.hpp>

namespace sightline::experiment {

class Sweep {
 public:
  /// Makes the design that `study.variation` asks for. Throws InputError if the values of points
  /// contradict each other, and std::invalid_argument if the study varies nothing.
  explicit Sweep(scenario::Study study);

  [[nodiscard]] const scenario::Study& study() const { return study_; }
  [[nodiscard]] const scenario::Variation& variation() const { return *study_.variation; }
  /// Positions in the unit cube, with what each point is for; dimensions have the varied names.
  [[nodiscard]] const design::UnitDesign& design() const { return design_; }
  [[nodiscard]] std::size_t points() const { return design_.points; }
  /// What is varied, at a point, in the order of the variation.
  [[nodiscard]] std::span<const double> values(std::size_t point) const;
  /// Of an operating curve: the point at which nothing is moved.
  [[nodiscard]] std::optional<std::size_t> today() const { return today_; }
  /// The plain study of a point.
  [[nodiscard]] scenario::Study at(std::size_t point) const;

 private:
  void place_today();

  scenario::Study study_;
  design::UnitDesign design_;
  std::vector<double> values_;  ///< [point][varied]
  std::optional<std::size_t> today_;
};

/// A name that every netCDF tool takes: letters, digits and underscores. "practice.x" becomes
/// "practice_x".
[[nodiscard]] std::string variable_name(const std::string& path);

/// Adds the axes `design_point` and `design_parameter`; the variables `design_unit_value` and
/// `design_value` (design_point, design_parameter); `design_role`, `design_group`,
/// `design_position`, `design_dimension` (design_point); low, high, unit and scale of each
/// parameter; one variable (design_point) for each parameter, named by variable_name(); and the
/// attributes design_method, design_seed and design_dice.
void add_design(output::DataFile& file, const Sweep& sweep);

/// The design of a sweep as add_design() keeps it.
struct StoredDesign {
  std::string method;  ///< scenario::name_of(DesignMethod)
  std::uint64_t seed = 0;
  bool has_common_dice = true;
  design::UnitDesign design;  ///< dimensions have the names of what varies
  /// What each dimension is.
  struct Range {
    double low = 0.0;
    double high = 0.0;
    std::string unit;
    bool is_logarithmic = false;
    friend bool operator==(const Range&, const Range&) = default;
  };
  std::vector<Range> ranges;
  std::vector<double> values;  ///< [point][dimension], in the unit of the dimension
  friend bool operator==(const StoredDesign&, const StoredDesign&) = default;
};

/// What add_design() has added to `file`. Throws std::invalid_argument if something of it lacks or
/// has another kind or size.
[[nodiscard]] StoredDesign read_design(const output::DataFile& file);

/// Makes sure that results in `folder` belong to this design, and keeps it there as design.h5. A
/// design of which one is the beginning of the other agrees with it. Throws InputError if the
/// folder holds another design or a plain study, and RunError if it cannot be written.
void keep_design(const std::filesystem::path& folder, const Sweep& sweep);

/// Throws InputError if `folder` holds results of a sweep: those of a plain study go elsewhere.
void reject_sweep(const std::filesystem::path& folder);

}  // namespace sightline::experiment
