// SPDX-License-Identifier: Apache-2.0
#include "peeling.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace sightline::sensitivity {
namespace {

enum class End { low, high };

/// What a region can lose or regain on one axis.
struct Piece {
  std::size_t axis = 0;
  Limits limits;  // of the axis afterwards
  Tally tally;    // of the piece
};

/// A point seen along one axis.
struct Place {
  double value = 0.0;
  bool is_of_interest = false;
};

std::vector<Place> places(const Field& field, const std::vector<std::size_t>& points,
                          std::size_t axis) {
  std::vector<Place> result;
  for (const std::size_t i : points)
    result.push_back({field.at(i, axis), field.is_of_interest(i)});
  return result;
}

/// Sorts so that the places at the low (high) end come first.
void sort_from(End end, std::vector<Place>& places) {
  std::sort(places.begin(), places.end(), [end](const Place& a, const Place& b) {
    return end == End::low ? a.value < b.value : a.value > b.value;
  });
}

std::size_t share_of(std::size_t n, double share) {
  return std::max<std::size_t>(1, static_cast<std::size_t>(share * static_cast<double>(n)));
}

Limits with_end(Limits limits, End end, double value) {
  (end == End::low ? limits.low : limits.high) = value;
  return limits;
}

/// The first of the sorted places whose value is another than that of the place before it, from
/// `start` on, which is at least 1; their number if there is none.
std::size_t next_value(const std::vector<Place>& sorted, std::size_t start) {
  while (start < sorted.size() && sorted[start].value == sorted[start - 1].value)
    ++start;
  return start;
}

class Peeler {
 public:
  Peeler(const Field& field, const PrimPlan& plan)
      : field_(field),
        share_(plan.peeling_share),
        least_points_(std::max(1.0, plan.least_support * static_cast<double>(field.all().points))),
        region_(field.everywhere()),
        inside_(field.remaining()),
        tally_(field.tally(region_)) {}

  [[nodiscard]] const Region& region() const { return region_; }

  /// False, and nothing done, where no piece can be cut off or nothing can be gained.
  bool cut() {
    if (tally_.of_interest == 0 || tally_.of_interest == tally_.points) return false;
    best_.reset();
    for (std::size_t axis = 0; axis < field_.axes(); ++axis) {
      if (region_[axis].is_categorical()) {
        consider_categories(axis);
      } else {
        consider_end(axis, End::low);
        consider_end(axis, End::high);
      }
    }
    if (!best_) return false;
    region_[best_->axis] = best_->limits;
    tally_ = tally_.minus(best_->tally);
    inside_.erase(std::remove_if(inside_.begin(), inside_.end(),
                                 [this](std::size_t i) {
                                   return !best_->limits.holds(field_.at(i, best_->axis));
                                 }),
                  inside_.end());
    return true;
  }

 private:
  void consider_end(std::size_t axis, End end) {
    std::vector<Place> sorted = places(field_, inside_, axis);
    sort_from(end, sorted);
    // Of equal values all go or stay: fewer go than the share, unless then none did.
    std::size_t kept = share_of(sorted.size(), share_);
    while (kept > 0 && sorted[kept].value == sorted[kept - 1].value)
      --kept;
    if (kept == 0) kept = next_value(sorted, 1);
    if (kept == sorted.size()) return;
    Piece piece{axis, {}, {}};
    for (std::size_t i = 0; i < kept; ++i)
      piece.tally.add(sorted[i].is_of_interest);
    piece.limits =
        with_end(region_[axis], end, limit_between(sorted[kept - 1].value, sorted[kept].value));
    consider(piece);
  }

  void consider_categories(std::size_t axis) {
    std::vector<Tally> tallies(region_[axis].allowed.size());
    for (const std::size_t i : inside_)
      tallies[static_cast<std::size_t>(field_.at(i, axis))].add(field_.is_of_interest(i));
    for (std::size_t c = 0; c < tallies.size(); ++c) {
      if (tallies[c].points == 0) continue;
      Piece piece{axis, region_[axis], tallies[c]};
      piece.limits.allowed[c] = false;
      consider(piece);
    }
  }

