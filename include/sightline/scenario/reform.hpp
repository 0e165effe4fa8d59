// SPDX-License-Identifier: Apache-2.0
// A reform as its file says: dated changes of Practice, with what it costs and how it may do harm.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <sightline/core/calendar.hpp>
#include <sightline/core/quantity.hpp>
#include <sightline/model/workforce/workforce.hpp>

namespace sightline::scenario {

/// One change. Changes of one path by several reforms act in the order in which a team adopts them,
/// and the result is cut to the declared range.
struct ReformChange {
  std::string path;  ///< with `practice.` in front
  model::workforce::PracticeChange change;
  int line = 0;  ///< where the reform's file says it
};

/// A reform of reforms (R19): every other one of the arm is adopted by this share of teams, from
/// its own start on.
struct Adoption {
  Probability compliance;
  Days full_after;
};

struct Reform {
  std::string id;  ///< e.g. "R01"; the reform's dice depend on it alone
  std::string title;
  std::string source;
  std::string description;
  char evidence_grade = 'D';  ///< A randomised, B controlled, C before and after, D mechanism only
  std::string cost_note;
  std::optional<double> cost_gbp_per_year;
  std::string harm;          ///< the way in which it is likely to do harm
  std::optional<Date> from;  ///< none: from the start of measurement
  Days full_after;           ///< complying teams adopt it at times spread evenly over this
  Probability compliance;    ///< share of teams that ever adopt it
  std::vector<ReformChange> changes;
  std::optional<Adoption> adoption;
  std::string file;
};

/// Reads one reform file. Throws InputError with every mistake.
[[nodiscard]] Reform read_reform(const std::filesystem::path& path);

}  // namespace sightline::scenario
