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

/// `path`.partial, open for reading and writing, which becomes `path` with finish() or is removed.
class PartialFile {
 public:
  /// Throws RunError with path and reason, as fail() and finish() do.
  explicit PartialFile(const std::filesystem::path& path);
  PartialFile(const PartialFile&) = delete;
  PartialFile& operator=(const PartialFile&) = delete;
  ~PartialFile();
  /// Of the operating system.
  [[nodiscard]] int descriptor() const { return id_; }
  /// `reason` is a value of errno.
  [[noreturn]] void fail(int reason) const;
  /// Flushes it to the disk and gives it its name.
  void finish();

 private:
  std::filesystem::path path_, partial_;
  int id_ = -1;
};

/// Writes a file piece by piece, as write_text() does: it appears whole, with finish(), or not at
/// all.
class FileWriter {
 public:
  /// Throws RunError with path and reason, as write() and finish() do.
  explicit FileWriter(const std::filesystem::path& path) : file_(path) {}
  void write(std::string_view text);
  void write(std::span<const std::byte> bytes);
  void finish();

 private:
  void flush();

  PartialFile file_;
  std::string waiting_;  ///< small pieces are put together
};

/// The whole content of a file. Throws RunError with path and reason.
[[nodiscard]] std::string read_text(const std::filesystem::path& path);

/// Creates the folder, and those above it, if needed and makes sure that files can be written in
/// it. Throws InputError if not; `key` says where the user gave it, e.g. "--out".
void ensure_writable_folder(const std::filesystem::path& folder, std::string_view key);

}  // namespace sightline::output
