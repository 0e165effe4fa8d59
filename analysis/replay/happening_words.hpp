// SPDX-License-Identifier: Apache-2.0
// A happening of the model in the words of a chronology, and who knows of it at once.
#pragma once

#include <bitset>
#include <initializer_list>
#include <string>

#include <sightline/model/happening.hpp>
#include <sightline/scenario/case.hpp>

namespace sightline::replay {

using Knowers = std::bitset<scenario::knowers>;

[[nodiscard]] inline Knowers knowers_of(std::initializer_list<model::Agency> agencies) {
  Knowers set;
  for (const model::Agency agency : agencies)
    set.set(model::index_of(agency));
  return set;
}

struct HappeningWords {
  std::string what;
  Knowers knew;
  bool is_told = true;            ///< false: of no interest in a chronology
  bool can_be_told = false;       ///< goes with messages, meetings and calls
  bool is_of_conference = false;  ///< known to all who sat in it
  bool has_agency = false;        ///< Happening::agency means something
};

[[nodiscard]] HappeningWords words_of(const model::Happening& happening);

}  // namespace sightline::replay
