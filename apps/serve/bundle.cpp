// SPDX-License-Identifier: Apache-2.0
#include "bundle.hpp"

namespace sightline::apps::serve {

std::optional<BundledFile> find_bundled(std::string_view path) {
  if (path == "/") return BundledFile{"text/html; charset=utf-8", workbench_html()};
  if (path == "/workbench.css") return BundledFile{"text/css; charset=utf-8", workbench_css()};
  if (path == "/workbench.js") return BundledFile{"text/javascript; charset=utf-8", workbench_js()};
  return std::nullopt;
}

}  // namespace sightline::apps::serve
