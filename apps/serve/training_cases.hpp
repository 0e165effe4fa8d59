// SPDX-License-Identifier: Apache-2.0
// The cases that can be played.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include <sightline/model/input.hpp>
#include <sightline/replay/session.hpp>
#include <sightline/scenario/case.hpp>

namespace sightline::apps::serve {

/// A case and what it is run with. Sessions refer to it, so it stays where it was made.
struct PlayedCase {
  PlayedCase() = default;
  PlayedCase(const PlayedCase&) = delete;
  PlayedCase& operator=(const PlayedCase&) = delete;

  scenario::Case of;
  std::string digest;  ///< of its file
  model::Input input;

  [[nodiscard]] replay::CaseOfSessions key() const { return {&of, digest}; }
};

/// The case of this name, if it has a family, so that it can be played; null otherwise. Its
/// baseline is not read. Throws InputError for a case file with mistakes, as the others do.
[[nodiscard]] std::unique_ptr<const scenario::Case> find_case(
    const std::filesystem::path& scenarios, const std::string& name);

/// The same with what it is run with in an authority of so many children.
[[nodiscard]] std::unique_ptr<const PlayedCase> prepare_case(const std::filesystem::path& scenarios,
                                                             const scenario::Case& of,
                                                             std::uint32_t children);

/// All cases that can be played: note, roles that have something to decide, options that a class
/// may lock.
[[nodiscard]] std::string cases_json(const std::filesystem::path& scenarios);

}  // namespace sightline::apps::serve
