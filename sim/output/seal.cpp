// SPDX-License-Identifier: Apache-2.0
#include "seal.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <optional>
#include <system_error>
#include <utility>

#include <unistd.h>

#include <sightline/core/digest.hpp>

namespace sightline::output {

namespace {

constexpr std::size_t n_digits = 16;
constexpr char open_digit = '0';
constexpr std::size_t bytes_per_read = 1U << 16U;

/// Where the digits of the only seal begin, or npos.
std::size_t digits_of(std::string_view bytes) {
  const std::size_t at = bytes.find(seal_marker);
  if (at == std::string_view::npos || bytes.rfind(seal_marker) != at) return std::string_view::npos;
  const std::size_t digits = at + seal_marker.size();
  return digits + n_digits <= bytes.size() ? digits : std::string_view::npos;
}

[[noreturn]] void fail() {
  throw std::system_error(errno, std::generic_category());
}

/// Reads into `block` what the file has at `at`; 0 at its end.
std::size_t read_some(int descriptor, std::string& block, std::uint64_t at) {
  for (;;) {
    const ssize_t n = ::pread(descriptor, block.data(), block.size(), static_cast<off_t>(at));
    if (n >= 0) return static_cast<std::size_t>(n);
    if (errno != EINTR) fail();
  }
}

/// Hands the content of the file to `take`, one block after the other.
template <class Take>
void for_each_block(int descriptor, Take take) {
  std::string block(bytes_per_read, '\0');
  std::uint64_t at = 0;
  for (;;) {
    const std::size_t n = read_some(descriptor, block, at);
    if (n == 0) return;
    take(block.substr(0, n));
    at += n;
  }
}

/// Where in the file the digits of the only seal begin, if there is one; hands its blocks to
/// `take`.
template <class Take>
std::optional<std::uint64_t> digits_of(int descriptor, Take take) {
  std::optional<std::uint64_t> marker;
  bool is_only = true;
  std::string text;  // the end of the last block and this one: the marker may lie across
  std::uint64_t begin = 0;
  for_each_block(descriptor, [&](const std::string& block) {
    take(block);
    text += block;
    for (std::size_t at = text.find(seal_marker); at != std::string::npos;
         at = text.find(seal_marker, at + 1)) {
      is_only = is_only && (!marker || *marker == begin + at);
      marker = begin + at;
    }
    const std::size_t kept = std::min(text.size(), seal_marker.size());
    begin += text.size() - kept;
    text.erase(0, text.size() - kept);
  });
  const std::uint64_t size = begin + text.size();
  if (!marker || !is_only || *marker + seal_marker.size() + n_digits > size) return std::nullopt;
  return *marker + seal_marker.size();
}

void write_digits(int descriptor, const std::string& digits, std::uint64_t at) {
  const ssize_t n = ::pwrite(descriptor, digits.data(), digits.size(), static_cast<off_t>(at));
  if (n >= 0 && static_cast<std::size_t>(n) < digits.size()) errno = ENOSPC;
  if (n != static_cast<ssize_t>(digits.size())) fail();
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

bool seal(int descriptor) {
  // Until now the digits are open: the checksum is that of the bytes as they are.
  Digest digest;
  const std::optional<std::uint64_t> digits =
      digits_of(descriptor, [&digest](std::string_view block) { digest.add_bytes(block); });
  if (!digits) return false;
  write_digits(descriptor, digest.text(), *digits);
  return true;
}

bool is_seal_intact(std::string_view bytes) {
  const std::size_t digits = digits_of(bytes);
  return digits != std::string_view::npos &&
         bytes.substr(digits, n_digits) == checksum_of(bytes, digits);
}

bool is_seal_intact(int descriptor) {
  const std::optional<std::uint64_t> digits = digits_of(descriptor, [](std::string_view) {});
  if (!digits) return false;
  Digest digest;
  std::string written(n_digits, open_digit);
  std::uint64_t at = 0;
  for_each_block(descriptor, [&](std::string block) {
    for (std::size_t i = 0; i < n_digits; ++i) {
      const std::uint64_t place = *digits + i;
      if (place < at || place >= at + block.size()) continue;
      written[i] = std::exchange(block[place - at], open_digit);
    }
    digest.add_bytes(block);
    at += block.size();
  });
  return written == digest.text();
}

}  // namespace sightline::output
