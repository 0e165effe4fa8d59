// SPDX-License-Identifier: Apache-2.0
// 64-bit FNV-1a (Fowler, Noll and Vo; draft-eastlake-fnv): compares results exactly, names things
// by content, finds damage. Not against forgery.
#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace sightline {

/// Numbers are added low byte first, whatever the machine.
class Digest {
 public:
  void add_bytes(std::string_view bytes) {
    for (const char c : bytes)
      add_byte(static_cast<unsigned char>(c));
  }
  void add(std::uint64_t number) {
    for (unsigned shift = 0; shift < 64; shift += 8)
      add_byte(static_cast<unsigned char>((number >> shift) & 0xFFU));
  }
  void add(std::int64_t number) { add(static_cast<std::uint64_t>(number)); }
  /// By bit pattern: 0 and -0 differ.
  void add(double number) { add(std::bit_cast<std::uint64_t>(number)); }
  void add(float number) { add(std::uint64_t{std::bit_cast<std::uint32_t>(number)}); }
  void add(std::span<const double> numbers) {
    for (const double number : numbers)
      add(number);
  }
  /// With its length, which keeps "ab", "c" apart from "a", "bc".
  void add(std::string_view text) {
    add(std::uint64_t{text.size()});
    add_bytes(text);
  }

  [[nodiscard]] std::uint64_t value() const { return value_; }
  /// 16 hexadecimal digits.
  [[nodiscard]] std::string text() const;

 private:
  void add_byte(unsigned char byte) { value_ = (value_ ^ byte) * 0x0000'0100'0000'01B3U; }

  std::uint64_t value_ = 0xCBF2'9CE4'8422'2325U;  // the offset basis
};

}  // namespace sightline
