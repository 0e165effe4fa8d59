// SPDX-License-Identifier: Apache-2.0
// Numbers that know their unit. Each is one double; the unit is a type, so it can't be mixed up and
// its label reaches the parameter tables without being written twice.
#pragma once

#include <compare>
#include <limits>
#include <string_view>

namespace sightline {

/// A real number of `Unit`. To compute across units, unwrap with value().
template <class Unit>
class Quantity {
 public:
  constexpr Quantity() = default;
  explicit constexpr Quantity(double value) : value_(value) {}
  [[nodiscard]] constexpr double value() const { return value_; }
  friend constexpr auto operator<=>(Quantity, Quantity) = default;
  friend constexpr Quantity operator+(Quantity a, Quantity b) {
    return Quantity(a.value_ + b.value_);
  }
  friend constexpr Quantity operator-(Quantity a, Quantity b) {
    return Quantity(a.value_ - b.value_);
  }
  friend constexpr Quantity operator*(double k, Quantity a) { return Quantity(k * a.value_); }

 private:
  double value_ = 0.0;
};

/// Each unit: its label and the widest range any number of it may have.
namespace unit {
inline constexpr double unlimited = std::numeric_limits<double>::max();
struct Probability {
  static constexpr std::string_view label = "probability";
  static constexpr double low = 0, high = 1;
};
struct Share {
  static constexpr std::string_view label = "share";
  static constexpr double low = 0, high = 1;
};
struct Ratio {
  static constexpr std::string_view label = "ratio";
  static constexpr double low = 0, high = unlimited;
};
struct PerYear {
  static constexpr std::string_view label = "per year";
  static constexpr double low = 0, high = unlimited;
};
struct Days {
  static constexpr std::string_view label = "days";
  static constexpr double low = 0, high = unlimited;
};
struct WorkingDays {
  static constexpr std::string_view label = "working days";
  static constexpr double low = 0, high = unlimited;
};
struct Hours {
  static constexpr std::string_view label = "hours";
  static constexpr double low = 0, high = unlimited;
};
struct WorkingHours {
  static constexpr std::string_view label = "working hours";
  static constexpr double low = 0, high = unlimited;
};
struct Years {
  static constexpr std::string_view label = "years";
  static constexpr double low = 0, high = unlimited;
};
struct LogOdds {
  static constexpr std::string_view label = "log-odds";
  static constexpr double low = -unlimited, high = unlimited;
};
struct StandardDeviations {
  static constexpr std::string_view label = "standard deviations";
  static constexpr double low = -unlimited, high = unlimited;
};
struct Pounds {
  static constexpr std::string_view label = "pounds";
  static constexpr double low = 0, high = unlimited;
};
struct Switch {
  static constexpr std::string_view label = "switch";
  static constexpr double low = 0, high = 1;
};
struct Count {
  static constexpr std::string_view label = "count";
  static constexpr double low = 0, high = unlimited;
};
struct PerTenThousand {
  static constexpr std::string_view label = "per 10,000 children";
  static constexpr double low = 0, high = unlimited;
};
}  // namespace unit

using Probability = Quantity<unit::Probability>;
using Share = Quantity<unit::Share>;
using Ratio = Quantity<unit::Ratio>;
/// Hazard or event rate per year of exposure.
using PerYear = Quantity<unit::PerYear>;
using Days = Quantity<unit::Days>;
using WorkingDays = Quantity<unit::WorkingDays>;
using Hours = Quantity<unit::Hours>;
using WorkingHours = Quantity<unit::WorkingHours>;
using Years = Quantity<unit::Years>;
/// Natural logarithm of odds, or of a likelihood ratio (which shifts it).
using LogOdds = Quantity<unit::LogOdds>;
using StandardDeviations = Quantity<unit::StandardDeviations>;
using Pounds = Quantity<unit::Pounds>;
/// A whole number; kept as a double so that every parameter is one real number to a sweep.
using Count = Quantity<unit::Count>;
/// 0 (off) or 1 (on).
using Switch = Quantity<unit::Switch>;
using PerTenThousand = Quantity<unit::PerTenThousand>;

}  // namespace sightline
