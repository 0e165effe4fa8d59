// SPDX-License-Identifier: Apache-2.0
#include "untouched_families.hpp"

#include <utility>

#include <sightline/model/workforce/roster.hpp>

namespace sightline::model {
namespace {

ChildId child_of(const pathway::World& world, const engine::Event& event) {
  switch (static_cast<EventKind>(event.kind)) {
    case EventKind::harm_candidate:
    case EventKind::accident:
    case EventKind::concern:
    case EventKind::routine_contact:
    case EventKind::care_sought:
    case EventKind::reexamination:
    case EventKind::neglect_look:
    case EventKind::neglect_may_be_harm:
    case EventKind::reunification:
    case EventKind::return_breaks_down:
    case EventKind::exclusion_ends:
    case EventKind::death_reviewed:
      return ChildId(event.subject);
    case EventKind::message_arrives:
      return world.post.messages[MessageId(event.subject)].child;
    case EventKind::task_completed:
      return world.staff.tasks[TaskId(event.subject)].child;
    case EventKind::conference_notice_ends:
    case EventKind::visit_due:
    case EventKind::core_group_due:
    case EventKind::review_due:
    case EventKind::child_in_need_ends:
    case EventKind::hearing_due:
    case EventKind::order_ends:
    case EventKind::pre_proceedings_end:
    case EventKind::breach:
      return world.cases.files[CaseId(event.subject)].child;
    default:
      return {};
  }
}

bool is_about_a_family(EventKind kind) {
  return kind == EventKind::neglect_begins || kind == EventKind::neglect_ends ||
         kind == EventKind::family_moves || kind == EventKind::flight ||
         kind == EventKind::family_returns;
}

}  // namespace

FamilyId family_of(const pathway::World& world, const engine::Event& event) {
  if (is_about_a_family(static_cast<EventKind>(event.kind))) return FamilyId(event.subject);
  const ChildId child = child_of(world, event);
  return child.is_valid() ? world.homes.children[child].family : FamilyId{};
}

std::vector<bool> families_of(const pathway::World& world, const std::vector<ChildId>& children) {
  std::vector<bool> families(world.homes.families.size(), false);
  for (const ChildId child : children)
    families[world.homes.children[child].family.value()] = true;
  return families;
}

UntouchedFamilies::UntouchedFamilies(const pathway::World& world, const Untouched& untouched)
    : reforms_(untouched.as_in->reforms),
      is_untouched_(families_of(world, untouched.children)),
      practices_(world.staff.teams.size(), untouched.as_in->parameters.practice),
      adoptions_(workforce::adoptions_of(world, reforms_, world.staff.teams.size())) {}

bool UntouchedFamilies::concerns(const pathway::World& world, const engine::Event& event) const {
  const FamilyId family = family_of(world, event);
  return family.is_valid() && is_untouched_[family.value()];
}

void UntouchedFamilies::catch_up(const pathway::World& world) {
  for (; adopted_ < adoptions_.size() && adoptions_[adopted_].at <= world.now; ++adopted_) {
    const workforce::Adoption& next = adoptions_[adopted_];
    workforce::apply(practices_[next.team.value()], world.staff.teams[next.team].agency,
                     reforms_[next.reform].changes);
  }
}

void UntouchedFamilies::exchange(pathway::World& world) {
  if (!is_exchanged_) catch_up(world);
  is_exchanged_ = !is_exchanged_;
  for (std::uint32_t t = 0; t < practices_.size(); ++t)
    std::swap(world.staff.teams[TeamId(t)].practice, practices_[t]);
}

}  // namespace sightline::model
