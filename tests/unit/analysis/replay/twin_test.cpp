// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sightline/replay/twin.hpp>

#include "case_runs.hpp"

namespace sightline::replay {
namespace {

using Kind = model::HappeningKind;

/// Every paediatrician takes part in every conference from the start of measurement on.
model::Input with_paediatricians(const example::SmallAuthority& authority) {
  model::Input input = authority.input;
  model::workforce::PracticeReform reform;
  reform.from = input.period.measured_from();
  reform.changes = {model::testing::set_practice("conference.attendance.paediatrics", 1.0)};
  input.reforms.push_back(reform);
  return input;
}

/// Children about whom a conference was held without a paediatrician.
std::vector<model::ChildId> children_without_paediatrician(
    const example::SmallAuthority& authority) {
  std::vector<model::ChildId> found;
  const auto trace = model::testing::trace_of(authority.input, authority.replication);
  for (std::size_t i = 0; i < trace.size(); ++i) {
    if (trace[i].kind != Kind::conference || trace[i].at < authority.input.period.measured_from())
      continue;
    bool is_there = false;
    for (std::size_t j = i; j > 0 && trace[j - 1].at == trace[i].at; --j) {
      is_there = is_there || (trace[j - 1].kind == Kind::conference_attended &&
                              trace[j - 1].agency == model::Agency::paediatrics);
    }
    if (!is_there) found.push_back(trace[i].child);
  }
  return found;
}

Twin twin_of(const example::SmallAuthority& authority, const model::Input& other,
             model::ChildId child) {
  const RunOfCase second{other, authority.calendar, model::testing::usual_seed,
                         authority.replication};
  return make_twin(trace_case(authority.run(), child), authority.run(), second,
                   {"study", "baseline", authority.replication, child}, "R01");
}

TEST(Twin, DivergesFirstWhereItsOwnConferenceDoes) {
  const example::SmallAuthority authority;
  const model::Input other = with_paediatricians(authority);
  const auto children = children_without_paediatrician(authority);
  ASSERT_FALSE(children.empty());
  const Twin twin = twin_of(authority, other, children.front());
  ASSERT_TRUE(twin.first_direct_divergence.has_value());
  const TwinRow& row = twin.rows[*twin.first_direct_divergence];
  EXPECT_EQ(row.fate, Fate::only_after);
  EXPECT_EQ(row.who, "paediatrics");
  EXPECT_NE(row.after.find("Takes part in the"), std::string::npos) << row.after;
  for (std::size_t i = 0; i < *twin.first_direct_divergence; ++i)
    EXPECT_NE(twin.rows[i].way, Way::direct);
}

TEST(Twin, OfNothingChangedIsTheSame) {
  const example::SmallAuthority authority;
  const Twin twin = twin_of(authority, authority.input, authority.missed().front());
  EXPECT_FALSE(twin.first_divergence.has_value());
  EXPECT_EQ(twin.is_missed_before, twin.is_missed_after);
  EXPECT_NE(twin_text(twin, authority.calendar).find("Nothing in this family's course differs."),
            std::string::npos);
}

TEST(Twin, OfAFamilyThatSharesNoWorkerHasTheSameLog) {
  // Nobody works for it but in routine contacts, which wait in no queue.
  const example::SmallAuthority authority;
  const model::Input other = with_paediatricians(authority);
  const auto trace = model::testing::trace_of(authority.input, authority.replication);
  model::ChildId unknown;
  for (const model::Happening& happening : trace) {
    if (happening.kind != Kind::contact || !happening.child.is_valid()) continue;
    const TracedCase traced = trace_case(authority.run(), happening.child);
    const bool is_worked_for =
        std::any_of(traced.trace.begin(), traced.trace.end(),
                    [](const model::Happening& h) { return h.kind == Kind::work_done; });
    if (is_worked_for) continue;
    unknown = happening.child;
    break;
  }
  ASSERT_TRUE(unknown.is_valid());
  const Twin twin = twin_of(authority, other, unknown);
  EXPECT_FALSE(twin.rows.empty());
  EXPECT_FALSE(twin.first_divergence.has_value());
}

TEST(Twin, WritesBothWaysDown) {
  const example::SmallAuthority authority;
  const model::Input other = with_paediatricians(authority);
  const Twin twin = twin_of(authority, other, children_without_paediatrician(authority).front());
  EXPECT_NE(twin_text(twin, authority.calendar).find("[direct]"), std::string::npos);
  const auto json = nlohmann::json::parse(twin_json(twin, authority.calendar));
  EXPECT_EQ(json.at("rows").size(), twin.rows.size());
  EXPECT_EQ(json.at("rows")[json.at("first_direct_divergence").get<std::size_t>()].at("way"),
            "direct");
}

}  // namespace
}  // namespace sightline::replay
