// SPDX-License-Identifier: Apache-2.0
// The secret that only the page which the program opened knows.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace sightline::apps::serve {

/// 128 bits of the operating system's randomness. Throws RunError if it has none to give.
[[nodiscard]] std::array<unsigned char, 16> random_bytes();

/// 128 bits of the operating system's randomness as 32 hexadecimal digits. Throws RunError if it
/// has none to give.
[[nodiscard]] std::string make_token();

/// Takes as long for equal texts as for others of the same length, so that a token cannot be
/// guessed letter by letter.
[[nodiscard]] bool is_same_secret(std::string_view a, std::string_view b);

}  // namespace sightline::apps::serve
