// SPDX-License-Identifier: Apache-2.0
#include "bundle.hpp"

namespace sightline::apps::serve {

namespace {

constexpr std::string_view html = "text/html; charset=utf-8";
constexpr std::string_view css = "text/css; charset=utf-8";
constexpr std::string_view js = "text/javascript; charset=utf-8";

struct Place {
  std::string_view path;
  std::string_view type;
  std::string_view (*content)();
};

constexpr Place places[] = {
    {"/", html, workbench_html},
    {"/workbench.css", css, workbench_css},
    {"/workbench.js", js, workbench_js},
    {"/training", html, training_html},
    {"/training.css", css, training_css},
    {"/training.js", js, training_js},
    {"/instructor", html, instructor_html},
    {"/instructor.css", css, instructor_css},
    {"/instructor.js", js, instructor_js},
};

}  // namespace

std::optional<BundledFile> find_bundled(std::string_view path) {
  for (const Place& place : places) {
    if (place.path == path) return BundledFile{place.type, place.content()};
  }
  return std::nullopt;
}

}  // namespace sightline::apps::serve
