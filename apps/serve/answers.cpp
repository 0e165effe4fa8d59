// SPDX-License-Identifier: Apache-2.0
#include "answers.hpp"

#include <algorithm>
#include <exception>
#include <utility>

#include <nlohmann/json.hpp>

#include "json_text.hpp"

namespace sightline::apps::serve {
namespace {

using Json = nlohmann::ordered_json;

Json mistakes_json(const InputError& error) {
  Json list = Json::array();
  for (const Mistake& mistake : error.mistakes()) {
    list.push_back({{"file", mistake.file},
                    {"line", mistake.line},
                    {"column", mistake.column},
                    {"key", mistake.key},
                    {"text", mistake.text}});
  }
  return list;
}

}  // namespace

std::vector<std::string> steps_of(const std::string& path) {
  std::vector<std::string> steps;
  std::size_t begin = 1;
  while (begin <= path.size()) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    steps.push_back(path.substr(begin, end - begin));
    begin = end + 1;
  }
  return steps;
}

Response json_response(std::string body, unsigned status) {
  return {status, "application/json", std::move(body), Content::ours};
}

Response not_found() {
  return refusal(404, "There is nothing of that name.");
}

Response wrong_method() {
  return refusal(405, "That cannot be done with this.");
}

Response mistakes_response(const InputError& error, unsigned status) {
  const Json all = {{"error", "There are mistakes."}, {"mistakes", mistakes_json(error)}};
  return json_response(json_text(all), status);
}

Work safely(Work work) {
  return [work = std::move(work)]() -> Response {
    try {
      return work();
    } catch (const InputError& error) {
      return mistakes_response(error, 422);
    } catch (const std::exception& error) {
      return refusal(500, error.what());
    }
  };
}

}  // namespace sightline::apps::serve
