// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sightline/replay/but_for.hpp>

#include "invented_case.hpp"

namespace sightline::replay {
namespace {

/// A planted chain of causes: hand-offs are known by their day.
class PlantedCause : public Futures {
 public:
  using Rule = std::function<bool(const std::vector<std::int32_t>&)>;
  explicit PlantedCause(Rule is_enough) : is_enough_(std::move(is_enough)) {}

  bool can_be_mended(const HandOff& hand_off) override { return hand_off.at.day() != unmendable; }
  bool is_protected(const std::vector<const HandOff*>& mended) override {
    std::vector<std::int32_t> days;
    for (const HandOff* one : mended)
      days.push_back(one->at.day());
    return is_enough_(days);
  }
  /// By every second of the fresh dice other things go well too.
  bool is_protected_by(const HandOff& hand_off, bool is_mended, std::size_t nth) override {
    return nth % 2 == 0 && is_mended && is_enough_({hand_off.at.day()});
  }

  std::int32_t unmendable = -1;

 private:
  Rule is_enough_;
};

std::vector<HandOff> failed_on(const std::vector<std::int32_t>& days) {
  std::vector<HandOff> failed;
  for (const std::int32_t day : days) {
    HandOff one;
    one.at = start_of_day(day);
    one.text = "What was known did not go on.";
    failed.push_back(one);
  }
  return failed;
}

bool has(const std::vector<std::int32_t>& days, std::int32_t day) {
  return std::find(days.begin(), days.end(), day) != days.end();
}

using Sets = std::vector<HandOffSet>;

ButFor ask(PlantedCause& planted, const std::vector<std::int32_t>& days,
           const ButForOptions& options = {}) {
  return but_for({"study", "arm", 0, model::ChildId(7)}, {start_of_day(100), true}, failed_on(days),
                 planted, options);
}

TEST(ButFor, FindsThePlantedChain) {
  PlantedCause chain([](const auto& days) { return has(days, 10) && has(days, 20); });
  const ButFor found = ask(chain, {10, 20, 30});
  EXPECT_EQ(found.sets.sets, (Sets{{0, 1}}));
  for (const MendedAlone& one : found.hand_offs) {
    EXPECT_FALSE(one.is_enough);
    EXPECT_EQ(one.chance.mean, 0.0);
  }
}

TEST(ButFor, FindsThePlantedCommonCause) {
  PlantedCause common(
      [](const auto& days) { return has(days, 10) || (has(days, 20) && has(days, 30)); });
  const ButFor found = ask(common, {10, 20, 30});
  EXPECT_EQ(found.sets.sets, (Sets{{0}, {1, 2}}));
  EXPECT_TRUE(found.hand_offs[0].is_enough);
  EXPECT_FALSE(found.hand_offs[1].is_enough);
  EXPECT_DOUBLE_EQ(found.hand_offs[0].chance.mean, 0.5);
  EXPECT_EQ(found.unmended.mean, 0.0);
}

TEST(ButFor, NamesNoSingleCulpritOfAnOverdeterminedCase) {
  PlantedCause backup([](const auto& days) { return has(days, 10) || has(days, 30); });
  const ButFor found = ask(backup, {10, 20, 30});
  EXPECT_EQ(found.sets.sets, (Sets{{0}, {2}}));
  EXPECT_NE(but_for_text(found, example::calendar()).find("overdetermined"), std::string::npos);
}

TEST(ButFor, SetsAsideWhatNoDiceMend) {
  PlantedCause planted([](const auto& days) { return has(days, 20); });
  planted.unmendable = 20;
  const ButFor found = ask(planted, {10, 20});
  EXPECT_TRUE(found.sets.sets.empty());
  ASSERT_EQ(found.unmendable.size(), 1U);
  EXPECT_EQ(found.unmendable[0].at.day(), 20);
}

TEST(ButFor, KeepsTheLastOfTooManyAndSaysSo) {
  PlantedCause planted([](const auto&) { return false; });
  ButForOptions options;
  options.most_hand_offs = 2;
  const ButFor found = ask(planted, {10, 20, 30}, options);
  EXPECT_EQ(found.left_out, 1U);
  EXPECT_EQ(found.hand_offs.front().hand_off.at.day(), 20);
}

TEST(ButFor, WritesJson) {
  PlantedCause planted([](const auto& days) { return has(days, 10); });
  const auto json =
      nlohmann::json::parse(but_for_json(ask(planted, {10, 20}), example::calendar()));
  EXPECT_EQ(json.at("hand_offs").size(), 2U);
  EXPECT_EQ(json.at("smallest_sets"), nlohmann::json::parse("[[0]]"));
  EXPECT_TRUE(json.at("hand_offs")[0].at("enough_with_same_dice").get<bool>());
}

TEST(ButFor, IsAskedOfMissedCasesOnly) {
  TracedCase traced = example::untold_case();
  traced.is_missed = false;
  const model::Input input{};
  const Calendar calendar = example::calendar();
  EXPECT_THROW(static_cast<void>(but_for(RunOfCase{input, calendar, 1, 0}, traced, {})),
               std::invalid_argument);
}

}  // namespace
}  // namespace sightline::replay
