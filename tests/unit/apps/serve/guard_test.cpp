// SPDX-License-Identifier: Apache-2.0
#include "apps/serve/guard.hpp"

#include <gtest/gtest.h>

namespace sightline::apps::serve {
namespace {

class GuardOfPort : public testing::Test {
 protected:
  /// The status of what is answered instead; 0 for a request that is let in.
  [[nodiscard]] unsigned refused(const Request& request) const {
    const auto response = guard_.refuse(request);
    return response ? response->status : 0;
  }

  Guard guard_{8170, "secret"};
  Request read_{.path = "/api/catalogue", .host = "127.0.0.1:8170"};
  Request change_{.method = Method::post,
                  .path = "/api/jobs",
                  .host = "127.0.0.1:8170",
                  .origin = "http://127.0.0.1:8170",
                  .token = "secret"};
};

TEST_F(GuardOfPort, LetsItsOwnPageIn) {
  EXPECT_EQ(refused(read_), 0U);
  EXPECT_EQ(refused(change_), 0U);
  change_.host = "localhost:8170";
  change_.origin = "http://localhost:8170";
  change_.fetch_site = "same-origin";
  EXPECT_EQ(refused(change_), 0U);
}

TEST_F(GuardOfPort, KnowsItsNameExactly) {
  for (const char* host : {"", "127.0.0.1", "127.0.0.1:8171", "evil.example:8170", "LOCALHOST:8170",
                           "127.0.0.1:8170.evil.example", "[::1]:8170", "0.0.0.0:8170"}) {
    read_.host = host;
    EXPECT_EQ(refused(read_), 421U) << host;
  }
}

TEST_F(GuardOfPort, RefusesPagesElsewhere) {
  for (const char* origin : {"http://evil.example", "null", "https://127.0.0.1:8170",
                             "http://localhost:8170", "http://127.0.0.1:8170/"}) {
    change_.origin = origin;
    EXPECT_EQ(refused(change_), 403U) << origin;
  }
  change_.origin = "";
  EXPECT_EQ(refused(change_), 403U);
}

TEST_F(GuardOfPort, ReadsNothingOutToPagesElsewhere) {
  read_.fetch_site = "cross-site";
  EXPECT_EQ(refused(read_), 403U);
  read_.fetch_site = "";
  read_.origin = "http://evil.example";
  EXPECT_EQ(refused(read_), 403U);
}

TEST_F(GuardOfPort, ReadsNothingOfTraineesWithoutTheToken) {
  read_.path = "/api/training/classes/amber-arch-10";
  EXPECT_EQ(refused(read_), 403U);
  read_.token = "secret";
  EXPECT_EQ(refused(read_), 0U);
  read_.path = "/training";
  read_.token = "";
  EXPECT_EQ(refused(read_), 0U) << "the page itself holds nothing";
}

TEST_F(GuardOfPort, ChangesNothingWithoutTheToken) {
  for (const char* token : {"", "Secret", "secret ", "secre"}) {
    change_.token = token;
    EXPECT_EQ(refused(change_), 403U) << token;
  }
  change_.token = "";
  change_.method = Method::remove;
  EXPECT_EQ(refused(change_), 403U);
}

TEST_F(GuardOfPort, KnowsThreeMethods) {
  change_.method = Method::other;
  EXPECT_EQ(refused(change_), 405U);
}

}  // namespace
}  // namespace sightline::apps::serve
