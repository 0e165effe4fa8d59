// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include <sightline/replay/case_export.hpp>
#include <sightline/replay/case_view.hpp>

#include "tests/unit/sim/output/scratch_folder.hpp"

namespace sightline::replay {
namespace {

using model::Agency;
using model::ChildId;
using model::Happening;
using model::HappeningKind;

const ChildId subject_child(3);

Happening at(std::int32_t day, HappeningKind kind, Agency agency = Agency::social_care,
             std::uint16_t detail = 0, float value = 0.0F) {
  Happening happening{.at = start_of_day(day),
                      .kind = kind,
                      .agency = agency,
                      .detail = detail,
                      .child = subject_child};
  happening.value = value;
  return happening;
}

class Export : public testing::Test {
 protected:
  scenario::Case tell(const std::vector<Happening>& trace) const {
    return case_of_family({.name = "told", .baseline = "england-2008", .index = subject_child},
                          trace, calendar_);
  }
  /// The day since which `who` knows event number `event`, from 1; "" if it does not.
  static std::string since(const scenario::Case& of, std::size_t event, Agency who) {
    for (const scenario::Knowledge& one : of.chronology.at(event - 1).knew) {
      if (one.who == model::index_of(who)) return to_string(one.since);
    }
    return "";
  }
  Calendar calendar_{parse_date("2007-01-01"), 400};
};

TEST_F(Export, LetsTheFinderAloneKnowUntilWordArrives) {
  const scenario::Case of = tell({
      at(0, HappeningKind::injury, Agency::social_care, Happening::inflicted | 1),
      at(1, HappeningKind::sign_found, Agency::hospital, 0, 1.0F),
      at(2, HappeningKind::message_sent, Agency::hospital),
      at(3, HappeningKind::sign_found, Agency::hospital, 0, 1.0F),
      at(5, HappeningKind::message_delivered, Agency::hospital, 0, 3.0F),
  });
  ASSERT_EQ(of.chronology.size(), 5U);
  EXPECT_EQ(since(of, 1, Agency::hospital), "");
  EXPECT_EQ(since(of, 2, Agency::hospital), "2007-01-02");
  EXPECT_EQ(since(of, 2, Agency::social_care), "2007-01-06");
  EXPECT_EQ(since(of, 4, Agency::social_care), "") << "found after the message was sent";
  EXPECT_EQ(since(of, 2, Agency::police), "");
}

TEST_F(Export, LosesWhatALostMessageCarried) {
  const scenario::Case of = tell({
      at(1, HappeningKind::sign_found, Agency::school, 0, 1.0F),
      at(1, HappeningKind::message_sent, Agency::school),
      at(1, HappeningKind::message_lost, Agency::school),
      at(9, HappeningKind::message_sent, Agency::school),
      at(10, HappeningKind::message_delivered, Agency::school, 0, 1.0F),
  });
  EXPECT_EQ(since(of, 1, Agency::social_care), "2007-01-11");
}

TEST_F(Export, PutsOnTheTableWhatThosePresentKnow) {
  const scenario::Case of = tell({
      at(1, HappeningKind::sign_found, Agency::hospital, 0, 1.0F),
      at(2, HappeningKind::sign_found, Agency::school, 0, 1.0F),
      at(20, HappeningKind::conference_attended, Agency::school, 1),
      at(20, HappeningKind::conference_attended, Agency::police, 1),
      at(20, HappeningKind::conference, Agency::social_care, 1),
  });
  EXPECT_EQ(since(of, 1, Agency::school), "") << "the hospital neither came nor wrote";
  EXPECT_EQ(since(of, 2, Agency::police), "2007-01-21");
  EXPECT_EQ(since(of, 2, Agency::social_care), "2007-01-21");
  EXPECT_EQ(since(of, 2, Agency::hospital), "");
  EXPECT_EQ(since(of, 3, Agency::police), "2007-01-21");
  EXPECT_EQ(of.chronology[2].what, "child protection conference: a plan");
}

TEST_F(Export, TellsThePoliceWhatTheCallerKnew) {
  const scenario::Case of = tell({
      at(1, HappeningKind::sign_found, Agency::hospital, 0, 1.0F),
      at(2, HappeningKind::told_police, Agency::hospital),
  });
  EXPECT_EQ(since(of, 1, Agency::police), "2007-01-03");
}

TEST_F(Export, LeavesOutOtherChildren) {
  Happening other = at(1, HappeningKind::sign_found, Agency::hospital);
  other.child = ChildId(4);
  EXPECT_TRUE(tell({other}).chronology.empty());
}

TEST_F(Export, IsReadBackAsACase) {
  const scenario::Case of = tell({
      at(0, HappeningKind::injury, Agency::social_care, Happening::inflicted | 4),
      at(0, HappeningKind::died),
  });
  EXPECT_EQ(to_string(of.fatal.value()), "2007-01-01");
  const output::ScratchFolder scratch;
  const std::filesystem::path path = scratch.path() / "case.yaml";
  std::ofstream(path) << scenario::case_text(of);
  const scenario::Case again = scenario::read_case(path);
  EXPECT_EQ(scenario::case_text(again), scenario::case_text(of));
  EXPECT_EQ(again.chronology.size(), 2U);
}

}  // namespace
}  // namespace sightline::replay
