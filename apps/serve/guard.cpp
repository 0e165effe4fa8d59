// SPDX-License-Identifier: Apache-2.0
#include "guard.hpp"

#include <utility>

#include "token.hpp"

namespace sightline::apps::serve {

namespace {

/// Sessions hold what trainees have written; whoever else uses this machine does not read it.
bool is_of_people(const Request& request) {
  return request.path.starts_with("/api/training/");
}

}  // namespace

Guard::Guard(std::uint16_t port, std::string token)
    : port_(std::to_string(port)), token_(std::move(token)) {}

bool Guard::is_own_name(const std::string& host) const {
  return host == "127.0.0.1:" + port_ || host == "localhost:" + port_;
}

std::optional<Response> Guard::refuse(const Request& request) const {
  if (!is_own_name(request.host))
    return refusal(421,
                   "This is not the server of that name. Open the address that "
                   "`sightline serve` printed.");
  if (!request.origin.empty() && request.origin != "http://" + request.host)
    return refusal(403, "Another page may not ask this server.");
  const std::string& site = request.fetch_site;
  if (request.path.starts_with("/api/") && !site.empty() && site != "same-origin" && site != "none")
    return refusal(403, "Another page may not ask this server.");
  if (request.method != Method::get) return refuse_change(request);
  return is_of_people(request) ? refuse_without_token(request) : std::nullopt;
}

std::optional<Response> Guard::refuse_change(const Request& request) const {
  if (request.method == Method::other) return refusal(405, "Only GET, POST and DELETE are known.");
  if (request.origin.empty())
    return refusal(403, "A request that changes something says from which page it comes (Origin).");
  return refuse_without_token(request);
}

std::optional<Response> Guard::refuse_without_token(const Request& request) const {
  if (is_same_secret(request.token, token_)) return std::nullopt;
  return refusal(403,
                 "The token is missing or of an earlier start. Open the address that `sightline "
                 "serve` printed.");
}

}  // namespace sightline::apps::serve
