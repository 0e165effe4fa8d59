// SPDX-License-Identifier: Apache-2.0
// Families that a reform leaves untouched although everybody else has it: what still changes for
// them comes through other people. See docs/decisions/0012-direct-or-through-others.md.
#pragma once

#include <vector>

#include <sightline/model/identifiers.hpp>

namespace sightline::model {

struct Input;

/// The families of `children` are dealt with by the Practice, and its dated changes, of `as_in`;
/// all else, posts and everybody's time among it, is that of the replication's own input. What
/// concerns no one family (supervision, audit, inspection) is the replication's own too.
struct Untouched {
  std::vector<ChildId> children;
  const Input* as_in = nullptr;
};

}  // namespace sightline::model
