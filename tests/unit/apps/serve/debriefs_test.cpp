// SPDX-License-Identifier: Apache-2.0
#include "apps/serve/debriefs.hpp"

#include <future>
#include <stdexcept>

#include <gtest/gtest.h>

#include "apps/serve/limits.hpp"

namespace sightline::apps::serve {
namespace {

using State = Debriefs::State;

Debriefs::Asked wait_for(Debriefs& debriefs, const std::string& key) {
  for (;;) {
    auto asked = debriefs.ask(
        key, [](Debriefs::Progress&) -> std::string { throw std::logic_error("begun twice"); });
    if (asked.state == State::made) return asked;
    std::this_thread::yield();
  }
}

TEST(Debriefs, AreMadeOnceAndKept) {
  Debriefs debriefs;
  std::promise<void> may_end;
  std::atomic<int> made = 0;
  const auto first = debriefs.ask("a", [&](Debriefs::Progress& progress) -> std::string {
    progress.worlds = 7;
    may_end.get_future().wait();
    ++made;
    return "text";
  });
  EXPECT_NE(first.state, State::made);
  while (debriefs.ask("a", {}).worlds != 7)
    std::this_thread::yield();
  EXPECT_EQ(debriefs.ask("a", {}).state, State::being_made);
  may_end.set_value();
  EXPECT_EQ(wait_for(debriefs, "a").text, "text");
  EXPECT_EQ(wait_for(debriefs, "a").text, "text");
  EXPECT_EQ(made, 1);
}

TEST(Debriefs, TellAFailureOnceAndMayBeAskedForAnew) {
  Debriefs debriefs;
  const auto fail = [](Debriefs::Progress&) -> std::string { throw std::runtime_error("no"); };
  const auto ask_until_it_fails = [&] {
    for (;;) {
      static_cast<void>(debriefs.ask("a", fail));
      std::this_thread::yield();
    }
  };
  EXPECT_THROW(ask_until_it_fails(), std::runtime_error);
  static_cast<void>(debriefs.ask("a", [](Debriefs::Progress&) { return std::string("right"); }));
  EXPECT_EQ(wait_for(debriefs, "a").text, "right");
}

TEST(Debriefs, AreCancelledWhenTheServerEnds) {
  std::promise<void> has_begun;
  bool was_cancelled = false;
  {
    Debriefs debriefs;
    static_cast<void>(debriefs.ask("a", [&](Debriefs::Progress& progress) -> std::string {
      has_begun.set_value();
      while (!progress.is_cancelled)
        std::this_thread::yield();
      was_cancelled = true;
      return "";
    }));
    has_begun.get_future().wait();
  }
  EXPECT_TRUE(was_cancelled);
}

TEST(Debriefs, ThatWaitAreFew) {
  Debriefs debriefs;
  const auto wait = [](Debriefs::Progress& progress) -> std::string {
    while (!progress.is_cancelled)
      std::this_thread::yield();
    return "";
  };
  static_cast<void>(debriefs.ask("first", wait));
  while (debriefs.ask("first", {}).state != State::being_made)
    std::this_thread::yield();
  for (std::size_t i = 0; i < most_waiting_debriefs; ++i)
    EXPECT_EQ(debriefs.ask(std::to_string(i), wait).state, State::waiting);
  EXPECT_EQ(debriefs.ask("one more", wait).state, State::refused);
}

}  // namespace
}  // namespace sightline::apps::serve
