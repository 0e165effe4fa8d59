// SPDX-License-Identifier: Apache-2.0
// Writes files so that a name either holds a whole file or none, whatever interrupts the writing.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace sightline::output {

/// Writes `path`.partial, flushes it to the disk and renames it to `path`, replacing a file of that
/// name. One process at a time may write a path. Throws RunError with path and reason; the partial
/// file is then removed.
void write_text(const std::filesystem::path& path, std::string_view text);
void write_bytes(const std::filesystem::path& path, std::span<const std::byte> bytes);

/// Writes a file piece by piece, as write_text() does: it appears whole, with finish(), or not at
/// all.
class FileWriter {
 public:
  /// Throws RunError with path and reason, as write() and finish() do.
  explicit FileWriter(const std::filesystem::path& path);
  FileWriter(const FileWriter&) = delete;
  FileWriter& operator=(const FileWriter&) = delete;
  /// Without finish() what was written is removed.
  ~FileWriter();
  void write(std::string_view text);
  void write(std::span<const std::byte> bytes);
  void finish();

 private:
  [[noreturn]] void fail();
  void flush();

  std::filesystem::path path_, partial_;
  int id_ = -1;
  std::string waiting_;  ///< small pieces are put together
};

/// The whole content of a file. Throws RunError with path and reason.
[[nodiscard]] std::string read_text(const std::filesystem::path& path);

/// Creates the folder, and those above it, if needed and makes sure that files can be written in
/// it. Throws InputError if not; `key` says where the user gave it, e.g. "--out".
void ensure_writable_folder(const std::filesystem::path& folder, std::string_view key);

}  // namespace sightline::output
