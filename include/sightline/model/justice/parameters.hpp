// SPDX-License-Identifier: Apache-2.0
// The criminal track: what the law of the time and place sets, and no team can change.
#pragma once

#include <sightline/core/parameter.hpp>

namespace sightline::model::justice {

struct Parameters {
  Ratio who_did_it{1.0};
  LogOdds asks_for_more_within{1.5};
  Count asks_at_most{1};
  Days trial{270};
  Probability convicted{0.75};
  Years sentence{3};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.field(
        "who_did_it", who_did_it,
        {.high = 5,
         .source = "assumption (M12): each of n adults is as likely, so one is 1 in n",
         .meaning = "the evidential test falls by this times the logarithm of the number of "
                    "adults who could have done it; 0 is off"});
    visit.field(
        "asks_for_more_within", asks_for_more_within,
        {.low = 0,
         .high = 12,
         .source = "assumption; the case: the prosecutor asked for further investigation",
         .meaning = "a file that fails the test by no more than this goes back to the police"});
    visit.field(
        "asks_at_most", asks_at_most,
        {.high = 5, .is_whole = true, .source = "assumption", .meaning = "times it goes back"});
    visit.field(
        "trial", trial,
        {.low = 1, .high = 2000, .source = "assumption", .meaning = "mean time to the verdict"});
    visit.field("convicted", convicted,
                {.source = "evidence 2.5 CPS_pipeline: 74.8 % of those prosecuted",
                 .meaning = "a suspect who is charged is convicted"});
    visit.field("sentence", sentence,
                {.low = 0.1,
                 .high = 18,
                 .source = "assumption",
                 .meaning = "time for which one who is convicted stays away from the child"});
  }
};

}  // namespace sightline::model::justice
