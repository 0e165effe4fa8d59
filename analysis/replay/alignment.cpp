// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <deque>
#include <map>
#include <tuple>

#include <sightline/replay/alignment.hpp>

namespace sightline::replay {
namespace {

using model::Happening;
using Kind = model::HappeningKind;
using Happenings = std::vector<Happening>;

/// What an event is, wherever it stands in time.
using Identity = std::tuple<Kind, model::Agency, model::ChildId, unsigned>;

bool has_kind_in_detail(Kind kind) {
  return kind == Kind::work_done || kind == Kind::overtime || kind == Kind::message_sent ||
         kind == Kind::message_lost || kind == Kind::message_delivered;
}

Identity identity_of(const Happening& happening) {
  const unsigned detail = has_kind_in_detail(happening.kind) ? happening.detail : 0U;
  return {happening.kind, happening.agency, happening.child, detail};
}

/// Identity, time and result.
using Whole = std::tuple<Identity, Time, unsigned, float>;

Whole whole_of(const Happening& happening) {
  return {identity_of(happening), happening.at, happening.detail, happening.value};
}

/// Matches the unmatched of both courses that have equal keys, in order.
template <class Key>
void match(const Happenings& before, const Happenings& after,
           std::vector<std::optional<std::size_t>>& of, std::vector<bool>& is_taken, Key&& key) {
  std::map<decltype(key(before.front())), std::deque<std::size_t>> waiting;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (!is_taken[i]) waiting[key(before[i])].push_back(i);
  }
  for (std::size_t i = 0; i < after.size(); ++i) {
    if (of[i]) continue;
    const auto found = waiting.find(key(after[i]));
    if (found == waiting.end() || found->second.empty()) continue;
    of[i] = found->second.front();
    is_taken[found->second.front()] = true;
    found->second.pop_front();
  }
}

/// How many times a course has an event with its result, counted down as they are used.
class Stock {
 public:
  explicit Stock(const Happenings& course) {
    for (const Happening& happening : course)
      ++left_[whole_of(happening)];
  }
  bool take(const Happening& happening) {
    const auto found = left_.find(whole_of(happening));
    if (found == left_.end() || found->second == 0) return false;
    --found->second;
    return true;
  }

 private:
  std::map<Whole, std::size_t> left_;
};

}  // namespace

std::string_view name_of(Fate fate) {
  switch (fate) {
    case Fate::same:
      return "same";
    case Fate::changed:
      return "changed";
    case Fate::only_before:
      return "only-without";
    case Fate::only_after:
      break;
  }
  return "only-with";
}

std::string_view name_of(Way way) {
  return way == Way::direct ? "direct" : "through a worker's time";
}

bool are_same(const Happening& a, const Happening& b) {
  return whole_of(a) == whole_of(b);
}

std::vector<AlignedPair> align(const Happenings& before, const Happenings& after) {
  std::vector<std::optional<std::size_t>> of(after.size());
  std::vector<bool> is_taken(before.size(), false);
  match(before, after, of, is_taken, whole_of);
  match(before, after, of, is_taken, identity_of);
  std::vector<AlignedPair> pairs;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (!is_taken[i]) pairs.push_back({i, std::nullopt, Fate::only_before});
  }
  for (std::size_t i = 0; i < after.size(); ++i) {
    const Fate fate = !of[i]                               ? Fate::only_after
                      : are_same(before[*of[i]], after[i]) ? Fate::same
                                                           : Fate::changed;
    pairs.push_back({of[i], i, fate});
  }
  const auto place = [&](const AlignedPair& pair) {
    const Time a = pair.before ? before[*pair.before].at : Time::never();
    const Time b = pair.after ? after[*pair.after].at : Time::never();
    return std::tuple(std::min(a, b), pair.after.value_or(after.size()),
                      pair.before.value_or(before.size()));
  };
  std::stable_sort(pairs.begin(), pairs.end(),
                   [&](const AlignedPair& a, const AlignedPair& b) { return place(a) < place(b); });
  return pairs;
}

std::vector<std::optional<Way>> ways_of(const std::vector<AlignedPair>& pairs,
                                        const Happenings& before, const Happenings& after,
                                        const Happenings& untouched) {
  Stock left(untouched);
  for (const AlignedPair& pair : pairs) {
    if (pair.fate == Fate::same) left.take(after[*pair.after]);
  }
  std::vector<std::optional<Way>> ways;
  for (const AlignedPair& pair : pairs) {
    if (pair.fate == Fate::same) {
      ways.emplace_back();
      continue;
    }
    // What lacks when untouched lacks because of others; what is there when untouched is there
    // because of them.
    const bool is_through_time = pair.fate == Fate::only_before ? !left.take(before[*pair.before])
                                                                : left.take(after[*pair.after]);
    ways.emplace_back(is_through_time ? Way::through_time : Way::direct);
  }
  return ways;
}

}  // namespace sightline::replay
