// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cmath>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sightline/core/dice.hpp>

namespace sightline {
namespace {

struct KnownAnswer {
  std::uint64_t seed, replication;
  Address address;
  std::array<std::uint64_t, 4> words;
};

// From NumPy 1.24.2: Philox(key=[seed, replication], counter=[entity - 1, purpose, occurrence, 0])
// .random_raw(4), where the "- 1" borrows from the next word; NumPy steps the counter before use.
const std::vector<KnownAnswer>& known_answers() {
  static const std::vector<KnownAnswer> answers{
      {5,
       6,
       {1, 2, 3},
       {0x68008814e3739ba3U, 0xd6f2f260139297b2U, 0x95556209037761c0U, 0x78d8fab62f0feb44U}},
      {0,
       0,
       {0, 0, 0},
       {0x16554d9eca36314cU, 0xdb20fe9d672d0fdcU, 0xd7e772cee186176bU, 0x7e68b68aec7ba23bU}},
      {20070401,
       999,
       {4294967295U, 17, 1000000},
       {0x33a26e02e02cc407U, 0x4709c05cbab13c5eU, 0xe35e3ec6d700cc96U, 0xb03109d0d5d93000U}},
      {UINT64_MAX,
       UINT64_MAX,
       {UINT64_MAX, UINT64_MAX, UINT64_MAX},
       {0x3680bfe7e509707fU, 0xa5b84fd772833c16U, 0x21ad14ce47e6426fU, 0x219961fe99e12989U}}};
  return answers;
}

TEST(Uniform, LiesStrictlyBetweenZeroAndOne) {
  EXPECT_EQ(uniform_of(0), 0x1.0p-53);
  EXPECT_EQ(uniform_of(UINT64_MAX), 1.0 - 0x1.0p-53);
  EXPECT_LT(uniform_of(UINT64_MAX), 1.0);
  EXPECT_EQ(uniform_of(std::uint64_t{1} << 63U), 0.5 + 0x1.0p-53);
}

TEST(Dice, GivesTheWordsThatNumpyGives) {
  for (const KnownAnswer& known : known_answers()) {
    const Dice dice(known.seed, known.replication);
    const std::array<double, 4> four = dice.decide4(known.address);
    for (std::size_t i = 0; i < 4; ++i) {
      EXPECT_EQ(four[i], uniform_of(known.words[i]));
    }
    EXPECT_EQ(dice.trait(known.address), uniform_of(known.words[0]));
    EXPECT_EQ(dice.trait4(known.address), four);
    EXPECT_EQ(Dice(known.seed, known.replication).decide(known.address), four[0]);
  }
}

TEST(Dice, GivesTheWordsThatItsAuthorsPublished) {
  // Random123's kat_vectors, philox4x64 10 rounds, third vector; also NumPy with counter - 1.
  r123::Philox4x64::ctr_type counter{
      {0x243f6a8885a308d3U, 0x13198a2e03707344U, 0xa4093822299f31d0U, 0x082efa98ec4e6c89U}};
  r123::Philox4x64::key_type key{{0x452821e638d01377U, 0xbe5466cf34e90c6cU}};
  const auto words = r123::Philox4x64()(counter, key);
  EXPECT_EQ(words[0], 0xa528f45403e61d95U);
  EXPECT_EQ(words[1], 0x38c72dbd566e9788U);
  EXPECT_EQ(words[2], 0xa5a1610e72fd18b5U);
  EXPECT_EQ(words[3], 0x57bd43b5e52b7fe6U);
}

TEST(Dice, DependsOnEveryPartOfTheAddress) {
  const double here = Dice(1, 2).trait({3, 4, 5});
  EXPECT_EQ(Dice(1, 2).trait({3, 4, 5}), here);
  EXPECT_NE(Dice(0, 2).trait({3, 4, 5}), here);
  EXPECT_NE(Dice(1, 0).trait({3, 4, 5}), here);
  EXPECT_NE(Dice(1, 2).trait({0, 4, 5}), here);
  EXPECT_NE(Dice(1, 2).trait({3, 0, 5}), here);
  EXPECT_NE(Dice(1, 2).trait({3, 4, 0}), here);
}

TEST(Dice, IsUniformOverAddresses) {
  // Chi-square of 256 cells over 2^16 addresses along each part. Each of the three statistics has
  // 255 degrees of freedom and leaves [161, 378] with probability 2e-6 (scipy.stats.chi2).
  const Dice dice(20070401, 1);
  for (int part = 0; part < 3; ++part) {
    std::array<int, 256> counts{};
    for (std::uint64_t i = 0; i < 65536; ++i) {
      const Address address{part == 0 ? i : 7, part == 1 ? i : 7, part == 2 ? i : 7};
      ++counts[static_cast<std::size_t>(dice.trait(address) * 256)];
    }
    double statistic = 0;
    for (const int count : counts) {
      statistic += (count - 256.0) * (count - 256.0) / 256.0;
    }
    EXPECT_LT(statistic, 378.0) << "part " << part;
    EXPECT_GT(statistic, 161.0) << "part " << part;
  }
}

TEST(Dice, IsUncorrelatedBetweenAddresses) {
  // Correlation of n independent pairs has standard deviation 1/sqrt(n); 5 of them: 6e-7 each.
  const Dice dice(20070401, 1);
  const Dice other(20070401, 2);
  constexpr std::uint64_t n = 100'000;
  std::array<double, 6> sums{};
  for (std::uint64_t i = 0; i < n; ++i) {
    const std::array<double, 4> here = dice.trait4({i, 1, 1});
    const std::array<double, 6> there{dice.trait({i + 1, 1, 1}),
                                      dice.trait({i, 2, 1}),
                                      dice.trait({i, 1, 2}),
                                      other.trait({i, 1, 1}),
                                      here[1],
                                      here[3]};
    for (std::size_t k = 0; k < there.size(); ++k) {
      sums[k] += 12.0 * (here[0] - 0.5) * (there[k] - 0.5);
    }
  }
  for (const double sum : sums) {
    EXPECT_LT(std::abs(sum / n), 5.0 / std::sqrt(static_cast<double>(n)));
  }
}

TEST(Pins, ReplaceTheFirstUniformAtTheirAddressOnly) {
  Pins pins;
  EXPECT_TRUE(pins.is_empty());
  pins.set({1, 2, 3}, 0.25);
  pins.set({1, 2, 3}, 0.75);
  EXPECT_FALSE(pins.is_empty());
  EXPECT_EQ(pins.find({3, 2, 1}), nullptr);
  const Dice plain(5, 6);
  const Dice pinned(5, 6, &pins);
  EXPECT_EQ(pinned.decide({1, 2, 3}), 0.75);
  EXPECT_EQ(pinned.trait({1, 2, 3}), 0.75);
  EXPECT_EQ(pinned.decide({1, 2, 4}), plain.decide({1, 2, 4}));
  std::array<double, 4> expected = plain.trait4({1, 2, 3});
  expected[0] = 0.75;
  EXPECT_EQ(pinned.trait4({1, 2, 3}), expected);
  EXPECT_EQ(Dice(5, 6, &pins).decide4({1, 2, 3}), expected);
}

TEST(Pins, ReplaceEachUniformOfADecisionByItself) {
  Pins pins;
  pins.set({1, 2, 3}, 0.125, 2);
  pins.set({1, 2, 3}, 0.875, 3);
  EXPECT_EQ(pins.find({1, 2, 3}), nullptr) << "the first is not pinned";
  const Dice plain(5, 6);
  const Dice pinned(5, 6, &pins);
  std::array<double, 4> expected = plain.trait4({1, 2, 3});
  expected[2] = 0.125;
  expected[3] = 0.875;
  EXPECT_EQ(pinned.trait4({1, 2, 3}), expected);
  EXPECT_EQ(pinned.decide({1, 2, 3}), plain.decide({1, 2, 3}));
  EXPECT_THROW(pins.set({1, 2, 3}, 0.5, 4), std::invalid_argument);
}

TEST(Pins, RejectNumbersOutsideTheOpenInterval) {
  Pins pins;
  for (const double wrong : {0.0, 1.0, -0.1, 1.1, std::nan("")}) {
    EXPECT_THROW(pins.set({1, 2, 3}, wrong), std::invalid_argument);
  }
  EXPECT_TRUE(pins.is_empty());
}

TEST(Pins, KeepManyAddressesApart) {
  Pins pins;
  for (std::uint64_t i = 0; i < 10; ++i) {
    for (std::uint64_t j = 0; j < 10; ++j) {
      pins.set({i, j, i + j}, (1.0 + static_cast<double>(10 * i + j)) / 128);
    }
  }
  const double* found = pins.find({3, 7, 10});
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(*found, 38.0 / 128);
}

#ifdef SIGHTLINE_CHECKS
TEST(Dice, SeparatedRememberWhatWasDecidedBeforeAndNotWhatOthersDecideAfter) {
  const Dice dice(1, 2);
  (void)dice.decide({11, 22, 33});
  Dice branch = dice;
  branch.separate();
  EXPECT_THROW((void)branch.decide({11, 22, 33}), std::logic_error);
  EXPECT_NO_THROW((void)dice.decide({11, 22, 34}));
  EXPECT_NO_THROW((void)branch.decide({11, 22, 34}));
}

TEST(Dice, ReportsASecondDecisionAtAnAddress) {
  const Dice dice(1, 2);
  (void)dice.decide({11, 22, 33});
  (void)dice.trait({11, 22, 33});
  try {
    (void)dice.decide4({11, 22, 33});
    FAIL();
  } catch (const std::logic_error& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr("entity 11, purpose 22, occurrence 33"));
  }
  const Dice copy = dice;
  EXPECT_THROW((void)copy.decide({11, 22, 33}), std::logic_error);
  EXPECT_NO_THROW((void)dice.decide({11, 22, 34}));
  EXPECT_NO_THROW((void)Dice(1, 2).decide({11, 22, 33}));
}
#else
static_assert(sizeof(Dice) == 24);

TEST(Dice, DoesNotAuditInReleaseBuilds) {
  const Dice dice(1, 2);
  EXPECT_EQ(dice.decide({11, 22, 33}), dice.decide({11, 22, 33}));
}
#endif

}  // namespace
}  // namespace sightline
