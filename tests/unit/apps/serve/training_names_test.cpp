// SPDX-License-Identifier: Apache-2.0
#include "apps/serve/training_names.hpp"

#include <set>

#include <gmock/gmock.h>

#include <sightline/output/file.hpp>

#include "tests/unit/sim/output/scratch_folder.hpp"

namespace sightline::apps::serve {
namespace {

TEST(TrainingNames, AreSmallLettersDigitsAndHyphens) {
  EXPECT_TRUE(is_training_name("seat-3"));
  EXPECT_TRUE(is_training_name(std::string(40, 'a')));
  for (const std::string& name :
       {std::string(), std::string(41, 'a'), std::string("Seat"), std::string("a.b"),
        std::string("a/b"), std::string(".."), std::string("a b"), std::string("caf\xc3\xa9"),
        std::string("a\0b", 3)}) {
    EXPECT_FALSE(is_training_name(name)) << name;
  }
}

TEST(TrainingNames, OfSessionsAreReadAsTheyWereMade) {
  for (const SessionName& name : {SessionName{"two-bruises", "", "seat-1"},
                                  SessionName{"two-bruises", "amber-arch-10", "seat-1"}}) {
    EXPECT_EQ(read_session_id(id_of(name)), name);
  }
  for (const char* id : {"", ".", "..", "a", "a.", ".a", "a..b", "a.b.c.d", "a/b.c", "A.b"})
    EXPECT_FALSE(read_session_id(id)) << id;
}

TEST(TrainingNames, OfFilesAreFoundInOrderAndOthersLeftOut) {
  const output::ScratchFolder scratch;
  const auto folder = scratch.path() / "sessions" / "two-bruises" / "amber-arch-10";
  output::ensure_writable_folder(folder, "");
  for (const char* file : {"b.session", "a.session", "c.txt", "A.session", "a.session.partial"})
    output::write_text(folder / file, "x");
  const auto found = sessions_in(scratch.path(), "two-bruises", "amber-arch-10");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(file_of(scratch.path(), found[0]), folder / "a.session");
  EXPECT_EQ(found[1].name, "b");
  EXPECT_TRUE(sessions_in(scratch.path(), "two-bruises", "").empty());
  EXPECT_TRUE(classes_of(scratch.path(), "two-bruises").empty());
}

TEST(TrainingNames, OfClassesAreSaidAloud) {
  std::set<std::string> codes;
  for (int i = 0; i < 50; ++i) {
    codes.insert(make_code());
    EXPECT_THAT(*codes.rbegin(), testing::MatchesRegex("[a-z]+-[a-z]+-[0-9]{2}"));
  }
  // 92,160 codes: that 50 hold more than five repeats has a probability below 1e-9.
  EXPECT_GE(codes.size(), 45U);
}

}  // namespace
}  // namespace sightline::apps::serve
