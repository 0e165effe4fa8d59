// SPDX-License-Identifier: Apache-2.0
// Scenario discovery: in which part of the parameter space does something happen, as boxes that can
// be said in words.
//
// PRIM, the patient rule induction method (Friedman and Fisher 1999, Stat. Comput. 9:123), as
// Bryant and Lempert (2010, Technol. Forecast. Soc. Change 77:34) use it on simulation experiments.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <sightline/core/extremes.hpp>

namespace sightline::sensitivity {

struct Axis {
  std::string name;
  std::string unit;  ///< may be empty
  /// Names of the categories. Empty: the axis is continuous or ordered. Otherwise its values are
  /// the whole numbers below their number, and their order means nothing.
  std::vector<std::string> categories;
};

/// Where what happened.
struct ScenarioPoints {
  std::vector<Axis> axes;
  std::vector<double> values;     ///< [point][axis], point slowest, in the unit of the axis
  std::vector<bool> of_interest;  ///< [point]
};

struct Restriction {
  std::size_t axis = 0;
  double low = -infinity;               ///< allowed from here
  double high = infinity;               ///< to here, both included
  std::vector<std::size_t> categories;  ///< those allowed, ascending; of a categorical axis only
  /// Probability that at least so many of the box's points are of interest if each is with the
  /// density of the box without this restriction (binomial). "Quasi", because the restriction was
  /// sought in the same points. NaN in a peeling trajectory.
  double quasi_p = not_a_number;
};

/// Counts and density are over points in no box found earlier; coverage is over all points, so that
/// the coverages of boxes add up.
struct Box {
  std::vector<Restriction> restrictions;  ///< by axis; none of axes that are not restricted
  std::size_t points = 0;
  std::size_t of_interest = 0;
  double coverage = 0.0;  ///< share of all points of interest that lie in the box
  double density = 0.0;   ///< share of the box's points that are of interest
  double support = 0.0;   ///< share of all points that lie in the box
};

struct FoundBox {
  Box box;
  /// From the whole space inwards, before pasting: the trade-off of coverage against density.
  std::vector<Box> peeling;
};

struct ScenarioBoxes {
  std::vector<FoundBox> boxes;  ///< in the order in which they were found
  std::size_t points = 0;
  std::size_t of_interest = 0;
};

struct PrimPlan {
  double peeling_share = 0.05;    ///< alpha, of a box's points, in (0, 0.5]
  double pasting_share = 0.05;    ///< of a box's points, in (0, 0.5]
  double least_support = 0.05;    ///< peeling stops before a box has less of all points, in (0, 1)
  double wanted_density = 0.8;    ///< in (0, 1]
  double largest_quasi_p = 0.05;  ///< restrictions above are dropped; 1 keeps all
  std::size_t most_boxes = 3;
};

/// Boxes in which points of interest are dense.
///
/// Peeling: of the ends of all axes, about peeling_share of the box's points each, and of single
/// categories, that one is cut off which raises the density most for each point removed (for equal
/// pieces the rule of Friedman and Fisher); if none raises it, the one that lowers it least. Ties
/// of values stay together. Limits lie midway between the points they part. Chosen is the box of
/// most coverage whose density is at least wanted_density, or if there is none, that of the highest
/// density. Pasting: pieces go back while the density does not fall. Then restrictions are dropped,
/// the one with the greatest quasi_p first, while that is above largest_quasi_p; the density may
/// fall below the wanted one. The next box is sought among the points outside, until most_boxes are
/// found or one is no denser than the points it was sought in. The result depends on the order of
/// axes only where pieces tie, and not on that of points. A search that sees only one axis at a
/// time does not find what no end of an axis hints at (two boxes in opposite corners alike): look
/// at density and coverage, and at peelings, before a box is quoted.
///
/// Throws std::invalid_argument unless there is an axis, sizes agree, values are finite, those of
/// categorical axes number a category, and the plan is within its ranges.
[[nodiscard]] ScenarioBoxes discover_scenarios(const ScenarioPoints& points,
                                               const PrimPlan& plan = {});

/// The conditions of a box: "caseload above 21.5 cases and vacancies between 0.1 and 0.25 and
/// clock is none or strict"; "everywhere" without any. Limits have four digits.
[[nodiscard]] std::string words(const Box& box, const std::vector<Axis>& axes);

/// A sentence on a box, as of `what` = "the reform fails": "Where caseload above 21.5 cases, the
/// reform fails at 61 of 70 points (87 %); that is 73 % of all points at which it does."
[[nodiscard]] std::string sentence(const Box& box, const std::vector<Axis>& axes,
                                   const std::string& what);

}  // namespace sightline::sensitivity
