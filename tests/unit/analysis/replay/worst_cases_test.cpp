// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sightline/replay/worst_cases.hpp>

#include "invented_case.hpp"

namespace sightline::replay {
namespace {

using model::ChildId;

model::outcomes::Course course(std::uint32_t child, std::int32_t protected_day) {
  model::outcomes::Course made;
  made.child = ChildId(child);
  made.harmed = start_of_day(100);
  made.first_chance = start_of_day(110);
  made.protected_since_harm = start_of_day(protected_day);
  return made;
}

std::vector<model::outcomes::Course> some() {
  std::vector<model::outcomes::Course> courses{course(1, 300), course(2, 400), course(3, 150),
                                               course(4, 200), course(5, 474)};
  courses[2].killed = courses[2].serious_injury = start_of_day(150);
  courses[3].serious_injury = start_of_day(200);
  return courses;
}

TEST(WorstCases, AreFatalThenSeriousThenLongUnprotected) {
  const auto worst = worst_cases(some(), {ChildId(1), ChildId(2), ChildId(3), ChildId(4)}, 10);
  std::vector<std::uint32_t> children;
  for (const WorstCase& one : worst)
    children.push_back(one.course.child.value());
  EXPECT_EQ(children, (std::vector<std::uint32_t>{3, 4, 2, 1}));  // 5 was not missed
  EXPECT_TRUE(worst[0].is_fatal);
  EXPECT_DOUBLE_EQ(worst[2].unprotected_days, 290.0);
}

TEST(WorstCases, AreAsManyAsAskedForWithTheCommandThatOpensEach) {
  const auto worst = worst_cases(some(), {ChildId(1), ChildId(2)}, 1);
  ASSERT_EQ(worst.size(), 1U);
  const std::string command = "sightline explain results/x --replication 3";
  const std::string text = worst_cases_text(worst, example::calendar(), command);
  EXPECT_NE(text.find(command + " --child 2\n"), std::string::npos) << text;
  const auto json = nlohmann::json::parse(worst_cases_json(worst, example::calendar(), command));
  EXPECT_EQ(json[0].at("child"), 2);
  EXPECT_EQ(json[0].at("command"), command + " --child 2");
}

TEST(WorstCases, MayBeNone) {
  EXPECT_NE(worst_cases_text({}, example::calendar(), "").find("No case was missed"),
            std::string::npos);
}

}  // namespace
}  // namespace sightline::replay
