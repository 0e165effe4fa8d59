// SPDX-License-Identifier: Apache-2.0
#include "server.hpp"

#include <algorithm>
#include <csignal>

#include <fmt/format.h>
#include <unistd.h>

#include <sightline/output/file.hpp>

#include "apps/exit_code.hpp"
#include "jobs.hpp"
#include "listener.hpp"
#include "token.hpp"

namespace sightline::apps::serve {
namespace {

constexpr std::chrono::milliseconds between_looks{50};
/// For the streams to tell how their jobs have ended.
constexpr std::chrono::milliseconds last_words{300};

/// Everything that runs while the server does; one thread for the connections.
class Server {
 public:
  explicit Server(const ServerSettings& settings)
      : settings_(settings),
        listener_(context_, settings.port),
        token_(make_token()),
        jobs_([this](Job& job) { run_job(job, settings_.run); }),
        routes_(settings.run.folders, jobs_, settings.run.threads),
        site_{Guard(listener_.port(), token_), routes_, work_} {}

  void run() {
    signals_.async_wait([this](ErrorCode error, int) {
      if (!error) close();
    });
    listener_.start(site_);
    settings_.on_open(fmt::format("http://127.0.0.1:{}/#token={}", listener_.port(), token_));
    context_.run();
    work_.close();
  }

 private:
  void close() {
    signals_.async_wait([](ErrorCode error, int) {
      if (!error) ::_exit(exit_interrupted);
    });
    listener_.stop();
    if (!are_jobs_ended()) settings_.on_closing();
    jobs_.stop();
    end_when_idle();
  }

  void end_when_idle() {
    const bool is_idle = are_jobs_ended();
    timer_.expires_after(is_idle ? last_words : between_looks);
    timer_.async_wait([this, is_idle](ErrorCode) {
      if (is_idle) return context_.stop();
      end_when_idle();
    });
  }

  [[nodiscard]] bool are_jobs_ended() const {
    const auto jobs = jobs_.all();
    return std::all_of(jobs.begin(), jobs.end(), [](const auto& job) { return job->has_ended(); });
  }

  const ServerSettings& settings_;
  // The connections that the context still holds refer to all below it only while it runs.
  asio::io_context context_{1};
  Listener listener_;
  std::string token_;
  Jobs jobs_;
  Routes routes_;
  WorkRoom work_;
  Site site_;
  asio::steady_timer timer_{context_};
  asio::signal_set signals_{context_, SIGINT, SIGTERM};
};

}  // namespace

void serve(const ServerSettings& settings) {
  output::ensure_writable_folder(settings.run.folders.results, "--results");
  Server(settings).run();
}

}  // namespace sightline::apps::serve
