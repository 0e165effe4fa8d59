// SPDX-License-Identifier: Apache-2.0
#include <stdexcept>
#include <string>

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <sightline/statistics/student.hpp>

namespace sightline::statistics {

namespace {

// The probability above the critical value.
double upper_tail(double level) {
  if (level > 0.0 && level < 1.0) return (1.0 - level) / 2.0;
  throw std::invalid_argument("level " + std::to_string(level) + " is outside (0, 1)");
}

}  // namespace

double student_critical_value(std::size_t degrees_of_freedom, double level) {
  const double tail = upper_tail(level);
  if (degrees_of_freedom == 0) throw std::invalid_argument("no degrees of freedom");
  const boost::math::students_t distribution(static_cast<double>(degrees_of_freedom));
  return boost::math::quantile(boost::math::complement(distribution, tail));
}

double normal_critical_value(double level) {
  return boost::math::quantile(boost::math::complement(boost::math::normal(), upper_tail(level)));
}

}  // namespace sightline::statistics
