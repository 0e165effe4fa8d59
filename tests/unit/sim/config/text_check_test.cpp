// SPDX-License-Identifier: Apache-2.0
#include "sim/config/text_check.hpp"

#include <gtest/gtest.h>

namespace sightline::config {
namespace {

TEST(TextCheck, AcceptsUtf8OfEveryLength) {
  EXPECT_FALSE(first_text_fault("a\tb\r\n\u00e9 \u20ac \U0001F600"));
}

TEST(TextCheck, RejectsWhatIsNotUtf8) {
  // Continuation alone, cut character, overlong forms, a surrogate, beyond U+10FFFF.
  for (const char* bytes : {"\x80", "\xC3", "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80",
                            "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80"}) {
    EXPECT_TRUE(first_text_fault(bytes)) << bytes;
  }
}

TEST(TextCheck, PlacesTheFault) {
  const auto fault = first_text_fault("ab\n\u00e9\x01");
  ASSERT_TRUE(fault);
  EXPECT_EQ(fault->line, 2);
  EXPECT_EQ(fault->column, 2);
}

}  // namespace
}  // namespace sightline::config
