// SPDX-License-Identifier: Apache-2.0
// The agencies, and tables with one row for each that can know something of a child.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sightline::model {

enum class Agency : std::uint8_t {
  social_care,
  health_visiting,
  general_practice,
  hospital,
  paediatrics,
  school,
  police,
  community,  ///< neighbours and relatives: no agency, but they see and may tell
  council_legal,
  conference_chairs,
  family_court,
  prosecutor,
  safeguarding_board,
  inspectorate,
  size_
};

/// The first agencies of the enumeration hold knowledge of children; the others decide on what they
/// are told.
inline constexpr std::size_t knowing_agencies = 8;
inline constexpr std::size_t agency_count = static_cast<std::size_t>(Agency::size_);

inline constexpr std::array<std::string_view, agency_count> agency_names = {
    "social_care",  "health_visiting", "general_practice",   "hospital",      "paediatrics",
    "school",       "police",          "community",          "council_legal", "conference_chairs",
    "family_court", "prosecutor",      "safeguarding_board", "inspectorate"};

[[nodiscard]] constexpr std::size_t index_of(Agency agency) {
  return static_cast<std::size_t>(agency);
}
[[nodiscard]] constexpr std::string_view name_of(Agency agency) {
  return agency_names[index_of(agency)];
}
[[nodiscard]] constexpr Agency agency_at(std::size_t index) {
  return static_cast<Agency>(index);
}

/// Whether the agency has teams: board and inspectorate are rules only.
[[nodiscard]] constexpr bool has_teams(Agency agency) {
  return agency < Agency::safeguarding_board;
}

/// A set of agencies.
class AgencySet {
 public:
  constexpr AgencySet() = default;
  [[nodiscard]] static constexpr AgencySet all_but(Agency agency) {
    AgencySet set;
    set.bits_ = static_cast<std::uint16_t>(((1U << agency_count) - 1U) & ~bit_of(agency));
    return set;
  }

  constexpr void add(Agency agency) { bits_ = static_cast<std::uint16_t>(bits_ | bit_of(agency)); }
  [[nodiscard]] constexpr bool has(Agency agency) const { return (bits_ & bit_of(agency)) != 0; }
  [[nodiscard]] constexpr bool overlaps(AgencySet other) const {
    return (bits_ & other.bits_) != 0;
  }
  /// One bit for each agency, for hashing.
  [[nodiscard]] constexpr std::uint16_t bits() const { return bits_; }
  friend constexpr bool operator==(AgencySet, AgencySet) = default;

 private:
  static constexpr unsigned bit_of(Agency agency) { return 1U << index_of(agency); }

  std::uint16_t bits_ = 0;
};
static_assert(agency_count <= 16);

/// One value for each agency that can know something of a child.
template <class T>
struct ByAgency {
  std::array<T, knowing_agencies> values{};

  [[nodiscard]] T& operator[](Agency agency) { return values[index_of(agency)]; }
  [[nodiscard]] const T& operator[](Agency agency) const { return values[index_of(agency)]; }
};

}  // namespace sightline::model
