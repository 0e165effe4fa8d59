// SPDX-License-Identifier: Apache-2.0
#include "bundle.hpp"

#include <embedded_files.hpp>

namespace sightline::apps::serve {
namespace {

std::string_view type_of(std::string_view path) {
  if (path.ends_with(".html")) return "text/html; charset=utf-8";
  if (path.ends_with(".js")) return "text/javascript; charset=utf-8";
  if (path.ends_with(".css")) return "text/css; charset=utf-8";
  if (path.ends_with(".svg")) return "image/svg+xml";
  return "text/plain; charset=utf-8";
}

}  // namespace

std::optional<BundledFile> find_bundled(std::string_view path) {
  const std::string_view wanted = path == "/" ? "/workbench.html" : path;
  for (const EmbeddedFile& file : embedded_files) {
    if (!file.path.empty() && file.path == wanted)
      return BundledFile{type_of(wanted), file.content};
  }
  return std::nullopt;
}

}  // namespace sightline::apps::serve
