// SPDX-License-Identifier: Apache-2.0
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <sightline/core/error.hpp>
#include <sightline/output/file.hpp>

#include "descriptor.hpp"

namespace sightline::output {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t bytes_per_write = 1U << 16U;

[[noreturn]] void fail_writing(const fs::path& path, int reason) {
  const bool is_full = reason == ENOSPC || reason == EDQUOT || reason == EFBIG;
  throw RunError(fmt::format("cannot write {}: {}{}", path.string(), std::strerror(reason),
                             is_full ? "; what was written before is whole: make room and give the "
                                       "same command again"
                                     : ""));
}

[[nodiscard]] bool write_all(int id, std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(id, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(n));
  }
  return true;
}

/// Makes a rename in `folder` survive a crash. Some file systems can't flush folders; the rename is
/// done then.
void flush_folder(const fs::path& folder) {
  const Descriptor descriptor(folder, O_RDONLY | O_DIRECTORY);
  if (descriptor.is_open()) ::fsync(descriptor.id());
}

fs::path folder_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

}  // namespace

PartialFile::PartialFile(const fs::path& path) : path_(path), partial_(path) {
  partial_ += ".partial";
  id_ = ::open(partial_.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (id_ < 0) fail(errno);
}

PartialFile::~PartialFile() {
  if (id_ < 0) return;
  ::close(id_);
  ::unlink(partial_.c_str());
}

void PartialFile::fail(int reason) const {
  fail_writing(path_, reason);
}

void PartialFile::finish() {
  if (::fsync(id_) != 0) fail(errno);
  const int id = std::exchange(id_, -1);
  // On network file systems closing is where a full disk shows.
  if (::close(id) != 0 || std::rename(partial_.c_str(), path_.c_str()) != 0) {
    const int reason = errno;
    ::unlink(partial_.c_str());
    fail(reason);
  }
  flush_folder(folder_of(path_));
}

void FileWriter::write(std::string_view text) {
  write(std::as_bytes(std::span(text.data(), text.size())));
}

void FileWriter::write(std::span<const std::byte> bytes) {
  if (waiting_.size() + bytes.size() < bytes_per_write) {
    waiting_.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    return;
  }
  flush();
  if (!write_all(file_.descriptor(), bytes)) file_.fail(errno);
}

void FileWriter::flush() {
  const auto bytes = std::as_bytes(std::span(waiting_.data(), waiting_.size()));
  if (!write_all(file_.descriptor(), bytes)) file_.fail(errno);
  waiting_.clear();
}

void FileWriter::finish() {
  flush();
  file_.finish();
}

void write_bytes(const fs::path& path, std::span<const std::byte> bytes) {
  FileWriter file(path);
  file.write(bytes);
  file.finish();
}

void write_text(const fs::path& path, std::string_view text) {
  write_bytes(path, std::as_bytes(std::span(text.data(), text.size())));
}

std::string read_text(const fs::path& path) {
  const auto fail = [&path] {
    throw RunError(fmt::format("cannot read {}: {}", path.string(), std::strerror(errno)));
  };
  const Descriptor descriptor(path, O_RDONLY);
  if (!descriptor.is_open()) fail();
  std::string text;
  std::string block(1U << 16U, '\0');
  for (;;) {
    const ssize_t n = ::read(descriptor.id(), block.data(), block.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) fail();
    if (n == 0) return text;
    text.append(block, 0, static_cast<std::size_t>(n));
  }
}

void ensure_writable_folder(const fs::path& folder, std::string_view key) {
  const auto fail = [&](const std::string& reason) {
    throw InputError(
        Mistake{"", 0, 0, std::string(key),
                fmt::format("cannot write in the folder `{}`: {}", folder.string(), reason)});
  };
  if (folder.empty()) fail("its name is empty");
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) fail(error.message());
  if (!fs::is_directory(folder, error)) fail("there is a file of that name");
  // Only writing tells: permission bits say nothing of read-only mounts, quotas and access lists.
  const fs::path probe = folder / fmt::format(".sightline-probe-{}", ::getpid());
  const Descriptor descriptor(probe, O_WRONLY | O_CREAT | O_TRUNC);
  if (!descriptor.is_open()) fail(std::strerror(errno));
  ::unlink(probe.c_str());
}

}  // namespace sightline::output
