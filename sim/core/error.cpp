// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <string_view>
#include <tuple>

#include <fmt/format.h>

#include <sightline/core/error.hpp>

namespace sightline {

namespace {

std::string joined(const std::vector<Mistake>& mistakes) {
  std::string lines;
  for (const Mistake& mistake : mistakes) {
    lines.append(lines.empty() ? "" : "\n").append(to_string(mistake));
  }
  return lines;
}

/// Least number of letters put in, left out, replaced or swapped with their neighbour (Damerau
/// 1964; no letter is edited twice).
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> two_back(b.size() + 1);
  std::vector<std::size_t> back(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) {
    row[j] = j;
  }
  for (std::size_t i = 1; i <= a.size(); ++i) {
    two_back.swap(back);
    back.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = back[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replaced, back[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], two_back[j - 2] + 1);
      }
    }
  }
  return row[b.size()];
}

bool is_near(std::size_t distance, std::string_view a, std::string_view b) {
  // Names that share no letter at all are never near, however short they are.
  return distance <= std::max<std::size_t>(2, a.size() / 3) &&
         distance < std::max(a.size(), b.size());
}

std::string_view last_segment(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  return dot == std::string_view::npos ? path : path.substr(dot + 1);
}

}  // namespace

std::string to_string(const Mistake& mistake) {
  std::string place = mistake.file;
  for (const int number : {mistake.line, mistake.column}) {
    if (number != 0) {
      place.append(place.empty() ? "" : ":").append(std::to_string(number));
    }
  }
  std::string result;
  for (const std::string& part : {place, mistake.key, mistake.text}) {
    if (!part.empty()) {
      result.append(result.empty() ? "" : ": ").append(part);
    }
  }
  return result;
}

InputError::InputError(std::vector<Mistake> mistakes)
    : std::runtime_error(joined(mistakes)), mistakes_(std::move(mistakes)) {}

std::string nearest_name(const std::string& name, const std::vector<std::string>& candidates) {
  // A path that is near as a whole comes first, then one that ends alike: the rest of a path is
  // easily forgotten or given in full where a part is enough.
  using Rank = std::tuple<bool, std::size_t, std::size_t>;
  const std::string* nearest = nullptr;
  Rank best;
  for (const std::string& candidate : candidates) {
    const std::size_t whole = edit_distance(name, candidate);
    Rank rank{false, whole, 0};
    if (!is_near(whole, name, candidate)) {
      const std::string_view end = last_segment(name);
      const std::string_view candidate_end = last_segment(candidate);
      const std::size_t distance = edit_distance(end, candidate_end);
      const bool has_path = end.size() < name.size() || candidate_end.size() < candidate.size();
      if (!has_path || !is_near(distance, end, candidate_end)) {
        continue;
      }
      rank = {true, distance, whole};
    }
    if (nearest == nullptr || rank < best) {
      nearest = &candidate;
      best = rank;
    }
  }
  return nearest == nullptr ? std::string() : *nearest;
}

}  // namespace sightline
