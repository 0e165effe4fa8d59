// SPDX-License-Identifier: Apache-2.0
// Who may ask: the page that the program opened, under the name by which it opened it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "exchange.hpp"

namespace sightline::apps::serve {

/// Refuses what comes by another name (a page elsewhere that has its own name resolve to this
/// machine), from a page elsewhere, or changes something or asks about trainees without the token.
class Guard {
 public:
  Guard(std::uint16_t port, std::string token);

  /// What to answer instead; nothing for a request that may go on. Needs no body.
  [[nodiscard]] std::optional<Response> refuse(const Request& request) const;

 private:
  [[nodiscard]] bool is_own_name(const std::string& host) const;
  [[nodiscard]] std::optional<Response> refuse_change(const Request& request) const;
  [[nodiscard]] std::optional<Response> refuse_without_token(const Request& request) const;

  std::string port_;
  std::string token_;
};

}  // namespace sightline::apps::serve
