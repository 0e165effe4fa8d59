// SPDX-License-Identifier: Apache-2.0
// Deals with some families by another Practice than the teams have.
#pragma once

#include <cstdint>
#include <vector>

#include <sightline/engine/event_queue.hpp>
#include <sightline/model/input.hpp>
#include <sightline/model/pathway/case_file.hpp>
#include <sightline/model/untouched.hpp>

namespace sightline::model {

/// The family that an event is about; invalid if it is about no one family.
[[nodiscard]] FamilyId family_of(const pathway::World& world, const engine::Event& event);

/// The families of these children, one flag for each family.
[[nodiscard]] std::vector<bool> families_of(const pathway::World& world,
                                            const std::vector<ChildId>& children);

/// While an event about an untouched family is dealt with, every team has the Practice that it
/// would have under the other input; after it, its own again.
class UntouchedFamilies {
 public:
  /// `world` is populated; `untouched` and what it names outlive this.
  UntouchedFamilies(const pathway::World& world, const Untouched& untouched);

  [[nodiscard]] bool concerns(const pathway::World& world, const engine::Event& event) const;
  /// Changes the Practice of all teams for the other one, as it is by now; and back.
  void exchange(pathway::World& world);

 private:
  void catch_up(const pathway::World& world);

  const std::vector<workforce::PracticeReform>& reforms_;
  std::vector<bool> is_untouched_;              ///< by family
  std::vector<workforce::Practice> practices_;  ///< by team: the one it does not have now
  std::vector<workforce::Adoption> adoptions_;  ///< of the other input, in order of time
  std::size_t adopted_ = 0;
  bool is_exchanged_ = false;
};

}  // namespace sightline::model
