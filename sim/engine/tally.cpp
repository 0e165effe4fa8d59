// SPDX-License-Identifier: Apache-2.0
#include <stdexcept>
#include <string>

#include <sightline/engine/tally.hpp>

namespace sightline::engine {

double TallyTable::total(std::size_t measure) const {
  double sum = 0.0;
  for (std::size_t month = 0; month < months_; ++month) {
    for (std::size_t stratum = 0; stratum < strata_; ++stratum)
      sum += at(measure, month, stratum);
  }
  return sum;
}

double TallyTable::month_total(std::size_t measure, std::size_t month) const {
  double sum = 0.0;
  for (std::size_t stratum = 0; stratum < strata_; ++stratum)
    sum += at(measure, month, stratum);
  return sum;
}

double TallyTable::stratum_total(std::size_t measure, std::size_t stratum) const {
  double sum = 0.0;
  for (std::size_t month = 0; month < months_; ++month)
    sum += at(measure, month, stratum);
  return sum;
}

void TallyTable::require_inside(std::size_t measure, std::size_t month, std::size_t stratum) const {
  if (measure < measures_ && month < months_ && stratum < strata_) return;
  const auto text = [](std::size_t a, std::size_t b, std::size_t c) {
    return "(" + std::to_string(a) + ", " + std::to_string(b) + ", " + std::to_string(c) + ")";
  };
  throw std::out_of_range("tally cell " + text(measure, month, stratum) +
                          " is outside the table of " + text(measures_, months_, strata_) +
                          " measures, months and strata");
}

}  // namespace sightline::engine
