// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <sightline/model/outcomes/posts.hpp>

namespace sightline::model::outcomes {

std::uint32_t social_work_posts(const workforce::State& staff) {
  std::uint32_t posts = 0;
  for (const workforce::Team& team : staff.teams)
    posts += team.agency == Agency::social_care ? team.staff : 0U;
  return posts;
}

Posts::Post& Posts::post_of(std::uint32_t professional) {
  if (professional >= posts_.size())
    posts_.resize(std::max<std::size_t>(staff_->professionals.size(), professional + 1U));
  return posts_[professional];
}

void Posts::observe(const Happening& happening) {
  using Kind = HappeningKind;
  if (happening.agency != Agency::social_care) return;
  const Time now = happening.at;
  switch (happening.kind) {
    case Kind::worker_left: {
      Post& post = post_of(happening.subject);
      if (post.is_empty) return;
      post.is_empty = true;
      if (happening.detail == 0) sums_->add(Measure::workers_left, now, {});
      end_spell(Measure::agency_post_days, post.agency_since, now);
      end_illness(post, now);
      post.vacant_since = std::min(post.vacant_since, now);
      return;
    }
    case Kind::post_filled: {
      Post& post = post_of(happening.subject);
      post.is_empty = false;
      end_spell(Measure::agency_post_days, post.agency_since, now);
      if (happening.detail == 0) {
        end_spell(Measure::vacant_post_days, post.vacant_since, now);
      } else {
        post.agency_since = now;
        post.vacant_since = std::min(post.vacant_since, now);
      }
      return;
    }
    case Kind::sickness: {
      Post& post =
          post_of(happening.worker.is_valid() ? happening.worker.value() : happening.subject);
      if (happening.detail == 0) return end_illness(post, now);
      post.ill_since = std::min(post.ill_since, now);
      return;
    }
    default:
      return;
  }
}

void Posts::drop_cut(Time now) {
  for (std::size_t i = 0; i < posts_.size(); ++i) {
    const ProfessionalId who(static_cast<std::uint32_t>(i));
    if (i >= staff_->professionals.size() || staff_->professionals[who].has_post) continue;
    end_spell(Measure::vacant_post_days, posts_[i].vacant_since, now);
    end_spell(Measure::agency_post_days, posts_[i].agency_since, now);
    end_illness(posts_[i], now);
  }
}

void Posts::finish(Time end) {
  for (Post& post : posts_) {
    end_spell(Measure::vacant_post_days, post.vacant_since, end);
    end_spell(Measure::agency_post_days, post.agency_since, end);
    end_illness(post, end);
  }
}

void Posts::end_spell(Measure measure, Time& since, Time now) {
  if (since != Time::never()) sums_->add_over(measure, since, now, ChildId{}, 1.0);
  since = Time::never();
}

/// Illness is counted in working days, in the month in which it ends.
void Posts::end_illness(Post& post, Time now) {
  const Time since = std::max(post.ill_since, sums_->measured_from());
  if (post.ill_since != Time::never() && since < now) {
    sums_->add(Measure::sickness_days, now, {}, calendar_->working_days_between(since, now));
  }
  post.ill_since = Time::never();
}

}  // namespace sightline::model::outcomes
