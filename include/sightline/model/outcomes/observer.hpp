// SPDX-License-Identifier: Apache-2.0
// Reads the journal of a replication and counts. Nothing in the model knows that it is watched.
#pragma once

#include <map>
#include <vector>

#include <sightline/engine/tally.hpp>
#include <sightline/model/outcomes/course.hpp>
#include <sightline/model/outcomes/measures.hpp>
#include <sightline/model/outcomes/monthly_sums.hpp>
#include <sightline/model/outcomes/parameters.hpp>
#include <sightline/model/outcomes/posts.hpp>
#include <sightline/model/pathway/case_file.hpp>

namespace sightline::model::outcomes {

/// How social care stands to the child now.
[[nodiscard]] Standing standing_of(const pathway::World& world, ChildId child);

class Observer {
 public:
  /// Watches `world` and refers to it and to `costs` as long as it lives. `children` is the number
  /// under 18 in the authority at any time.
  Observer(const pathway::World& world, const Costs& costs, Time measured_from,
           std::uint32_t children);
  /// Has seen what `other` has seen, and goes on with `world`, a copy of what that one watches.
  Observer(const Observer& other, const pathway::World& world, const Costs& costs);
  Observer& operator=(const Observer&) = delete;
  /// From now on it refers to these, equals of what it referred to.
  void refer_to(const pathway::World& world, const Costs& costs);

  void observe(const Happening& happening);
  /// Closes every course and every spell at the end of the period.
  void finish();

  [[nodiscard]] engine::TallyTable take_tallies() { return sums_.take(); }
  [[nodiscard]] std::vector<ChildId> take_missed() { return std::move(missed_); }
  [[nodiscard]] const std::vector<Course>& courses() const { return courses_; }

  template <class Visit>
  static void list_fields(Visit&& visit) {
    visit("enough_to_enquire", &Observer::enough_to_enquire_);
    visit("sums", &Observer::sums_);
    visit("posts", &Observer::posts_);
    visit("courses", &Observer::courses_);
    visit("course_of_child", &Observer::course_of_child_);
    visit("neglected_until", &Observer::neglected_until_);
    visit("missed", &Observer::missed_);
    visit("plan_since", &Observer::plan_since_);
    visit("stays", &Observer::stays_);
    visit("came_back", &Observer::came_back_);
    visit("sibling_considered", &Observer::sibling_considered_);
    visit("open_plans", &Observer::open_plans_);
    visit("held_files", &Observer::held_files_);
    visit("accumulated_until", &Observer::accumulated_until_);
    visit("posts_looked_at_on", &Observer::posts_looked_at_on_);
    visit("children", &Observer::children_);
  }

 private:
  // Memberwise, so that no member is forgotten; it still refers to the original's world.
  Observer(const Observer&) = default;

  /// Where a child lives away from home, and since when.
  struct Stay {
    Time since;
    household::Residence residence = household::Residence::home;

    template <class Visit>
    static void list_fields(Visit&& visit) {
      visit("since", &Stay::since);
      visit("residence", &Stay::residence);
    }
  };

  // observer.cpp: what is counted one by one
  void count_plainly(const Happening& happening);
  void count_false_alarm(const Happening& happening);
  void follow_plans(const Happening& happening);
  void count_standing(const Happening& happening);
  void time_work(const Happening& happening);
  [[nodiscard]] bool is_false_alarm(ChildId child, Time now) const;

  // harmed_children.cpp: the courses of harmed children
  void follow_course(const Happening& happening);
  void on_injury(const Happening& happening);
  void on_neglect(const Happening& happening);
  void on_contact(const Happening& happening);
  void on_protection(const Happening& happening);
  void advance(Course* course, Stage stage, Time now);
  void start_course(ChildId child, HarmKind kind, Time now);
  void consider_knowledge(const Happening& happening);
  void judge(const Course& course);
  void judge_delays(const Course& course, Time followed_until);
  void judge_knowledge(const Course& course);
  void note(Measure measure, const Course& course, double amount = 1.0);
  void note_delay(Measure number, Measure sum, const Course& course, Time at);
  [[nodiscard]] bool is_neglected(ChildId child) const;
  [[nodiscard]] Course* course_of(ChildId child);

  // levels.cpp: what lasts
  void follow_levels(const Happening& happening);
  void accumulate(Time now);

  // costs.cpp: what it costs
  void count_costs(const Happening& happening);
  void pay_for_work(const Happening& happening);
  void end_stay(ChildId child, Time now);
  void pay(Measure what, Time at, ChildId child, double pounds);

  const pathway::World* world_;
  const Costs* costs_;
  double enough_to_enquire_;  ///< log-odds: the threshold of a section 47 enquiry, before reforms
  MonthlySums sums_;
  Posts posts_;
  std::vector<Course> courses_;
  std::vector<std::uint32_t> course_of_child_;  ///< 1 + index in courses_, 0 for none
  std::vector<Time> neglected_until_;           ///< by child: end of the last spell of sustained
                                                ///< neglect; never while one goes on
  std::vector<ChildId> missed_;
  std::map<ChildId, Time> plan_since_;  ///< start of the last plan of each child who had any
  std::map<ChildId, Stay> stays_;       ///< of the children who live away from home
  ChildId came_back_;                   ///< last one whose return home failed: care starts again
  ChildId sibling_considered_;          ///< last one: the conference recorded after it has no delay
  ByQuintile<double> open_plans_{};
  ByQuintile<double> held_files_{};
  Time accumulated_until_;
  std::int32_t posts_looked_at_on_ = -1;  ///< day
  std::uint32_t children_;
};

}  // namespace sightline::model::outcomes
