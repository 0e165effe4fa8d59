// SPDX-License-Identifier: Apache-2.0
#include <sightline/experiment/build.hpp>

namespace sightline::experiment {

std::string_view version() {
  return SIGHTLINE_VERSION;
}

std::string_view compiler() {
#ifdef __clang__
  return "clang++ " __clang_version__;
#else
  return "g++ " __VERSION__;
#endif
}

}  // namespace sightline::experiment
