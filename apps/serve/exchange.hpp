// SPDX-License-Identifier: Apache-2.0
// A request and its response, free of the library that carries them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sightline::apps::serve {

enum class Method { get, post, remove, other };

struct Request {
  Method method = Method::get;
  std::string path;                          ///< "/api/jobs"; percent signs decoded
  std::map<std::string, std::string> query;  ///< decoded too
  std::string host;
  std::string origin;      ///< empty where there is none, as are the next three
  std::string fetch_site;  ///< Sec-Fetch-Site
  std::string token;       ///< X-Sightline-Token
  std::string last_event_id;
  std::string body;
};

/// Which rules of content a browser keeps to with a response.
enum class Content {
  ours,    ///< the workbench and its answers: nothing inline, nothing from elsewhere
  report,  ///< a report made earlier: its own inline script, cut off from the workbench
};

struct Response {
  unsigned status = 200;
  std::string type = "application/json";
  std::string body;
  Content content = Content::ours;
};

/// Splits the target of a request into path and query and decodes both; nothing if it is not of the
/// form "/..", or its percent signs are wrong, or what they hide is a control character.
[[nodiscard]] bool take_target(std::string_view target, Request& request);

/// The headers that every response carries.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> security_headers(Content content);

/// {"error": text} with a full stop.
[[nodiscard]] Response refusal(unsigned status, std::string_view text);

}  // namespace sightline::apps::serve
