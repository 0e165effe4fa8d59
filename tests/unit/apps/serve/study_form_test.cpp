// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "form_example.hpp"

namespace sightline::apps::serve {
namespace {

using ::testing::HasSubstr;

std::string mistakes_of(const nlohmann::json& json) {
  try {
    (void)read_form(json.dump());
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

TEST(StudyForm, IsReadWhole) {
  const StudyForm form = example_form();
  EXPECT_EQ(form.name, "Two reforms");
  ASSERT_EQ(form.arms.size(), 2U);
  EXPECT_EQ(form.arms[1].reforms, std::vector<std::string>{"R10"});
  EXPECT_EQ(form.arms[1].settings.at("household.families.lone_parent"), "0.3");
  EXPECT_EQ(form.replications, "3");
}

TEST(StudyForm, TellsEveryMistakeAtOnce) {
  nlohmann::json json = example_json();
  json["replications"] = "many";
  json["arms"][1]["reforms"] = "R10";
  json["set"]["a"] = "text";
  json["babies"] = 1;
  json.erase("question");
  const std::string mistakes = mistakes_of(json);
  EXPECT_THAT(mistakes, HasSubstr("replications: is not a number"));
  EXPECT_THAT(mistakes, HasSubstr("arms[2].reforms: is not a list"));
  EXPECT_THAT(mistakes, HasSubstr("set.a: is neither a number"));
  EXPECT_THAT(mistakes, HasSubstr("babies: is not known here"));
  EXPECT_THAT(mistakes, HasSubstr("question: is missing"));
}

TEST(StudyForm, MayStopByPrecision) {
  const StudyForm form = read_form(precise_json().dump());
  EXPECT_EQ(form.replications, "");
  ASSERT_TRUE(form.precision);
  EXPECT_EQ(form.precision->arm, "complete-examination");
  EXPECT_EQ(form.precision->half_width, "0.02");
  nlohmann::json least = precise_json();
  least["replications"] = 30;
  EXPECT_EQ(read_form(least.dump()).replications, "30");
}

TEST(StudyForm, TellsWhatIsWrongWithItsPrecision) {
  nlohmann::json json = precise_json();
  json["precision"].erase("at_most");
  json["precision"]["half_width"] = "small";
  json["precision"]["halfwidth"] = 1;
  const std::string mistakes = mistakes_of(json);
  EXPECT_THAT(mistakes, HasSubstr("precision.at_most: is not a number"));
  EXPECT_THAT(mistakes, HasSubstr("precision.half_width: is not a number"));
  EXPECT_THAT(mistakes, HasSubstr("precision.halfwidth: is not known here. Did you mean `half_w"));
  json["precision"] = 3;
  EXPECT_THAT(mistakes_of(json), HasSubstr("precision: is not an object"));
  json.erase("precision");
  EXPECT_THAT(mistakes_of(json), HasSubstr("replications: is not a number"));
}

TEST(StudyForm, TakesNoPathForAName) {
  for (const char* path : {"../../etc/passwd", "/etc/x.yaml", "R10.yaml", "a b", "", "R10\n"}) {
    nlohmann::json json = example_json();
    json["arms"][1]["reforms"] = {path};
    EXPECT_THAT(mistakes_of(json), HasSubstr("arms[2].reforms[1]:")) << path;
    json = example_json();
    json["baseline"] = path;
    if (*path != '\0') {
      EXPECT_THAT(mistakes_of(json), HasSubstr("baseline:")) << path;
    }
  }
}

TEST(StudyForm, TakesNoControlCharactersAndNoBooks) {
  nlohmann::json json = example_json();
  json["question"] = "two\nlines";
  EXPECT_THAT(mistakes_of(json), HasSubstr("question: holds a control character"));
  json["question"] = std::string(2001, 'x');
  EXPECT_THAT(mistakes_of(json), HasSubstr("question: is longer than 2000"));
  json = example_json();
  json["arms"] = std::vector<nlohmann::json>(50, json["arms"][0]);
  EXPECT_THAT(mistakes_of(json), HasSubstr("arms[21]: is one arm too many"));
}

TEST(StudyForm, MustBeAnObject) {
  EXPECT_THAT(mistakes_of(nlohmann::json::array()), HasSubstr("is not an object"));
  EXPECT_THROW((void)read_form("{"), InputError);
  EXPECT_THROW((void)read_form("\"\xff\""), InputError);
}

TEST(StudyId, IsMadeOfASafeAlphabet) {
  EXPECT_EQ(id_of("Two reforms, 2008?"), "two-reforms-2008");
  EXPECT_EQ(id_of("../../etc/passwd"), "etc-passwd");
  EXPECT_EQ(id_of("<script>alert(1)</script>"), "script-alert-1-script");
  EXPECT_EQ(id_of("\xd0\x94\xd0\xb5\xd1\x82\xd0\xb8"), "study");
  EXPECT_EQ(id_of(".."), "study");
  EXPECT_EQ(id_of(std::string(200, 'a')).size(), 60U);
  for (const char* name : {"a/b", "..", "CON: x", "-rf *"})
    EXPECT_TRUE(is_id(id_of(name))) << name;
}

}  // namespace
}  // namespace sightline::apps::serve
