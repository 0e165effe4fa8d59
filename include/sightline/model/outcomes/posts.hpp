// SPDX-License-Identifier: Apache-2.0
// Social work posts over time: which stand empty, which agency workers hold, and who is ill.
#pragma once

#include <vector>

#include <sightline/model/happening.hpp>
#include <sightline/model/outcomes/monthly_sums.hpp>
#include <sightline/model/workforce/workforce.hpp>

namespace sightline::model::outcomes {

/// Posts of social care in existence: intake and case holders.
[[nodiscard]] std::uint32_t social_work_posts(const workforce::State& staff);

/// Follows the posts of social care by the happenings that name them; posts of other agencies are
/// passed over.
class Posts {
 public:
  /// Refers to all three as long as it lives.
  Posts(const workforce::State& staff, const Calendar& calendar, MonthlySums& sums)
      : staff_(&staff), calendar_(&calendar), sums_(&sums) {}
  /// From now on it refers to these, copies of what it referred to.
  void refer_to(const workforce::State& staff, MonthlySums& sums) {
    staff_ = &staff;
    sums_ = &sums;
  }

  void observe(const Happening& happening);
  /// Ends the spells of posts that do not exist any more.
  void drop_cut(Time now);
  /// Ends every spell that still goes on.
  void finish(Time end);

  template <class Visit>
  static void list_fields(Visit&& visit) {
    visit("posts", &Posts::posts_);
  }

 private:
  struct Post {
    Time vacant_since = Time::never();  ///< without an employed worker
    Time agency_since = Time::never();  ///< held by an agency worker
    Time ill_since = Time::never();
    bool is_empty = false;

    template <class Visit>
    static void list_fields(Visit&& visit) {
      visit("vacant_since", &Post::vacant_since);
      visit("agency_since", &Post::agency_since);
      visit("ill_since", &Post::ill_since);
      visit("is_empty", &Post::is_empty);
    }
  };

  Post& post_of(std::uint32_t professional);
  void end_spell(Measure measure, Time& since, Time now);
  void end_illness(Post& post, Time now);

  const workforce::State* staff_;
  const Calendar* calendar_;
  MonthlySums* sums_;
  std::vector<Post> posts_;  ///< by professional; only as long as happenings name them
};

}  // namespace sightline::model::outcomes
