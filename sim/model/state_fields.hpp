// SPDX-License-Identifier: Apache-2.0
// Counts the members of the structs of the state, so that one that is not listed is found.
#pragma once

#include <cstddef>
#include <string>
#include <type_traits>
#include <utility>

#include <sightline/engine/event_queue.hpp>
#include <sightline/model/oversight/alarm.hpp>
#include <sightline/model/pathway/case_file.hpp>

namespace sightline::model {

/// Stands for a value of any type where only types are looked at.
struct AnyValue {
  template <class T>
  operator T() const;  // NOLINT(google-explicit-constructor): it must be implicit
};

template <class T, std::size_t... places>
constexpr bool can_be_made_of(std::index_sequence<places...>) {
  return requires {
    T{((void)places, AnyValue{})...};
  };
}

/// Members of an aggregate without bases: the most values of which it can be made.
template <class T, std::size_t most = 64>
constexpr std::size_t members_of() {
  static_assert(most > 0, "this struct cannot be made of its members");
  if constexpr (can_be_made_of<T>(std::make_index_sequence<most>{})) {
    return most;
  } else {
    return members_of<T, most - 1>();
  }
}

/// Members that no array holds, as they follow from the input or from other members: what a state
/// refers to, planned adoptions, the order of events.
template <class T>
inline constexpr std::size_t members_left_out = 0;
template <>
inline constexpr std::size_t members_left_out<engine::Event> = 1;
template <>
inline constexpr std::size_t members_left_out<household::State> = 1;
template <>
inline constexpr std::size_t members_left_out<workforce::State> = 3;
template <>
inline constexpr std::size_t members_left_out<evidence::State> = 1;
template <>
inline constexpr std::size_t members_left_out<communication::State> = 1;
template <>
inline constexpr std::size_t members_left_out<justice::State> = 1;
template <>
inline constexpr std::size_t members_left_out<pathway::State> = 1;
template <>
inline constexpr std::size_t members_left_out<oversight::State> = 1;

/// Whether T has bases, which are no members; to be said for each that has.
template <class T>
inline constexpr bool has_bases = false;

[[noreturn]] void refuse_list_of_fields(const std::string& name, std::size_t listed,
                                        std::size_t members);

/// Throws std::logic_error if `listed` fields are not all the members of T. Classes with private
/// members and structs with bases cannot be counted.
template <class T>
void require_all_listed(const std::string& name, std::size_t listed) {
  if constexpr (std::is_aggregate_v<T> && !has_bases<T>) {
    constexpr std::size_t members = members_of<T>() - members_left_out<T>;
    if (listed != members) refuse_list_of_fields(name, listed, members);
  }
}

}  // namespace sightline::model
