// SPDX-License-Identifier: Apache-2.0
// The pages, built beforehand and compiled in: no file is read to serve them.
#pragma once

#include <optional>
#include <string_view>

namespace sightline::apps::serve {

// The bytes of web/dist; cmake/embed.cmake makes these functions.
[[nodiscard]] std::string_view workbench_html();
[[nodiscard]] std::string_view workbench_css();
[[nodiscard]] std::string_view workbench_js();
[[nodiscard]] std::string_view training_html();
[[nodiscard]] std::string_view training_css();
[[nodiscard]] std::string_view training_js();
[[nodiscard]] std::string_view instructor_html();
[[nodiscard]] std::string_view instructor_css();
[[nodiscard]] std::string_view instructor_js();

struct BundledFile {
  std::string_view type;
  std::string_view content;
};

/// What is asked for as `path`; "/" is the workbench. Nothing if there is none of that path.
[[nodiscard]] std::optional<BundledFile> find_bundled(std::string_view path);

}  // namespace sightline::apps::serve
