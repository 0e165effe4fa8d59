// SPDX-License-Identifier: Apache-2.0
#include "apps/serve/study_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "form_example.hpp"

namespace sightline::apps::serve {
namespace {

using ::testing::HasSubstr;

TEST(StudyText, SaysWhatWasChosen) {
  // By hand, from the description of study files in the README and scenarios/studies.
  EXPECT_EQ(study_text(example_form(), "two-reforms", {}),
            R"(# Written by the workbench, `sightline serve`.
study: "two-reforms"
question: "Would \"complete\" examinations help: here?"
baseline: "england-2008"
arms:
  - name: "as-is"
    set:
      "household.families.strain_variation": 0.6
  - name: "complete-examination"
    reforms: ["R10"]
    set:
      "household.families.lone_parent": 0.3
      "household.families.strain_variation": 0.6
replications: 3
seed: 5
period: {start: "2006-04-01", warm_up_years: 1, years: 1}
population: {children: 500}
measure: ["missed_case_rate", "false_enquiries_per_10k"]
)");
}

TEST(StudyText, SaysByWhatPrecisionToStop) {
  const StudyForm form = read_form(precise_json().dump());
  const std::string text = study_text(form, "x", {});
  EXPECT_THAT(text, HasSubstr("\nprecision: {outcome: \"missed_case_rate\", arm: "
                              "\"complete-examination\", against: \"as-is\", half_width: 0.02, "
                              "at_most: 60}\nseed: 5\n"));
  EXPECT_THAT(text, ::testing::Not(HasSubstr("replications:")));
  const scenario::Study study = check_study(form, folders_with("results")).study;
  ASSERT_TRUE(study.precision);
  EXPECT_EQ(study.precision->half_width, 0.02);
  EXPECT_EQ(study.precision->most_replications, 60U);
  EXPECT_EQ(study.replications, scenario::fewest_before_precision);
}

TEST(StudyText, NamesFilesByPathsWhereAsked) {
  const Names names{{{"england-2008", "../b/england-2008.yaml"}}, {{"R10", "../r/R10.yaml"}}};
  const std::string text = study_text(example_form(), "x", names);
  EXPECT_THAT(text, HasSubstr("baseline: \"../b/england-2008.yaml\"\n"));
  EXPECT_THAT(text, HasSubstr("reforms: [\"../r/R10.yaml\"]\n"));
}

TEST(StudyText, LetsTheArmsOwnSettingWin) {
  StudyForm form = example_form();
  form.arms[1].settings["household.families.strain_variation"] = "0.1";
  EXPECT_THAT(study_text(form, "x", {}), HasSubstr("strain_variation\": 0.1\n"));
}

TEST(StudyText, IsReadBackAsItWasMeantWhateverTheWords) {
  StudyForm form = example_form();
  form.question = "a: [b] # \"c\" 'd' \\n & *e {f} \xc3\xa9 | > - ? %";
  const CheckedStudy checked = check_study(form, folders_with("results"));
  EXPECT_EQ(checked.study.question, form.question);
  EXPECT_EQ(checked.study.name, "two-reforms");
  EXPECT_EQ(checked.study.children, 500U);
  EXPECT_EQ(checked.study.arms[1].reforms, std::vector<std::string>{"R10"});
}

}  // namespace
}  // namespace sightline::apps::serve
