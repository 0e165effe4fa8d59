// SPDX-License-Identifier: Apache-2.0
// A file of the operating system that is closed when it goes out of scope.
#pragma once

#include <filesystem>

#include <fcntl.h>
#include <unistd.h>

namespace sightline::output {

class Descriptor {
 public:
  /// `flags` as open() takes them; errno says why it is not open then.
  Descriptor(const std::filesystem::path& path, int flags)
      : id_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (is_open()) ::close(id_);
  }
  [[nodiscard]] bool is_open() const { return id_ >= 0; }
  [[nodiscard]] int id() const { return id_; }

 private:
  int id_;
};

}  // namespace sightline::output
