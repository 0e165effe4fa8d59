// SPDX-License-Identifier: Apache-2.0
#include "patient_file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <unistd.h>

namespace sightline::output {

namespace {

/// Writes as much as the disk takes; returns errno, or 0 if that is all.
int write_at(int id, std::uint64_t at, std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::pwrite(id, bytes.data(), bytes.size(), static_cast<off_t>(at));
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return n < 0 ? errno : ENOSPC;
    at += static_cast<std::uint64_t>(n);
    bytes = bytes.subspan(static_cast<std::size_t>(n));
  }
  return 0;
}

/// Reads as much as there is; what is left of `into` stays as it was.
int read_at(int id, std::uint64_t at, std::span<std::byte> into) {
  while (!into.empty()) {
    const ssize_t n = ::pread(id, into.data(), into.size(), static_cast<off_t>(at));
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return n < 0 ? errno : 0;
    at += static_cast<std::uint64_t>(n);
    into = into.subspan(static_cast<std::size_t>(n));
  }
  return 0;
}

/// What the library keeps of an open file.
struct Opened : H5FD_t {
  PatientFile* file = nullptr;
  haddr_t allocated = 0;  ///< end of what the library has given out
};

Opened& opened(H5FD_t* file) {
  return *static_cast<Opened*>(file);
}
const Opened& opened(const H5FD_t* file) {
  return *static_cast<const Opened*>(file);
}

struct DriverInfo {
  PatientFile* file = nullptr;
};

H5FD_t* open(const char*, unsigned, hid_t access, haddr_t) {
  const auto* info = static_cast<const DriverInfo*>(H5Pget_driver_info(access));
  if (info == nullptr) return nullptr;
  auto* made = new Opened;
  made->file = info->file;
  return made;
}

herr_t close(H5FD_t* file) {
  delete &opened(file);
  return 0;
}

herr_t query(const H5FD_t*, unsigned long* flags) {
  if (flags != nullptr) {
    *flags = H5FD_FEAT_AGGREGATE_METADATA | H5FD_FEAT_ACCUMULATE_METADATA | H5FD_FEAT_DATA_SIEVE |
             H5FD_FEAT_AGGREGATE_SMALLDATA;
  }
  return 0;
}

haddr_t get_allocated(const H5FD_t* file, H5FD_mem_t) {
  return opened(file).allocated;
}

herr_t set_allocated(H5FD_t* file, H5FD_mem_t, haddr_t end) {
  opened(file).allocated = end;
  return 0;
}

haddr_t get_size(const H5FD_t* file, H5FD_mem_t) {
  return opened(file).file->size();
}

herr_t read(H5FD_t* file, H5FD_mem_t, hid_t, haddr_t at, std::size_t size, void* into) {
  opened(file).file->read(at, {static_cast<std::byte*>(into), size});
  return 0;
}

herr_t write(H5FD_t* file, H5FD_mem_t, hid_t, haddr_t at, std::size_t size, const void* bytes) {
  opened(file).file->write(at, {static_cast<const std::byte*>(bytes), size});
  return 0;
}

herr_t truncate(H5FD_t* file, hid_t, hbool_t) {
  if (opened(file).file->size() != opened(file).allocated)
    opened(file).file->resize(opened(file).allocated);
  return 0;
}

H5FD_class_t driver_class() {
  H5FD_class_t driver{};
  driver.name = "patient";
  driver.maxaddr = INT64_MAX;
  driver.fc_degree = H5F_CLOSE_WEAK;
  driver.fapl_size = sizeof(DriverInfo);
  driver.open = open;
  driver.close = close;
  driver.query = query;
  driver.get_eoa = get_allocated;
  driver.set_eoa = set_allocated;
  driver.get_eof = get_size;
  driver.read = read;
  driver.write = write;
  driver.truncate = truncate;
  constexpr H5FD_mem_t map[] = H5FD_FLMAP_DICHOTOMY;
  std::copy(std::begin(map), std::end(map), driver.fl_map);
  return driver;
}

hid_t driver() {
  static const H5FD_class_t registered_class = driver_class();
  static const hid_t id = H5FDregister(&registered_class);
  return id;
}

}  // namespace

void PatientFile::write(std::uint64_t at, std::span<const std::byte> bytes) {
  size_ = std::max(size_, at + bytes.size());
  if (failure_ == 0) failure_ = write_at(id_, at, bytes);
  if (failure_ != 0) kept_.push_back({at, {bytes.begin(), bytes.end()}});
}

void PatientFile::read(std::uint64_t at, std::span<std::byte> into) {
  std::fill(into.begin(), into.end(), std::byte{0});
  const int failure = read_at(id_, at, into);
  if (failure_ == 0) failure_ = failure;
  const std::uint64_t end = at + into.size();
  for (const Kept& kept : kept_) {
    const std::uint64_t from = std::max(at, kept.at);
    const std::uint64_t until = std::min(end, kept.at + kept.bytes.size());
    if (from >= until) continue;
    std::memcpy(into.data() + (from - at), kept.bytes.data() + (from - kept.at), until - from);
  }
}

void PatientFile::resize(std::uint64_t size) {
  size_ = size;
  if (failure_ == 0 && ::ftruncate(id_, static_cast<off_t>(size)) != 0) failure_ = errno;
}

Handle access_to(PatientFile& file) {
  Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "make file properties");
  const DriverInfo info{&file};
  expect_hdf5(H5Pset_driver(access.id(), driver(), &info), "write on the disk");
  return access;
}

}  // namespace sightline::output
