// SPDX-License-Identifier: Apache-2.0
#include <stdexcept>

#include <gtest/gtest.h>

#include <sightline/output/page.hpp>

namespace sightline::output {
namespace {

TEST(PageWith, PutsTheDataWhereItsElementIs) {
  EXPECT_EQ(page_with("<script>x = 'DATA'</script><script>DATA</script>.", "DATA", "{}"),
            "<script>x = 'DATA'</script><script>{}</script>.");
}

TEST(PageWith, LetsNoTextEndTheElement) {
  EXPECT_EQ(page_with("<script>DATA</script>", "DATA", "\"</script><!--\""),
            "<script>\"\\u003c/script>\\u003c!--\"</script>");
}

TEST(PageWith, NeedsItsPlace) {
  EXPECT_THROW((void)page_with("<script></script>", "DATA", "{}"), std::logic_error);
}

}  // namespace
}  // namespace sightline::output
