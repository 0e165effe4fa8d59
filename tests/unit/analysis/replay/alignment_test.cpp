// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <gtest/gtest.h>

#include <sightline/replay/alignment.hpp>

namespace sightline::replay {
namespace {

using model::Agency;
using model::Happening;
using Kind = model::HappeningKind;
using Happenings = std::vector<Happening>;

Happening on(std::int32_t day, Kind kind, std::uint16_t detail = 0,
             Agency agency = Agency::social_care) {
  Happening happening;
  happening.at = start_of_day(day);
  happening.kind = kind;
  happening.agency = agency;
  happening.detail = detail;
  happening.child = model::ChildId(3);
  return happening;
}

std::vector<Fate> fates(const std::vector<AlignedPair>& pairs) {
  std::vector<Fate> all;
  for (const AlignedPair& pair : pairs)
    all.push_back(pair.fate);
  return all;
}

TEST(Align, FindsNothingInEqualCourses) {
  const Happenings course{on(1, Kind::injury), on(2, Kind::contact), on(2, Kind::contact)};
  Happenings by_another = course;
  by_another[1].worker = model::ProfessionalId(8);
  by_another[1].subject = 5;
  EXPECT_EQ(fates(align(course, by_another)), (std::vector<Fate>(3, Fate::same)));
}

TEST(Align, PutsTheMissedConferenceFirst) {
  const Happenings without{on(1, Kind::injury), on(9, Kind::conference, 0),
                           on(20, Kind::case_closed)};
  const Happenings with{on(1, Kind::injury),
                        on(9, Kind::conference_attended, 1, Agency::paediatrics),
                        on(9, Kind::conference, 1), on(9, Kind::plan_started)};
  const auto pairs = align(without, with);
  EXPECT_EQ(fates(pairs), (std::vector<Fate>{Fate::same, Fate::only_after, Fate::changed,
                                             Fate::only_after, Fate::only_before}));
  EXPECT_EQ(with[*pairs[1].after].kind, Kind::conference_attended);
  EXPECT_EQ(pairs[2].before, 1U);
  EXPECT_EQ(pairs[2].after, 2U);
}

TEST(Align, IsNotThrownOffByAnEventThatComesBefore) {
  // An additional visit on day 4 does not pair with the one on day 5 that both have.
  const Happenings without{on(5, Kind::visit), on(12, Kind::visit)};
  const Happenings with{on(4, Kind::visit), on(5, Kind::visit), on(13, Kind::visit)};
  const auto pairs = align(without, with);
  EXPECT_EQ(fates(pairs), (std::vector<Fate>{Fate::changed, Fate::same, Fate::only_after}));
  EXPECT_EQ(pairs[0].before, 1U);
}

TEST(Align, HasEveryEventOnce) {
  const Happenings a{on(1, Kind::visit), on(2, Kind::contact), on(3, Kind::referral)};
  const Happenings b{on(2, Kind::visit), on(3, Kind::referral), on(4, Kind::referral)};
  std::size_t befores = 0;
  std::size_t afters = 0;
  for (const AlignedPair& pair : align(a, b)) {
    befores += pair.before ? 1U : 0U;
    afters += pair.after ? 1U : 0U;
  }
  EXPECT_EQ(befores, a.size());
  EXPECT_EQ(afters, b.size());
}

TEST(Align, TellsKindsOfWorkApart) {
  const Happenings a{on(1, Kind::work_done, 3)};
  const Happenings b{on(2, Kind::work_done, 4)};
  EXPECT_EQ(fates(align(a, b)), (std::vector<Fate>{Fate::only_before, Fate::only_after}));
}

TEST(WaysOf, AreThroughTimeWhereTheUntouchedFamilyHasTheDifferenceToo) {
  const Happenings before{on(1, Kind::referral), on(8, Kind::visit), on(20, Kind::case_closed)};
  const Happenings after{on(1, Kind::referral), on(10, Kind::visit),
                         on(15, Kind::conference_attended)};
  // Untouched, the visit is late as well; the conference is as before, and the case closed.
  const Happenings untouched{on(1, Kind::referral), on(10, Kind::visit), on(20, Kind::case_closed)};
  const auto pairs = align(before, after);
  const auto ways = ways_of(pairs, before, after, untouched);
  ASSERT_EQ(ways.size(), 4U);
  EXPECT_EQ(ways[0], std::nullopt);
  EXPECT_EQ(ways[1], Way::through_time);  // the late visit
  EXPECT_EQ(ways[2], Way::direct);        // who took part
  EXPECT_EQ(ways[3], Way::direct);        // not closed any more
}

}  // namespace
}  // namespace sightline::replay
