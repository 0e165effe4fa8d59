// SPDX-License-Identifier: Apache-2.0
// Sums by measure, month and stratum; the only results that leave a replication (beside an optional
// trace).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sightline::engine {

/// A dense table of sums with axes (measure, month, stratum). Unobserved cells are 0.
/// Out-of-range indices are a programming error: std::out_of_range with SIGHTLINE_CHECKS.
class TallyTable {
 public:
  TallyTable() = default;
  TallyTable(std::size_t measures, std::size_t months, std::size_t strata)
      : measures_(measures),
        months_(months),
        strata_(strata),
        cells_(measures * months * strata, 0.0) {}

  void add(std::size_t measure, std::size_t month, std::size_t stratum, double amount = 1.0) {
    cells_[index(measure, month, stratum)] += amount;
  }

  [[nodiscard]] double at(std::size_t measure, std::size_t month, std::size_t stratum) const {
    return cells_[index(measure, month, stratum)];
  }
  /// Over months and strata, in the order of cells(); so are the partial totals.
  [[nodiscard]] double total(std::size_t measure) const;
  [[nodiscard]] double month_total(std::size_t measure, std::size_t month) const;
  [[nodiscard]] double stratum_total(std::size_t measure, std::size_t stratum) const;
  [[nodiscard]] std::size_t measures() const { return measures_; }
  [[nodiscard]] std::size_t months() const { return months_; }
  [[nodiscard]] std::size_t strata() const { return strata_; }
  /// All sums; the stratum runs fastest, the measure slowest.
  [[nodiscard]] std::span<const double> cells() const { return cells_; }

  template <class Visit>
  static void list_fields(Visit&& visit) {
    visit("measures", &TallyTable::measures_);
    visit("months", &TallyTable::months_);
    visit("strata", &TallyTable::strata_);
    visit("cells", &TallyTable::cells_);
  }

 private:
  [[nodiscard]] std::size_t index(std::size_t measure, std::size_t month,
                                  std::size_t stratum) const {
#ifdef SIGHTLINE_CHECKS
    require_inside(measure, month, stratum);
#endif
    return (measure * months_ + month) * strata_ + stratum;
  }
  void require_inside(std::size_t measure, std::size_t month, std::size_t stratum) const;

  std::size_t measures_ = 0;
  std::size_t months_ = 0;
  std::size_t strata_ = 0;
  std::vector<double> cells_;
};

}  // namespace sightline::engine
