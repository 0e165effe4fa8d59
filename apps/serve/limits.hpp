// SPDX-License-Identifier: Apache-2.0
// How much of everything the workbench takes. It is for one person on one machine; whatever is
// above these is a mistake or an attack.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace sightline::apps::serve {

inline constexpr std::uint32_t most_header_bytes = 8 * 1024;
inline constexpr std::uint64_t most_body_bytes = 1'000'000;
/// For a whole header, for a whole body, for a response to be taken, and between two requests.
inline constexpr std::chrono::seconds patience{10};
/// How long, and how many bytes, a refused request may go on before the connection is cut.
inline constexpr std::chrono::seconds lingering{2};
inline constexpr std::size_t most_lingering_bytes = 4'000'000;
/// A sign of life on streams that have nothing to tell.
inline constexpr std::chrono::seconds heartbeat{15};
inline constexpr std::size_t most_clients = 64;
inline constexpr std::size_t most_queued_jobs = 4;
/// Jobs that have ended and can still be asked about.
inline constexpr std::size_t most_ended_jobs = 32;
/// Requests that read files or run the model, waiting for their turn.
inline constexpr std::size_t most_waiting_work = 16;
/// Finished studies and children that one answer lists.
inline constexpr std::size_t most_listed_studies = 500;
inline constexpr std::size_t most_listed_cases = 200;
/// Sessions of trainees whose worlds are kept between two answers; some 20 MB each.
inline constexpr std::size_t most_live_sessions = 6;
inline constexpr std::size_t most_listed_classes = 200;
inline constexpr std::size_t most_listed_sessions = 200;
/// Looks back that wait, and those that are kept.
inline constexpr std::size_t most_waiting_debriefs = 8;
inline constexpr std::size_t most_kept_debriefs = 16;
/// Worlds of each option of a look back.
inline constexpr std::size_t usual_futures = 60;
inline constexpr std::size_t most_futures = 500;
inline constexpr std::size_t most_arms = 20;
inline constexpr std::size_t most_text_bytes = 2'000;

}  // namespace sightline::apps::serve
