// SPDX-License-Identifier: Apache-2.0
// The page of the workbench, built beforehand and compiled in: no file is read to serve it.
#pragma once

#include <optional>
#include <string_view>

namespace sightline::apps::serve {

struct BundledFile {
  std::string_view type;
  std::string_view content;
};

/// The file of web/dist/workbench that is asked for as `path`, e.g. "/workbench.js"; "/" is the
/// page itself. Nothing if there is none.
[[nodiscard]] std::optional<BundledFile> find_bundled(std::string_view path);

}  // namespace sightline::apps::serve
