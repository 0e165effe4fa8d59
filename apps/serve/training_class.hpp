// SPDX-License-Identifier: Apache-2.0
// A class for its instructor: what was set, and how far its sessions are.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "training_room.hpp"

namespace sightline::apps::serve {

/// One line for each class of the cases that can be played.
[[nodiscard]] std::string classes_json(const Folders& folders);
/// What was set, and every session; one whose file cannot be read is listed with its mistake.
[[nodiscard]] std::string class_json(const std::filesystem::path& results, const FoundClass& found);
/// The sessions of the class in which something is decided. Those that cannot be read are left
/// out. Throws InputError if none is left.
[[nodiscard]] std::vector<replay::Session> decided_sessions(const std::filesystem::path& results,
                                                            const FoundClass& found);

}  // namespace sightline::apps::serve
