// SPDX-License-Identifier: Apache-2.0
// The routes of trainees and instructors over a scratch folder and a small authority.
#pragma once

#include <algorithm>
#include <chrono>
#include <string>
#include <thread>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "apps/serve/training_routes.hpp"
#include "form_example.hpp"
#include "tests/unit/sim/output/scratch_folder.hpp"

namespace sightline::apps::serve {

inline constexpr std::uint32_t small_authority = 500;

class TrainingDesk : public testing::Test {
 protected:
  [[nodiscard]] Response ask(Method method, const std::string& target,
                             const std::string& body = "") const {
    Request request;
    request.method = method;
    EXPECT_TRUE(take_target("/api/training" + target, request));
    request.body = body;
    std::vector<std::string> steps(1);
    for (std::size_t i = 1; i < request.path.size(); ++i) {
      if (request.path[i] == '/') {
        steps.emplace_back();
      } else {
        steps.back() += request.path[i];
      }
    }
    Reply reply = routes_.reply(request, steps);
    if (auto* work = std::get_if<Work>(&reply)) return (*work)();
    return std::get<Response>(std::move(reply));
  }
  [[nodiscard]] Response get(const std::string& target) const { return ask(Method::get, target); }
  [[nodiscard]] nlohmann::json read(const std::string& target) const {
    const Response response = get(target);
    EXPECT_EQ(response.status, 200U) << target << ": " << response.body;
    return nlohmann::json::parse(response.body);
  }
  [[nodiscard]] Response post(const std::string& target, const nlohmann::json& body) const {
    return ask(Method::post, target, body.dump());
  }

  /// The id of a new session.
  [[nodiscard]] std::string begin(const nlohmann::json& form) const {
    const Response response = post("/sessions", form);
    EXPECT_EQ(response.status, 201U) << response.body;
    return nlohmann::json::parse(response.body).value("session", "");
  }
  [[nodiscard]] std::string make_class(const nlohmann::json& form) const {
    const Response response = post("/classes", form);
    EXPECT_EQ(response.status, 201U) << response.body;
    return nlohmann::json::parse(response.body).value("code", "");
  }
  /// Chooses the option of this number, counted over those that can be chosen, or the last.
  [[nodiscard]] nlohmann::json decide(const std::string& session, const nlohmann::json& scene,
                                      std::size_t number) const {
    std::vector<std::string> options;
    for (const auto& offer : scene["offers"])
      if (offer["not_represented"] == "") options.push_back(offer["option"]);
    const Response response = post("/sessions/" + session + "/answers",
                                   {{"on", scene["on"]},
                                    {"at", scene["at"]},
                                    {"option", options.at(std::min(number, options.size() - 1))},
                                    {"reason", "what I know points that way"},
                                    {"probability", 40}});
    EXPECT_EQ(response.status, 200U) << response.body;
    return nlohmann::json::parse(response.body);
  }
  /// Decides until the story ends; the last scene.
  [[nodiscard]] nlohmann::json play(const std::string& session, std::size_t number) const {
    nlohmann::json scene = read("/sessions/" + session + "/stop");
    while (scene["state"] == "asked")
      scene = decide(session, scene, number);
    return scene;
  }
  /// Asks for a look back until it is there.
  [[nodiscard]] nlohmann::json look_back(const std::string& target) const {
    Response response = get(target);
    while (response.status == 202) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      response = get(target);
    }
    EXPECT_EQ(response.status, 200U) << response.body;
    return nlohmann::json::parse(response.body);
  }

  output::ScratchFolder scratch_;
  TrainingSettings settings_{
      .folders = folders_with(scratch_.path()), .children = small_authority, .threads = 2};
  TrainingRoutes routes_{settings_};
};

}  // namespace sightline::apps::serve
