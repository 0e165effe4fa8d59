// SPDX-License-Identifier: Apache-2.0
// How a request is answered: at once, later, or by a stream.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <variant>

#include "exchange.hpp"

namespace sightline::apps::serve {

class Job;

/// An answer that takes its time: files are read, or the model is run.
using Work = std::function<Response()>;
/// The events of a job from the one after `after` on.
struct Watching {
  std::shared_ptr<const Job> job;
  std::uint64_t after = 0;
};
using Reply = std::variant<Response, Work, Watching>;

}  // namespace sightline::apps::serve
