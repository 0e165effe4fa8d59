// SPDX-License-Identifier: Apache-2.0
#include "exchange.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "json_text.hpp"

namespace sightline::apps::serve {
namespace {

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::optional<std::string> decoded(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      const int high = i + 2 < text.size() ? digit_of(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? digit_of(text[i + 2]) : -1;
      if (high < 0 || low < 0) return std::nullopt;
      c = static_cast<char>(high * 16 + low);
      i += 2;
    }
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f) return std::nullopt;
    plain += c;
  }
  return plain;
}

bool take_query(std::string_view text, Request& request) {
  while (!text.empty()) {
    const std::string_view pair = text.substr(0, text.find('&'));
    text.remove_prefix(std::min(text.size(), pair.size() + 1));
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos) return false;
    const auto name = decoded(pair.substr(0, equals));
    const auto value = decoded(pair.substr(equals + 1));
    if (!name || !value) return false;
    request.query[*name] = *value;
  }
  return true;
}

}  // namespace

bool take_target(std::string_view target, Request& request) {
  if (target.empty() || target.front() != '/') return false;
  const std::size_t mark = target.find('?');
  const auto path = decoded(target.substr(0, mark));
  if (!path) return false;
  request.path = *path;
  return mark == std::string_view::npos || take_query(target.substr(mark + 1), request);
}

std::vector<std::pair<std::string, std::string>> security_headers(Content content) {
  const char* policy =
      content == Content::ours
          ? "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            "connect-src 'self'; font-src 'self'; form-action 'none'; base-uri 'none'; "
            "frame-ancestors 'none'"
          : "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src "
            "data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox "
            "allow-scripts allow-downloads allow-modals";
  return {{"Content-Security-Policy", policy},
          {"X-Content-Type-Options", "nosniff"},
          {"X-Frame-Options", "DENY"},
          {"Referrer-Policy", "no-referrer"},
          {"Cross-Origin-Resource-Policy", "same-origin"},
          {"Cross-Origin-Opener-Policy", "same-origin"},
          {"Cache-Control", "no-store"}};
}

Response refusal(unsigned status, std::string_view text) {
  const nlohmann::ordered_json body = {{"error", text}};
  return {status, "application/json", json_text(body), Content::ours};
}

}  // namespace sightline::apps::serve
