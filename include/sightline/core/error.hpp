// SPDX-License-Identifier: Apache-2.0
// What the libraries throw. They never print and never exit; apps/ turn these into messages and
// exit codes.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace sightline {

/// One mistake in something a user wrote.
struct Mistake {
  std::string file;  ///< empty where the mistake is on the command line
  int line = 0;      ///< 1-based; 0 where there is none
  int column = 0;    ///< 1-based; 0 where there is none
  std::string key;   ///< dotted path of the key, may be empty
  std::string text;  ///< what is wrong, what is allowed, and the nearest valid name
};

/// "file:line:column: key: text"; parts that are empty or 0 are left out.
[[nodiscard]] std::string to_string(const Mistake& mistake);

/// The user's input is wrong. Carries every mistake found, not only the first. Exit code 2.
/// what() is all of them, one a line.
class InputError : public std::runtime_error {
 public:
  explicit InputError(std::vector<Mistake> mistakes);
  explicit InputError(Mistake mistake) : InputError(std::vector<Mistake>{std::move(mistake)}) {}
  [[nodiscard]] const std::vector<Mistake>& mistakes() const { return mistakes_; }

 private:
  std::vector<Mistake> mistakes_;
};

/// The work could not be done although the input is right (disk full, file unreadable). Exit code
/// 1.
class RunError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Of `candidates`, the one nearest to `name` in edit distance, or "" if none is near enough to
/// suggest. A dotted path also finds a candidate whose last segment is near that of `name`.
[[nodiscard]] std::string nearest_name(const std::string& name,
                                       const std::vector<std::string>& candidates);

}  // namespace sightline
