// SPDX-License-Identifier: Apache-2.0
#include <bit>
#include <cmath>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include <sightline/core/digest.hpp>

namespace sightline {
namespace {

std::uint64_t digest_of(auto number) {
  Digest digest;
  digest.add(number);
  return digest.value();
}

// Python: h = 0xcbf29ce484222325
//         for b in data: h = ((h ^ b) * 0x100000001b3) % 2**64
// with data = struct.pack("<Q", n) or struct.pack("<d", x); that loop gives the
// published 0x85944171f73967e8 for "foobar".
TEST(Digest, HasKnownValues) {
  EXPECT_EQ(Digest().value(), 0xCBF2'9CE4'8422'2325U);
  EXPECT_EQ(digest_of(std::uint64_t{0}), 0xA8C7'F832'281A'39C5U);
  EXPECT_EQ(digest_of(std::uint64_t{0x0123'4567'89AB'CDEFU}), 0x37EB'3F33'4776'1C55U);
  EXPECT_EQ(digest_of(-1234.5678), 0x776B'E7F7'2F4B'B311U);
}

TEST(Digest, ReadsDoublesByTheirBits) {
  EXPECT_EQ(digest_of(1.5), digest_of(std::bit_cast<std::uint64_t>(1.5)));
  EXPECT_NE(digest_of(0.0), digest_of(-0.0));
  EXPECT_NE(digest_of(1.0), digest_of(std::nextafter(1.0, 2.0)));
}

TEST(Digest, DependsOnOrder) {
  Digest forwards;
  forwards.add(1.0);
  forwards.add(2.0);
  Digest backwards;
  backwards.add(2.0);
  backwards.add(1.0);
  EXPECT_NE(forwards.value(), backwards.value());
}

TEST(Digest, ReadsASpanAsItsNumbers) {
  const std::vector<double> numbers = {1.0, -2.5, 1e300};
  Digest whole;
  whole.add(std::span<const double>(numbers));
  Digest single;
  for (const double number : numbers)
    single.add(number);
  EXPECT_EQ(whole.value(), single.value());
}

TEST(Digest, KeepsNeighbouringTextsApart) {
  Digest one;
  one.add(std::string_view("ab"));
  one.add(std::string_view("c"));
  Digest other;
  other.add(std::string_view("a"));
  other.add(std::string_view("bc"));
  EXPECT_NE(one.value(), other.value());
}

TEST(Digest, PrintsSixteenHexadecimalDigits) {
  EXPECT_EQ(Digest().text(), "cbf29ce484222325");
}

}  // namespace
}  // namespace sightline
