// SPDX-License-Identifier: Apache-2.0
// Where everything stands in the swim-lane picture of a case, apart from how it is drawn.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <sightline/replay/explanation.hpp>

namespace sightline::replay {

enum class MarkKind { harm, found, not_passed, told, decided, safe };

/// A numbered mark in a lane.
struct Mark {
  const ChronologyRow* row = nullptr;
  MarkKind kind = MarkKind::decided;
  std::size_t lane = 0;
  std::size_t track = 0;  ///< of the lane, from the top, so that no two marks overlap
  double x = 0.0;
};

/// An item that an agency knows, from when it learned of it.
struct Bar {
  std::size_t item = 0;
  ItemState state = ItemState::read;
  double x = 0.0;
};

struct Lane {
  std::string name;
  std::size_t tracks = 1;
  std::vector<Bar> bars;
};

struct Arrow {
  std::size_t from = 0;  ///< marks
  std::size_t to = 0;
};

struct Lanes {
  std::vector<Lane> lanes;    ///< the first is the home, the second social care
  std::vector<Mark> marks;    ///< in order of time: the number of a mark is its place plus 1
  std::vector<Arrow> arrows;  ///< messages that arrived, and who sat in a conference
};

/// Maps times to the picture's width.
struct TimeScale {
  Time from;
  Time until;
  double left = 0.0;
  double right = 0.0;
  [[nodiscard]] double x(Time at) const;
};

inline constexpr double mark_pitch = 19.0;

[[nodiscard]] Lanes lanes_of(const Explanation& explanation, const TimeScale& scale);

}  // namespace sightline::replay
