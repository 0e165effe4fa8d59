// SPDX-License-Identifier: Apache-2.0
// FNV-1a with 64 bits (Fowler, Noll and Vo; parameters from draft-eastlake-fnv).
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace sightline::output {

/// Finds damage, not forgery. Numbers are added low byte first, whatever the machine.
class Fnv {
 public:
  void add_byte(unsigned char byte) { state_ = (state_ ^ byte) * 0x100000001b3ULL; }
  void add_bytes(std::string_view bytes) {
    for (const char c : bytes)
      add_byte(static_cast<unsigned char>(c));
  }
  void add(std::uint64_t number) {
    for (unsigned shift = 0; shift < 64; shift += 8) {
      add_byte(static_cast<unsigned char>((number >> shift) & 0xFFU));
    }
  }
  void add(std::int64_t number) { add(static_cast<std::uint64_t>(number)); }
  void add(double number) { add(std::bit_cast<std::uint64_t>(number)); }
  void add(float number) { add(std::uint64_t{std::bit_cast<std::uint32_t>(number)}); }
  void add(const std::string& text) {
    // The length keeps "ab","c" apart from "a","bc".
    add(std::uint64_t{text.size()});
    add_bytes(text);
  }
  /// 16 hexadecimal digits.
  [[nodiscard]] std::string text() const { return fmt::format("{:016x}", state_); }

 private:
  std::uint64_t state_ = 0xcbf29ce484222325ULL;
};

}  // namespace sightline::output
