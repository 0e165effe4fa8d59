// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sightline/core/parameter.hpp>
#include <sightline/model/workforce/practice.hpp>
#include <sightline/scenario/reform.hpp>

#include "example_files.hpp"
#include "sim/scenario/reform_reader.hpp"

namespace sightline::scenario {
namespace {

using Operation = model::workforce::PracticeChange::Operation;

TEST(ReadReform, ReadsChangesAsIndicesOfPractice) {
  const Reform reform = read_reform(example::data / "reforms/T01-attend.yaml");
  model::workforce::Practice practice;
  const std::vector<Parameter> fields = parameters_of(practice);
  ASSERT_EQ(reform.changes.size(), 3U);
  EXPECT_EQ(reform.changes[0].path, "practice.conference.attendance.paediatrics");
  EXPECT_EQ(fields.at(reform.changes[0].change.field).path, "conference.attendance.paediatrics");
  EXPECT_EQ(reform.changes[0].change.operation, Operation::set);
  EXPECT_EQ(reform.changes[0].change.value, 0.8);
  EXPECT_EQ(reform.changes[0].line, 13);
  EXPECT_EQ(fields.at(reform.changes[1].change.field).path, "threshold.plan");
  EXPECT_EQ(reform.changes[1].change.operation, Operation::add);
  EXPECT_EQ(reform.changes[1].change.value, -0.5);
  EXPECT_EQ(fields.at(reform.changes[2].change.field).path, "judgement.credulity");
  EXPECT_EQ(reform.changes[2].change.operation, Operation::scale);
}

TEST(ReadReform, ReadsItsTextsAndRollOut) {
  const Reform reform = read_reform(example::data / "reforms/T03-dated.yaml");
  EXPECT_EQ(reform.id, "T03");
  EXPECT_EQ(reform.title, "A reform for tests");
  EXPECT_EQ(reform.evidence_grade, 'D');
  EXPECT_EQ(reform.cost_note, "none");
  EXPECT_FALSE(reform.cost_gbp_per_year.has_value());
  ASSERT_TRUE(reform.from.has_value());
  EXPECT_EQ(to_string(*reform.from), "2006-07-01");
  EXPECT_EQ(reform.full_after.value(), 90);
  EXPECT_EQ(reform.compliance.value(), 0.25);
  EXPECT_FALSE(read_reform(example::data / "reforms/T01-attend.yaml").from.has_value());
}

TEST(ReadReform, IsForAllAgenciesButTheCommunityUnlessItNamesSome) {
  const Reform reform = read_reform(example::data / "reforms/T05-some-agencies.yaml");
  ASSERT_EQ(reform.changes.size(), 3U);
  const auto adopters = [&](std::size_t change) { return reform.changes[change].change.agencies; };
  for (std::size_t i = 0; i < model::agency_count; ++i) {
    const model::Agency agency = model::agency_at(i);
    EXPECT_EQ(adopters(0).has(agency), agency == model::Agency::hospital);
    EXPECT_EQ(adopters(1).has(agency),
              agency == model::Agency::school || agency == model::Agency::community);
    EXPECT_EQ(adopters(2).has(agency), agency != model::Agency::community);
  }
}

TEST(ReadReform, ThrowsOnAMistake) {
  EXPECT_THROW(static_cast<void>(read_reform(example::data / "bad_reforms/B01-unknown-key.yaml")),
               InputError);
}

// 64-bit FNV-1a of "a" and "foobar", from draft-eastlake-fnv.
TEST(KeyOf, IsTheHashOfTheId) {
  Reform reform;
  reform.id = "a";
  EXPECT_EQ(key_of(reform), 0xaf63dc4c8601ec8cULL);
  reform.id = "foobar";
  EXPECT_EQ(key_of(reform), 0x85944171f73967e8ULL);
}

}  // namespace
}  // namespace sightline::scenario
