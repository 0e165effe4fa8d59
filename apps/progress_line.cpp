// SPDX-License-Identifier: Apache-2.0
#include "progress_line.hpp"

#include <string_view>

#include <fmt/format.h>

#include "standard_output.hpp"
#include "terminal.hpp"

namespace sightline::apps {
namespace {

using namespace std::chrono_literals;
using experiment::Progress;

constexpr auto time_between_bars = 200ms;
constexpr auto time_between_lines = 15s;
constexpr std::uint64_t bar_width = 24;
constexpr std::string_view wipe_line = "\r\x1b[K";

std::string rate_in_words(double per_second) {
  if (per_second >= 1) return fmt::format("{:.1f} a second", per_second);
  return fmt::format("{:.1f} a minute", 60 * per_second);
}

std::string bar_of(const Progress& progress) {
  const std::uint64_t target = progress.target == 0 ? 1 : progress.target;
  const std::uint64_t full = bar_width * progress.done / target;
  return "[" + std::string(full, '#') + std::string(bar_width - full, '.') + "]";
}

}  // namespace

ProgressStyle progress_style(bool is_quiet) {
  if (is_quiet) return ProgressStyle::none;
  return can_redraw_errors() ? ProgressStyle::bar : ProgressStyle::lines;
}

std::string in_words(double seconds) {
  if (seconds < 90) return fmt::format("{:.0f} s", seconds);
  if (seconds < 5400) return fmt::format("{:.0f} min", seconds / 60);
  return fmt::format("{:.1f} h", seconds / 3600);
}

ProgressLine::ProgressLine(ProgressStyle style, std::string pieces)
    : style_(style),
      pieces_(std::move(pieces)),
      started_(Clock::now()),
      shown_(started_ - time_between_bars) {
  if (style_ == ProgressStyle::lines) shown_ = started_;
}

std::string ProgressLine::speed_of(const Progress& progress, Clock::time_point now) {
  std::string text;
  const double elapsed = std::chrono::duration<double>(now - started_).count();
  const auto done_now = static_cast<double>(progress.done - progress.found);
  if (done_now > 0 && elapsed > 0) {
    const double rate = done_now / elapsed;
    const auto left = static_cast<double>(progress.target - progress.done);
    text += fmt::format(", {}, {} left", rate_in_words(rate), in_words(left / rate));
  }
  const double half_width = progress.half_width.value_or(0);
  if (half_width > 0) text += fmt::format(", difference +-{:.2g}", half_width);
  return text;
}

void ProgressLine::show(const Progress& progress) {
  const Clock::time_point now = Clock::now();
  const bool is_last = progress.done >= progress.target;
  if (style_ == ProgressStyle::bar && (is_last || now - shown_ >= time_between_bars)) {
    say(fmt::format("{}{} {}/{}{}", wipe_line, bar_of(progress), progress.done, progress.target,
                    speed_of(progress, now)));
    has_bar_ = true;
    shown_ = now;
  } else if (style_ == ProgressStyle::lines && now - shown_ >= time_between_lines) {
    say(fmt::format("sightline: {} of {} {}{}\n", progress.done, progress.target, pieces_,
                    speed_of(progress, now)));
    shown_ = now;
  }
}

void ProgressLine::clear() {
  if (has_bar_) say(wipe_line);
  has_bar_ = false;
}

}  // namespace sightline::apps
