// SPDX-License-Identifier: Apache-2.0
#include "explanation_sentences.hpp"

#include <fmt/format.h>

#include <sightline/replay/event_text.hpp>

#include "lines.hpp"

namespace sightline::replay {

std::string course_sentence(const Explanation& told, const Calendar& calendar) {
  const model::outcomes::Course& course = *told.course;
  const bool is_injury = course.kind == model::outcomes::HarmKind::injury;
  std::string text = fmt::format(
      "First harm {} ({}); first chance {}; protected {}.", date_text(course.harmed, calendar),
      is_injury ? "injury" : "neglect", date_text(course.first_chance, calendar),
      date_text(course.protected_since_harm, calendar));
  if (told.too_late) {
    text += fmt::format(" Too late from {}: {}.", date_text(told.too_late->at, calendar),
                        told.too_late->is_by_injury
                            ? "a serious injury while not protected"
                            : "180 days after the first chance, unprotected while harm went on");
  }
  return text;
}

std::string broke_sentence(const Explanation& told) {
  if (!told.is_missed) return "";
  return fmt::format("Where it broke: {}. {}", stage_text(told.course->furthest),
                     stage_meaning(told.course->furthest));
}

std::string gap_sentence(const Explanation& told, const Calendar& calendar) {
  const model::outcomes::Course& course = *told.course;
  const auto gap = model::outcomes::pooling_gap(course);
  if (!gap.has_pooled)
    return "Pooling gap: none; even pooled, what was known was not enough for an enquiry within "
           "the year of follow-up.";
  const std::string ended =
      gap.is_censored ? "what one agency knew was never enough within the year of follow-up"
                      : fmt::format("one agency alone knew enough on {}",
                                    date_text(course.single_passed, calendar));
  return fmt::format(
      "Pooling gap: {:.0f} days. All that agencies knew, pooled, was enough for an enquiry on {}; "
      "{}.",
      gap.days, date_text(course.pooled_passed, calendar), ended);
}

}  // namespace sightline::replay
