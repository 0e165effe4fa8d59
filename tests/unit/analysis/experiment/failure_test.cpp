// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sightline/experiment/failure.hpp>
#include <sightline/output/file.hpp>

#include "tests/unit/sim/output/scratch_folder.hpp"

namespace sightline::experiment {
namespace {

TEST(Failures, AreListedInAFileWhileThereAreAny) {
  const output::ScratchFolder scratch;
  write_failures(scratch.path(), {{12, 3, 18446744073709551615ULL, "as-is", "no, \"never\""},
                                  {std::nullopt, 4, 7, "other", "why"}});
  EXPECT_EQ(output::read_text(scratch.path() / "failures.csv"),
            "design_point,replication,seed,arm,reason\r\n"
            "12,3,18446744073709551615,as-is,\"no, \"\"never\"\"\"\r\n"
            ",4,7,other,why\r\n");
  write_failures(scratch.path(), {});
  EXPECT_TRUE(scratch.names().empty());
}

TEST(Failures, AreSortedByPointAndReplication) {
  std::vector<Failure> failures = {{2, 1, 0, "", ""}, {1, 5, 0, "", ""}, {1, 4, 0, "", ""}};
  sort(failures);
  EXPECT_EQ(failures[0].replication, 4U);
  EXPECT_EQ(failures[2].point, 2U);
}

}  // namespace
}  // namespace sightline::experiment
