// SPDX-License-Identifier: Apache-2.0
// Memory as the operating system sees it, beside what the model says of its own tables.
#pragma once

#include <cstddef>
#include <cstdint>

namespace sightline::bench {

/// Peak resident bytes of a process that runs one replication of this size and nothing else. The
/// pages this process already holds are included, so call it before anything large is allocated.
/// Throws std::runtime_error if that process fails.
[[nodiscard]] std::size_t peak_resident_bytes(std::uint32_t children, std::int32_t days);

/// Resident bytes per child: the slope of the peak between a small and this number of children, in
/// which the program itself cancels.
[[nodiscard]] double resident_bytes_per_child(std::uint32_t children, std::int32_t days);

}  // namespace sightline::bench
