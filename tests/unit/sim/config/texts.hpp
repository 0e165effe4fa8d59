// SPDX-License-Identifier: Apache-2.0
// Short YAML texts, and what is said of the wrong ones.
#pragma once

#include <string>

#include <gtest/gtest.h>

#include <sightline/config/document.hpp>

#include "example_parameters.hpp"

namespace sightline::config {

/// The root of a text without mistakes.
inline Node root_of(const std::string& text) {
  Mistakes mistakes;
  const Document document = Document::read_text(text, "x.yaml", mistakes);
  EXPECT_EQ(example::messages(mistakes), "");
  return document.root();
}

/// The node that stands as value of the one key `k`.
inline Node node_of(const std::string& text) {
  return root_of("k: " + text).find("k");
}

/// The first mistake that `read(mistakes)` notes; "" if it notes none.
template <class Reader>
std::string fault_of(Reader read) {
  Mistakes mistakes;
  EXPECT_FALSE(read(mistakes));
  return mistakes.is_empty() ? "" : mistakes.sorted().front().text;
}

}  // namespace sightline::config
