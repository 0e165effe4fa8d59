// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sightline/replay/event_text.hpp>

#include "invented_case.hpp"

namespace sightline::replay {
namespace {

using example::InventedCase;
using example::Kind;
using model::Agency;
using model::Happening;

TEST(EventText, HasASentenceForEveryKind) {
  InventedCase made;
  for (std::size_t kind = 0; kind < static_cast<std::size_t>(Kind::size_); ++kind) {
    for (const std::uint16_t detail : {std::uint16_t{0}, std::uint16_t{1}, std::uint16_t{2}}) {
      const std::string text = event_text(
          made.on(1, static_cast<Kind>(kind), Agency::hospital, detail), made.traced.child);
      ASSERT_GT(text.size(), 4U) << kind;
      EXPECT_EQ(text.back(), '.') << text;
      EXPECT_TRUE(text.front() >= 'A' && text.front() <= 'Z') << text;
    }
  }
}

TEST(EventText, SaysWhomItIsAbout) {
  InventedCase made;
  Happening& injury = made.on(1, Kind::injury, Agency::social_care, example::inflicted | 2U);
  EXPECT_EQ(event_text(injury, made.traced.child), "A serious injury of the child, inflicted.");
  injury.child = model::ChildId(8);
  injury.detail = 1;
  EXPECT_EQ(event_text(injury, made.traced.child),
            "A moderate injury of a sibling (child 8), by accident.");
}

TEST(EventText, TellsInWordsWhatIsDoneWithAFile) {
  InventedCase made;
  for (const Kind kind :
       {Kind::overtime, Kind::supervised, Kind::audited, Kind::review_of_death,
        Kind::family_group_conference, Kind::reunified, Kind::reunification_failed})
    EXPECT_EQ(event_text(made.on(1, kind), made.traced.child).find('('), std::string::npos);
}

TEST(EventText, TellsHowASignWasMet) {
  InventedCase made;
  const auto text = [&](unsigned flags) {
    return event_text(made.on(1, Kind::contact, Agency::school, static_cast<std::uint16_t>(flags)),
                      made.traced.child);
  };
  EXPECT_EQ(text(0), "Meets the child.");
  EXPECT_NE(text(Happening::sign_seen).find("is found"), std::string::npos);
  EXPECT_NE(text(Happening::sign_hidden).find("kept from sight"), std::string::npos);
  EXPECT_NE(text(Happening::sign_overlooked).find("is not found"), std::string::npos);
  EXPECT_NE(text(Happening::neglect_present).find("not recognised"), std::string::npos);
}

TEST(EventText, LeavesOutRoutineOnly) {
  InventedCase made;
  EXPECT_TRUE(is_routine(made.on(1, Kind::work_done)));
  EXPECT_TRUE(is_routine(made.on(1, Kind::contact)));
  EXPECT_FALSE(is_routine(made.on(1, Kind::contact, Agency::school, Happening::sign_seen)));
  EXPECT_FALSE(is_routine(made.on(1, Kind::not_told)));
}

TEST(EventText, GivesProbabilities) {
  EXPECT_EQ(percent_text(0.0), "50 %");
  EXPECT_EQ(percent_text(-4.595), "1 %");
}

}  // namespace
}  // namespace sightline::replay
