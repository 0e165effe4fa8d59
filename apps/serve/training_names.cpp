// SPDX-License-Identifier: Apache-2.0
#include "training_names.hpp"

#include <algorithm>
#include <array>
#include <system_error>

#include <fmt/format.h>

#include "token.hpp"

namespace sightline::apps::serve {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_name = 40;
constexpr std::string_view session_ending = ".session";
constexpr std::string_view class_ending = ".yaml";

// 32 each, so that a byte picks them evenly.
constexpr std::array<std::string_view, 32> colours = {
    "amber", "ash",   "azure", "beige", "blue",   "bronze", "brown", "cobalt",
    "coral", "cream", "ebony", "fawn",  "green",  "grey",   "hazel", "indigo",
    "ivory", "jade",  "lilac", "lime",  "maroon", "mauve",  "ochre", "olive",
    "opal",  "pearl", "plum",  "rose",  "sandy",  "silver", "teal",  "violet"};
constexpr std::array<std::string_view, 32> things = {
    "acorn",  "anchor", "arch",    "beacon",  "birch", "bridge",  "brook",   "cedar",
    "clover", "comet",  "compass", "dune",    "fern",  "field",   "garden",  "harbour",
    "heath",  "island", "kite",    "lantern", "maple", "meadow",  "orchard", "pebble",
    "pier",   "quarry", "reed",    "river",   "sail",  "thistle", "valley",  "willow"};

/// Names of the files of `folder` that end in `ending`, without it, as far as they are names of
/// ours.
std::vector<std::string> names_in(const fs::path& folder, std::string_view ending) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    const std::string file = it->path().filename().string();
    if (!file.ends_with(ending)) continue;
    const std::string name = file.substr(0, file.size() - ending.size());
    if (is_training_name(name)) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

fs::path folder_of(const fs::path& results, const std::string& of_case, const std::string& code) {
  const fs::path folder = results / "sessions" / of_case;
  return code.empty() ? folder : folder / code;
}

}  // namespace

bool is_training_name(std::string_view text) {
  return !text.empty() && text.size() <= longest_name &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
         });
}

std::string id_of(const SessionName& session) {
  return session.in_class.empty()
             ? fmt::format("{}.{}", session.of_case, session.name)
             : fmt::format("{}.{}.{}", session.of_case, session.in_class, session.name);
}

std::optional<SessionName> read_session_id(std::string_view id) {
  std::vector<std::string> parts(1);
  for (const char c : id) {
    if (c == '.') {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  if (parts.size() < 2 || parts.size() > 3) return std::nullopt;
  if (!std::all_of(parts.begin(), parts.end(), is_training_name)) return std::nullopt;
  if (parts.size() == 2) return SessionName{parts[0], "", parts[1]};
  return SessionName{parts[0], parts[1], parts[2]};
}

fs::path file_of(const fs::path& results, const SessionName& session) {
  return folder_of(results, session.of_case, session.in_class) /
         (session.name + std::string(session_ending));
}

fs::path class_file(const fs::path& results, const std::string& of_case, const std::string& code) {
  return results / "classes" / of_case / (code + std::string(class_ending));
}

std::vector<SessionName> sessions_in(const fs::path& results, const std::string& of_case,
                                     const std::string& code) {
  std::vector<SessionName> sessions;
  for (std::string& name : names_in(folder_of(results, of_case, code), session_ending))
    sessions.push_back({of_case, code, std::move(name)});
  return sessions;
}

std::vector<std::string> classes_of(const fs::path& results, const std::string& of_case) {
  return names_in(results / "classes" / of_case, class_ending);
}

std::string make_code() {
  const auto bytes = random_bytes();
  return fmt::format("{}-{}-{}", colours[bytes[0] % colours.size()],
                     things[bytes[1] % things.size()], 10 + bytes[2] % 90);
}

}  // namespace sightline::apps::serve
