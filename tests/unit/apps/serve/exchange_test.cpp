// SPDX-License-Identifier: Apache-2.0
#include "apps/serve/exchange.hpp"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sightline::apps::serve {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string header(Content content, const std::string& wanted) {
  for (const auto& [name, value] : security_headers(content))
    if (name == wanted) return value;
  return "";
}

TEST(Target, IsSplitAndDecoded) {
  Request request;
  ASSERT_TRUE(take_target("/api/studies/a%2Fb/case?arm=as%2dis&child=7", request));
  EXPECT_EQ(request.path, "/api/studies/a/b/case");
  EXPECT_EQ(request.query.at("arm"), "as-is");
  EXPECT_EQ(request.query.at("child"), "7");
}

TEST(Target, IsRefusedWhereItCannotBeRead) {
  for (const char* target : {"", "api", "http://evil.example/", "/a%", "/a%2", "/a%zz", "/a%00b",
                             "/a%0d%0aSet-Cookie", "/a?b", "/a?b=%f"}) {
    Request request;
    EXPECT_FALSE(take_target(target, request)) << target;
  }
}

TEST(Headers, AllowNothingInlineAndNothingFromElsewhere) {
  const std::string policy = header(Content::ours, "Content-Security-Policy");
  EXPECT_THAT(policy, HasSubstr("default-src 'none'"));
  EXPECT_THAT(policy, HasSubstr("script-src 'self';"));
  EXPECT_THAT(policy, HasSubstr("frame-ancestors 'none'"));
  EXPECT_THAT(policy, Not(HasSubstr("unsafe")));
  EXPECT_EQ(header(Content::ours, "X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(header(Content::ours, "X-Frame-Options"), "DENY");
  EXPECT_EQ(header(Content::ours, "Referrer-Policy"), "no-referrer");
  EXPECT_EQ(header(Content::ours, "Cross-Origin-Resource-Policy"), "same-origin");
  EXPECT_EQ(header(Content::ours, "Access-Control-Allow-Origin"), "");
}

TEST(Headers, CutAReportOff) {
  const std::string policy = header(Content::report, "Content-Security-Policy");
  EXPECT_THAT(policy, HasSubstr("sandbox allow-scripts"));
  EXPECT_THAT(policy, Not(HasSubstr("allow-same-origin")));
  EXPECT_THAT(policy, Not(HasSubstr("connect-src")));
}

TEST(Refusal, IsJsonWhateverItSays) {
  EXPECT_EQ(refusal(404, "no \"<b>\"").body, R"({"error":"no \"<b>\""})");
}

}  // namespace
}  // namespace sightline::apps::serve
