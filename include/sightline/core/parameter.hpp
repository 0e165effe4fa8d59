// SPDX-License-Identifier: Apache-2.0
// How a struct declares its parameters, once. Reading YAML, validation, the generated reference,
// sweeps, reforms and provenance are visitors over the same declaration; the struct knows none of
// them.
//
//   struct Screening {
//     WorkingHours effort{3.0};
//     template <class Visitor> void describe(Visitor& visit) {
//       visit.field("effort", effort, {.low = 0, .high = 40, .source = "evidence 2.4 t_contact
//       (recalled)",
//                                      .meaning = "working time to screen one referral"});
//     }
//   };
//   struct Pathway {
//     Screening screening;
//     template <class Visitor> void describe(Visitor& visit) { visit.group("screening", screening);
//     }
//   };
#pragma once

#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <sightline/core/quantity.hpp>

namespace sightline {

/// What is said of a parameter beside its name, its value and (by its type) its unit.
struct Declaration {
  double low = -std::numeric_limits<double>::max();  ///< smallest allowed value
  double high = std::numeric_limits<double>::max();  ///< largest allowed value
  bool is_whole = false;                             ///< only whole numbers are allowed
  std::string_view source;   ///< where the default comes from, or "assumption"
  std::string_view meaning;  ///< one sentence without a full stop
};

/// One parameter of a live struct: its path, its declaration and a handle on its value.
struct Parameter {
  std::string path;          ///< e.g. "practice.conference.attendance.paediatrician"
  std::string_view unit;     ///< e.g. "probability"
  double low = 0, high = 0;  ///< the declared range cut to the unit's own
  bool is_whole = false;
  std::string_view source;
  std::string_view meaning;
  double* value =
      nullptr;  ///< points into the described struct; valid as long as it lives and does not move
};

/// Every parameter of `described`, in declaration order, with `prefix` before each path.
/// Switches are parameters of unit "switch": 0 (off) or 1 (on).
template <class Described>
[[nodiscard]] std::vector<Parameter> parameters_of(Described& described,
                                                   std::string_view prefix = "");

namespace detail {

class ParameterCollector {
 public:
  explicit ParameterCollector(std::string_view prefix) : prefix_(prefix) {}

  template <class Unit>
  void field(std::string_view name, Quantity<Unit>& value, const Declaration& declaration) {
    static_assert(sizeof(Quantity<Unit>) == sizeof(double));
    Parameter found;
    found.path = prefix_.empty() ? std::string(name) : prefix_ + "." + std::string(name);
    found.unit = Unit::label;
    found.low = declaration.low > Unit::low ? declaration.low : Unit::low;
    found.high = declaration.high < Unit::high ? declaration.high : Unit::high;
    found.is_whole = declaration.is_whole;
    found.source = declaration.source;
    found.meaning = declaration.meaning;
    found.value = reinterpret_cast<double*>(&value);
    found_.push_back(std::move(found));
  }

  template <class Group>
  void group(std::string_view name, Group& group) {
    const std::string outer = prefix_;
    prefix_ = outer.empty() ? std::string(name) : outer + "." + std::string(name);
    group.describe(*this);
    prefix_ = outer;
  }

  [[nodiscard]] std::vector<Parameter> take() { return std::move(found_); }

 private:
  std::string prefix_;
  std::vector<Parameter> found_;
};

}  // namespace detail

template <class Described>
std::vector<Parameter> parameters_of(Described& described, std::string_view prefix) {
  detail::ParameterCollector collector(prefix);
  described.describe(collector);
  return collector.take();
}

}  // namespace sightline
