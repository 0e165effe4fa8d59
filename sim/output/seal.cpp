// SPDX-License-Identifier: Apache-2.0
#include "seal.hpp"

#include <cstring>

#include <fmt/format.h>

#include <sightline/core/digest.hpp>

namespace sightline::output {

namespace {

constexpr std::size_t n_digits = 16;
constexpr char open_digit = '0';

/// Where the digits of the only seal begin, or npos.
std::size_t digits_of(std::string_view bytes) {
  const std::size_t at = bytes.find(seal_marker);
  if (at == std::string_view::npos || bytes.rfind(seal_marker) != at) return std::string_view::npos;
  const std::size_t digits = at + seal_marker.size();
  return digits + n_digits <= bytes.size() ? digits : std::string_view::npos;
}

/// The checksum of `bytes` as if the digits at `digits` were those of an open seal.
std::string checksum_of(std::string_view bytes, std::size_t digits) {
  Digest digest;
  digest.add_bytes(bytes.substr(0, digits));
  digest.add_bytes(std::string(n_digits, open_digit));
  digest.add_bytes(bytes.substr(digits + n_digits));
  return digest.text();
}

}  // namespace

std::string open_seal() {
  return std::string(seal_marker) + std::string(n_digits, open_digit);
}

bool seal(std::span<std::byte> bytes) {
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  const std::size_t digits = digits_of(text);
  if (digits == std::string_view::npos) return false;
  const std::string checksum = checksum_of(text, digits);
  std::memcpy(bytes.data() + digits, checksum.data(), n_digits);
  return true;
}

bool is_seal_intact(std::string_view bytes) {
  const std::size_t digits = digits_of(bytes);
  return digits != std::string_view::npos &&
         bytes.substr(digits, n_digits) == checksum_of(bytes, digits);
}

}  // namespace sightline::output
