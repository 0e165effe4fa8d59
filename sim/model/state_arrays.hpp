// SPDX-License-Identifier: Apache-2.0
// Writes the state of a run into arrays by name, and reads it back.
//
// Each struct of the state lists its fields once, in `list_fields`, which calls
// `visit(name, &Struct::field)` for each; what follows from the input is left out. A row of a table
// becomes one place in one array for each field.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <sightline/core/id.hpp>
#include <sightline/core/parameter.hpp>
#include <sightline/core/quantity.hpp>
#include <sightline/core/time.hpp>
#include <sightline/model/agency.hpp>
#include <sightline/model/replication.hpp>
#include <sightline/model/workforce/practice.hpp>

#include "state_fields.hpp"

namespace sightline::model {

/// A cell of the state that is one number; how it is kept. Others have no specialisation.
template <class T>
struct Number;

template <class T>
requires std::is_integral_v<T>
struct Number<T> {
  using Kept = std::int64_t;
  static Kept kept(T value) { return static_cast<Kept>(value); }
  static T restored(Kept kept) { return static_cast<T>(kept); }
};
template <class T>
requires std::is_enum_v<T>
struct Number<T> {
  using Kept = std::int64_t;
  static Kept kept(T value) { return static_cast<Kept>(value); }
  static T restored(Kept kept) { return static_cast<T>(kept); }
};
template <class T>
requires std::is_floating_point_v<T>
struct Number<T> {
  using Kept = double;
  static Kept kept(T value) { return static_cast<Kept>(value); }
  static T restored(Kept kept) { return static_cast<T>(kept); }
};
template <>
struct Number<Time> {
  using Kept = std::int64_t;
  static Kept kept(Time value) { return value.minutes(); }
  static Time restored(Kept kept) { return Time(static_cast<std::int32_t>(kept)); }
};
template <class Tag>
struct Number<Id<Tag>> {
  using Kept = std::int64_t;
  static Kept kept(Id<Tag> value) { return value.value(); }
  static Id<Tag> restored(Kept kept) { return Id<Tag>(static_cast<typename Id<Tag>::Value>(kept)); }
};

struct AnyField {
  template <class Member>
  void operator()(std::string_view, Member) const {}
};

template <class T>
concept IsNumber = requires {
  typename Number<T>::Kept;
};
template <class T>
concept HasFields = requires {
  T::list_fields(AnyField{});
};

/// Goes through cells of one kind, `Derived` deciding what is done with the numbers and lengths.
template <class Derived>
class StateVisitor {
 public:
  template <class T>
  requires IsNumber<T>
  void visit(const std::string& name, const std::vector<T*>& cells) {
    derived().numbers(name, cells);
  }

  template <class T>
  requires HasFields<T>
  void visit(const std::string& name, const std::vector<T*>& cells) {
    std::size_t listed = 0;
    T::list_fields([&](std::string_view field, auto member) {
      ++listed;
      using Field = std::remove_reference_t<decltype(std::declval<T&>().*member)>;
      std::vector<Field*> inner;
      inner.reserve(cells.size());
      for (T* cell : cells)
        inner.push_back(&(cell->*member));
      visit(name + "." + std::string(field), inner);
    });
    require_all_listed<T>(name, listed);
  }

  template <class T, std::size_t size>
  void visit(const std::string& name, const std::vector<std::array<T, size>*>& cells) {
    for (std::size_t i = 0; i < size; ++i) {
      std::vector<T*> inner;
      for (std::array<T, size>* cell : cells)
        inner.push_back(&(*cell)[i]);
      visit(name + "." + std::to_string(i), inner);
    }
  }

  template <class T>
  void visit(const std::string& name, const std::vector<ByAgency<T>*>& cells) {
    std::vector<std::array<T, knowing_agencies>*> inner;
    for (ByAgency<T>* cell : cells)
      inner.push_back(&cell->values);
    visit(name, inner);
  }

  void visit(const std::string& name, const std::vector<workforce::Practice*>& cells) {
    std::vector<std::vector<Parameter>> parameters;
    for (workforce::Practice* cell : cells)
      parameters.push_back(parameters_of(*cell));
    const std::size_t fields = parameters.empty() ? 0 : parameters.front().size();
    for (std::size_t i = 0; i < fields; ++i) {
      std::vector<double*> inner;
      for (const std::vector<Parameter>& of_one : parameters)
        inner.push_back(of_one[i].value);
      visit(name + "." + parameters.front()[i].path, inner);
    }
  }

  template <class T>
  void visit(const std::string& name, const std::vector<std::vector<T>*>& cells) {
    visit_rows<T>(name, cells);
  }
  template <class IdType, class T>
  void visit(const std::string& name, const std::vector<Table<IdType, T>*>& cells) {
    visit_rows<T>(name, cells);
  }

