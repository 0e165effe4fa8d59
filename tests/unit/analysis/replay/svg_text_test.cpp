// SPDX-License-Identifier: Apache-2.0
#include "analysis/replay/svg_text.hpp"

#include <gtest/gtest.h>

namespace sightline::replay {
namespace {

TEST(SvgText, EscapesWhatSvgReserves) {
  const std::string label = svg_label(1.0, 2.0, "a < b & c", 10.0);
  EXPECT_NE(label.find("a &lt; b &amp; c</text>"), std::string::npos) << label;
}

TEST(SvgText, ArrowsEndAtTheRims) {
  const std::string arrow = svg_arrow(0.0, 0.0, 100.0, 0.0, 8.0);
  EXPECT_NE(arrow.find("x1=\"8.0\""), std::string::npos) << arrow;
  EXPECT_NE(arrow.find("x2=\"92.0\""), std::string::npos) << arrow;
  EXPECT_EQ(svg_arrow(0.0, 0.0, 10.0, 0.0, 8.0), "");  // the discs touch
}

TEST(SvgText, LettersStandOnARim) {
  EXPECT_NE(svg_letter(1.0, 2.0, "A", 10.0).find("paint-order=\"stroke\">A</text>"),
            std::string::npos);
}

}  // namespace
}  // namespace sightline::replay
