// SPDX-License-Identifier: Apache-2.0
// What a sweep varies: parameters and reforms, each over a range, by a design.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <sightline/core/error.hpp>
#include <sightline/scenario/reform.hpp>

namespace sightline::scenario {

struct Study;

enum class DesignMethod {
  grid,             ///< every combination of levels
  latin_hypercube,  ///< "lhs": each n-th part of every range once
  sobol,            ///< a scrambled sequence that fills the ranges evenly
  morris,           ///< trajectories that change one parameter at a time
  saltelli,         ///< two samples and their crossings, for variance-based sensitivity
  curve,            ///< of `operating_curve`: evenly spaced, with today's own value among them
};

[[nodiscard]] std::string_view name_of(DesignMethod method);

enum class Scale {
  linear,
  logarithmic,  ///< "log": even in the logarithm; low > 0
};

[[nodiscard]] std::string_view name_of(Scale scale);

/// A parameter, or a reform, that takes a value of its own at every design point.
struct Varied {
  std::string name;  ///< path of the parameter, or "reform.R01"
  std::string unit;  ///< of a reform "switch" or "probability"
  double low = 0.0;
  double high = 0.0;
  bool is_whole = false;
  Scale scale = Scale::linear;
  std::uint32_t levels = 0;  ///< of a grid; 0 elsewhere
  /// Of a curve: the value that the first arm has without the design, from low to high.
  std::optional<double> today;
  /// The reform whose compliance varies: at 0 it is not made. A switch is made as its file and the
  /// study's roll-out say. Nothing for a parameter.
  std::optional<Reform> reform;
  /// By arm: whether the point's value reaches it. An arm that sets the same itself keeps its own,
  /// unless the study names the arm.
  std::vector<std::uint8_t> reaches;

  /// The value at `position` in [0, 1]: uniform between low and high on the scale. Whole numbers
  /// take equal shares of [0, 1].
  [[nodiscard]] double value_at(double position) const;
};

struct Variation {
  DesignMethod method = DesignMethod::grid;
  /// Points of a Latin hypercube or a Sobol sequence; base sample of Saltelli's design; of a curve,
  /// those evenly spaced. On a curve all that varies has the same place in its range.
  std::uint32_t points = 0;
  std::uint32_t trajectories = 0;  ///< of Morris
  std::uint32_t levels = 0;        ///< of Morris; even
  std::uint64_t seed = 0;          ///< of the design; the dice of replications have the study's
  bool has_common_dice = true;     ///< replication r throws the same dice at every point
  std::vector<Varied> varied;
};

/// The plain study that is run at a design point: `values` for what varies, in its order, then each
/// arm's own changes and the command line's. Its seed is the study's, or with independent dice one
/// of the point's own; its fingerprint is that of its inputs. Texts and provenance are left out.
/// Throws std::invalid_argument if the study varies nothing or the number of values is another.
[[nodiscard]] Study study_at(const Study& study, std::uint64_t point,
                             std::span<const double> values);

/// What makes the values of a point contradict each other; empty if nothing does.
[[nodiscard]] std::vector<Mistake> mistakes_at(const Study& study, std::span<const double> values);

}  // namespace sightline::scenario