  template <class Key, class T>
  void visit(const std::string& name, const std::vector<std::map<Key, T>*>& cells) {
    std::vector<std::vector<std::pair<Key, T>>> pairs(cells.size());
    for (std::size_t i = 0; i < cells.size(); ++i)
      pairs[i].assign(cells[i]->begin(), cells[i]->end());
    derived().lengths(name, pairs);
    std::vector<Key*> keys;
    std::vector<T*> values;
    for (auto& of_one : pairs) {
      for (auto& [key, value] : of_one) {
        keys.push_back(&key);
        values.push_back(&value);
      }
    }
    visit(name + ".key", keys);
    visit(name + ".value", values);
    for (std::size_t i = 0; i < cells.size(); ++i)
      *cells[i] = std::map<Key, T>(pairs[i].begin(), pairs[i].end());
  }

  /// The only cell of its kind.
  template <class T>
  void visit_one(const std::string& name, T& cell) {
    visit(name, std::vector<T*>{&cell});
  }

 private:
  Derived& derived() { return static_cast<Derived&>(*this); }

  /// Rows of several tables, one after the other.
  template <class T, class Rows>
  void visit_rows(const std::string& name, const std::vector<Rows*>& cells) {
    std::vector<T*> inner;
    derived().lengths(name, cells);
    for (Rows* rows : cells) {
      for (T& row : *rows)
        inner.push_back(&row);
    }
    visit(name, inner);
  }
};

/// Fills the arrays.
class StateWriter : public StateVisitor<StateWriter> {
 public:
  template <class T>
  void numbers(const std::string& name, const std::vector<T*>& cells) {
    std::vector<typename Number<T>::Kept> kept;
    kept.reserve(cells.size());
    for (const T* cell : cells)
      kept.push_back(Number<T>::kept(*cell));
    arrays_.insert_or_assign(name, std::move(kept));
  }
  template <class Rows>
  void lengths(const std::string& name, const std::vector<Rows>& all) {
    std::vector<std::int64_t> lengths;
    for (const Rows& rows : all)
      lengths.push_back(static_cast<std::int64_t>(rows_of(rows).size()));
    arrays_.insert_or_assign(name + ".length", std::move(lengths));
  }
  [[nodiscard]] StateArrays take() { return std::move(arrays_); }

 private:
  template <class Rows>
  static const Rows& rows_of(const Rows& rows) {
    return rows;
  }
  template <class Rows>
  static const Rows& rows_of(Rows* rows) {
    return *rows;
  }

  StateArrays arrays_;
};

/// Sets the cells from the arrays. Throws std::invalid_argument naming the array that does not fit.
class StateReader : public StateVisitor<StateReader> {
 public:
  explicit StateReader(const StateArrays& arrays) : arrays_(arrays) {}

  template <class T>
  void numbers(const std::string& name, const std::vector<T*>& cells) {
    const auto& kept = array<typename Number<T>::Kept>(name, cells.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
      *cells[i] = Number<T>::restored(kept[i]);
      if (Number<T>::kept(*cells[i]) != kept[i] && kept[i] == kept[i])
        throw std::invalid_argument("state: " + name + " holds a number out of range");
    }
  }
  template <class Rows>
  void lengths(const std::string& name, std::vector<Rows>& all) {
    resize(name, all, [](Rows& rows) -> Rows& { return rows; });
  }
  template <class Rows>
  void lengths(const std::string& name, const std::vector<Rows*>& all) {
    resize(name, all, [](Rows* rows) -> Rows& { return *rows; });
  }
  /// Throws if there is an array that nothing has been read from.
  void require_all_read() const;

 private:
  template <class All, class RowsOf>
  void resize(const std::string& name, All& all, RowsOf&& rows_of) {
    const auto& lengths = array<std::int64_t>(name + ".length", all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (lengths[i] < 0 || lengths[i] > most_rows)
        throw std::invalid_argument("state: " + name + " has an impossible length");
      rows_of(all[i]).resize(static_cast<std::size_t>(lengths[i]));
    }
  }
  template <class Kept>
  const std::vector<Kept>& array(const std::string& name, std::size_t size) {
    const auto found = arrays_.find(name);
    const auto* values =
        found == arrays_.end() ? nullptr : std::get_if<std::vector<Kept>>(&found->second);
    if (values == nullptr) refuse(name, "is missing, or not of this kind");
    if (values->size() != size)
      refuse(name, std::to_string(values->size()) + " numbers for " + std::to_string(size));
    ++read_;
    return *values;
  }
  [[noreturn]] static void refuse(const std::string& name, const std::string& why);

  static constexpr std::int64_t most_rows = 0xFFFF'FFFF;

  const StateArrays& arrays_;
  std::size_t read_ = 0;
};

}  // namespace sightline::model