  void consider(const Piece& piece) {
    const Tally left = tally_.minus(piece.tally);
    if (static_cast<double>(left.points) < least_points_) return;
    const double gain = left.density() - tally_.density();
    const double score = gain > 0.0 ? gain / static_cast<double>(piece.tally.points) : gain;
    if (best_ && score <= best_score_) return;
    best_ = piece;
    best_score_ = score;
  }

  const Field& field_;
  double share_;
  double least_points_;
  Region region_;
  std::vector<std::size_t> inside_;
  Tally tally_;
  std::optional<Piece> best_;
  double best_score_ = 0.0;
};

class Paster {
 public:
  Paster(const Field& field, Region region, double share)
      : field_(field), share_(share), region_(std::move(region)), tally_(field.tally(region_)) {}

  [[nodiscard]] const Region& region() const { return region_; }

  /// False, and nothing done, where every piece would lower the density or bring nothing.
  bool add() {
    best_.reset();
    for (std::size_t axis = 0; axis < field_.axes(); ++axis) {
      if (region_[axis].is_categorical()) {
        consider_categories(axis);
      } else {
        consider_end(axis, End::low);
        consider_end(axis, End::high);
      }
    }
    if (!best_) return false;
    region_[best_->axis] = best_->limits;
    tally_ = tally_.plus(best_->tally);
    return true;
  }

 private:
  /// Points that only the limits on `axis` keep out.
  [[nodiscard]] std::vector<std::size_t> kept_out_by(std::size_t axis) const {
    std::vector<std::size_t> result;
    for (const std::size_t i : field_.remaining()) {
      if (field_.holds(region_, i, axis) && !region_[axis].holds(field_.at(i, axis)))
        result.push_back(i);
    }
    return result;
  }

  void consider_end(std::size_t axis, End end) {
    const Limits& limits = region_[axis];
    std::vector<Place> beyond = places(field_, kept_out_by(axis), axis);
    beyond.erase(std::remove_if(beyond.begin(), beyond.end(),
                                [&](const Place& place) {
                                  return end == End::low ? place.value >= limits.low
                                                         : place.value <= limits.high;
                                }),
                 beyond.end());
    if (beyond.empty()) return;
    sort_from(end == End::low ? End::high : End::low, beyond);  // the nearest first
    const std::size_t n =
        next_value(beyond, std::min(share_of(tally_.points, share_), beyond.size()));
    Piece piece{axis, {}, {}};
    for (std::size_t i = 0; i < n; ++i)
      piece.tally.add(beyond[i].is_of_interest);
    const double open = end == End::low ? Limits{}.low : Limits{}.high;
    piece.limits =
        with_end(limits, end,
                 n == beyond.size() ? open : limit_between(beyond[n].value, beyond[n - 1].value));
    consider(piece);
  }

  void consider_categories(std::size_t axis) {
    std::vector<Tally> tallies(region_[axis].allowed.size());
    for (const std::size_t i : kept_out_by(axis))
      tallies[static_cast<std::size_t>(field_.at(i, axis))].add(field_.is_of_interest(i));
    for (std::size_t c = 0; c < tallies.size(); ++c) {
      Piece piece{axis, region_[axis], tallies[c]};
      piece.limits.allowed[c] = true;
      consider(piece);
    }
  }

  void consider(const Piece& piece) {
    if (piece.tally.of_interest == 0) return;
    const double density = tally_.plus(piece.tally).density();
    if (density < tally_.density() || (best_ && density <= best_density_)) return;
    best_ = piece;
    best_density_ = density;
  }

  const Field& field_;
  double share_;
  Region region_;
  Tally tally_;
  std::optional<Piece> best_;
  double best_density_ = 0.0;
};

}  // namespace

std::vector<Region> peel(const Field& field, const PrimPlan& plan) {
  Peeler peeler(field, plan);
  std::vector<Region> regions{peeler.region()};
  while (peeler.cut())
    regions.push_back(peeler.region());
  return regions;
}

Region paste(const Field& field, Region region, const PrimPlan& plan) {
  Paster paster(field, std::move(region), plan.pasting_share);
  while (paster.add()) {
  }
  return paster.region();
}

}  // namespace sightline::sensitivity
