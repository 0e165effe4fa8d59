// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <tuple>

#include <sightline/config/mistakes.hpp>

namespace sightline::config {

void Mistakes::add(Mistake mistake) {
  mistakes_.push_back(std::move(mistake));
}

void Mistakes::add(const Node& node, std::string_view key_path, std::string text) {
  add({node.file(), node.line(), node.column(), std::string(key_path), std::move(text)});
}

void Mistakes::add(const Entry& entry, std::string_view key_path, std::string text) {
  add({entry.value.file(), entry.line, entry.column, std::string(key_path), std::move(text)});
}

std::vector<Mistake> Mistakes::sorted() const {
  std::vector<Mistake> sorted = mistakes_;
  std::stable_sort(sorted.begin(), sorted.end(), [](const Mistake& a, const Mistake& b) {
    return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
  });
  return sorted;
}

void Mistakes::throw_if_any() const {
  if (!is_empty()) throw InputError(sorted());
}

}  // namespace sightline::config
