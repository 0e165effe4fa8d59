// SPDX-License-Identifier: Apache-2.0
// FNV-1a with 64 bits (Fowler, Noll and Vo; parameters from draft-eastlake-fnv).
#pragma once

#include <bit>
#include <cstdint>
#include <string_view>

namespace sightline::scenario {

/// Numbers are added low byte first, whatever the machine.
class Hash {
 public:
  void add_bytes(std::string_view bytes) {
    for (const char c : bytes)
      add_byte(static_cast<unsigned char>(c));
  }
  void add(std::uint64_t number) {
    for (unsigned shift = 0; shift < 64; shift += 8) {
      add_byte(static_cast<unsigned char>((number >> shift) & 0xFFU));
    }
  }
  void add_number(double number) {
    add(std::bit_cast<std::uint64_t>(number == 0.0 ? 0.0 : number));  // -0 and 0 are one number
  }
  void add_text(std::string_view text) {
    add(std::uint64_t{text.size()});  // keeps "ab", "c" apart from "a", "bc"
    add_bytes(text);
  }
  [[nodiscard]] std::uint64_t value() const { return state_; }

 private:
  void add_byte(unsigned char byte) { state_ = (state_ ^ byte) * 0x100000001b3ULL; }

  std::uint64_t state_ = 0xcbf29ce484222325ULL;
};

}  // namespace sightline::scenario
