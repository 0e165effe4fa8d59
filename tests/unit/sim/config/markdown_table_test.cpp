// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sightline/config/reference.hpp>

#include "example_parameters.hpp"

namespace sightline::config {
namespace {

TEST(MarkdownTable, GroupsByTheFirstTwoSegments) {
  example::Root root;
  EXPECT_EQ(
      markdown_table(parameters_of(root)),
      "## practice.screening\n\n"
      "| parameter | unit | range | default | source | meaning |\n|---|---|---|---|---|---|\n"
      "| `practice.screening.threshold` | probability | 0 to 1 | 0.5 | assumption | chance that a "
      "referral is screened in |\n"
      "| `practice.screening.effort` | working hours | 0 to 40 | 3 | a \"b\" \\| c | working time "
      "|\n"
      "| `practice.screening.reviewers` | count | from 1, whole | 1 | assumption | people |\n"
      "\n## practice\n\n"
      "| parameter | unit | range | default | source | meaning |\n|---|---|---|---|---|---|\n"
      "| `practice.is_open` | switch | true, false | true | assumption | whether it is open |\n"
      "| `practice.weight` | log-odds | any | -0.25 | assumption | weight of evidence |\n"
      "\n## general\n\n"
      "| parameter | unit | range | default | source | meaning |\n|---|---|---|---|---|---|\n"
      "| `turnover` | per year | 0 to 5 | 0.2 | assumption | leaving |\n");
}

}  // namespace
}  // namespace sightline::config
