// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cctype>
#include <sstream>

#include <fmt/format.h>

#include <sightline/replay/event_text.hpp>
#include <sightline/replay/explanation.hpp>

#include "lanes.hpp"
#include "lines.hpp"
#include "svg_text.hpp"

namespace sightline::replay {
namespace {

constexpr double picture_width = 1280.0;
constexpr double left = 175.0;  // of the longest name of a lane
constexpr double right = 1250.0;
constexpr double top_of_dates = 76.0;
constexpr double bar_pitch = 12.0;
constexpr double lane_margin = 6.0;
constexpr double line_pitch = 15.0;
constexpr double radius = 8.0;

struct Colours {
  const char* fill;
  const char* line;
  const char* text;
};

Colours colours_of(MarkKind kind) {
  switch (kind) {
    case MarkKind::harm:
      return {"#b3261e", "#b3261e", "#ffffff"};
    case MarkKind::found:
      return {"#f2c14e", "#7a5b00", "#000000"};
    case MarkKind::not_passed:
      return {"#ffffff", "#b3261e", "#b3261e"};
    case MarkKind::told:
      return {"#d7dde3", "#44505c", "#000000"};
    case MarkKind::decided:
      return {"#2a5d9c", "#2a5d9c", "#ffffff"};
    case MarkKind::safe:
      break;
  }
  return {"#2e7d4f", "#2e7d4f", "#ffffff"};
}

const char* colour_of(ItemState state) {
  switch (state) {
    case ItemState::read:
      return "#d9a400";
    case ItemState::told:
      return "#8a97a5";
    default:
      return "#d9b7b4";
  }
}

std::string letter_of(std::size_t item) {
  const std::string last(1, static_cast<char>('A' + item % 26));
  return item < 26 ? last : letter_of(item / 26 - 1) + last;
}

class Picture {
 public:
  Picture(const Explanation& told, const Calendar& calendar)
      : told_(told), calendar_(calendar), scale_{told.from, told.until, left + 20.0, right - 10.0} {
    lanes_ = lanes_of(told, scale_);
    has_moments_ = told.course.has_value();
    double y = top_of_dates + (has_moments_ ? 5.0 : 1.0) * line_pitch + 12.0;
    for (const Lane& lane : lanes_.lanes) {
      tops_.push_back(y);
      y += height_of(lane);
    }
    bottom_ = y;
  }

  std::string draw() {
    draw_verdict();
    draw_lanes();
    draw_months();
    draw_protection();
    if (has_moments_) draw_moments();
    draw_bars();
    draw_arrows();
    for (std::size_t i = 0; i < lanes_.marks.size(); ++i)
      draw_mark(i);
    draw_legend();
    return svg_document(picture_width, height_, heading(), body_);
  }

 private:
  static double height_of(const Lane& lane) {
    return 2.0 * lane_margin + mark_pitch * static_cast<double>(lane.tracks) +
           bar_pitch * static_cast<double>(lane.bars.size());
  }
  [[nodiscard]] double y_of(const Mark& mark) const {
    return tops_[mark.lane] + lane_margin + mark_pitch * (static_cast<double>(mark.track) + 0.5);
  }
  [[nodiscard]] std::string date(Time at) const { return to_string(calendar_.date_of(at)); }

  [[nodiscard]] std::string heading() const {
    return fmt::format("{}, arm {}, replication {}, child {}", told_.name.study, told_.name.arm,
                       told_.name.replication, told_.name.child.value());
  }

  void draw_verdict() {
    std::string text = verdict_text(told_) + ".";
    text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
    body_ += svg_label(10.0, 57.0, text, 12.0, "bold");
  }

  void draw_lanes() {
    for (std::size_t i = 0; i < lanes_.lanes.size(); ++i) {
      const Lane& lane = lanes_.lanes[i];
      body_ += svg_box(0.0, tops_[i], picture_width, height_of(lane),
                       i % 2 == 0 ? "#f5f6f8" : "#ffffff");
      body_ += svg_label(10.0, tops_[i] + lane_margin + 13.0, lane.name, 12.0, "bold");
    }
  }

  void draw_months() {
    const double days_shown = std::max(1.0, (told_.until - told_.from).days());
    const int step = days_shown > 1000.0 ? 6 : days_shown > 450.0 ? 3 : 1;
    Time at = told_.from;
    for (int last = -1; at < told_.until; at = at + days(1)) {
      const Date day = calendar_.date_of(at);
      const auto month = static_cast<int>(static_cast<unsigned>(day.month())) - 1;
      if (month == last || static_cast<unsigned>(day.day()) != 1U) continue;
      last = month;
      if (month % step != 0) continue;
      const double x = scale_.x(at);
      body_ += svg_line(x, top_of_dates, x, bottom_, "#d0d4d9", "");
      if (x < right - 50.0) body_ += svg_label(x + 3.0, top_of_dates, date(at).substr(0, 7), 10.0);
    }
  }

  /// The home's lane is green while the child is protected.
  void draw_protection() {
    Time since = Time::never();
    const auto draw = [&](Time until) {
      const double x = scale_.x(std::max(since, told_.from));
      const double end = scale_.x(std::min(until, told_.until));
      if (since != Time::never() && end > x) {
        body_ += svg_box(x, tops_[0], end - x, height_of(lanes_.lanes[0]), "#cfe8d8");
      }
    };
    for (const ChronologyRow& row : told_.rows) {
      if (row.happening.kind != model::HappeningKind::protection ||
          row.happening.child != told_.name.child) {
        continue;
      }
      if (row.happening.detail != 0) {
        since = std::min(since, row.at);
      } else {
        draw(row.at);
        since = Time::never();
      }
    }
    draw(told_.until);
  }

  void draw_moment(Time at, const std::string& text, const char* colour, int line) {
    if (at < told_.from || at > told_.until) return;
    const double x = scale_.x(at);
    const double y = top_of_dates + line_pitch * (line + 1.0);
    body_ += svg_line(x, y - 8.0, x, bottom_, colour, "5 3");
    const bool is_far_right = x > right - 220.0;
    body_ += svg_label(is_far_right ? x - 4.0 : x + 4.0, y, fmt::format("{} {}", text, date(at)),
                       11.0, "normal", colour, is_far_right ? "end" : "start");
  }

  void draw_moments() {
    const model::outcomes::Course& course = *told_.course;
    draw_moment(course.first_chance, "first chance", "#44505c", 0);
    draw_moment(course.pooled_passed, "enough, pooled", "#7a5b00", 1);
    draw_moment(course.single_passed, "enough at one agency", "#2a5d9c", 2);
    if (told_.too_late) draw_moment(told_.too_late->at, "too late", "#b3261e", 3);
  }

  void draw_bars() {
    for (std::size_t i = 0; i < lanes_.lanes.size(); ++i) {
      const Lane& lane = lanes_.lanes[i];
      double y = tops_[i] + lane_margin + mark_pitch * static_cast<double>(lane.tracks) + 4.0;
      for (const Bar& bar : lane.bars) {
        body_ += svg_box(bar.x, y, std::max(2.0, right - 10.0 - bar.x), 5.0, colour_of(bar.state));
        body_ += svg_letter(bar.x - 4.0, y + 6.5, letter_of(bar.item), 10.0);
        y += bar_pitch;
      }
    }
  }

  void draw_arrows() {
    for (const Arrow& arrow : lanes_.arrows) {
      const Mark& from = lanes_.marks[arrow.from];
      const Mark& to = lanes_.marks[arrow.to];
      body_ += svg_arrow(from.x, y_of(from), to.x, y_of(to), radius);
    }
  }

  void draw_mark(std::size_t i) {
    const Mark& mark = lanes_.marks[i];
    const Colours colours = colours_of(mark.kind);
    body_ += svg_disc(mark.x, y_of(mark), radius, colours.fill, colours.line);
    body_ += svg_label(mark.x, y_of(mark) + 3.2, fmt::format("{}", i + 1), i + 1 < 100 ? 9.0 : 7.5,
                       "bold", colours.text, "middle");
  }

  void draw_legend() {
    double y = bottom_ + 24.0;
    body_ +=
        svg_label(10.0, y,
                  "Marks: red harm; yellow found; grey told; blue decided; green safe; "
                  "red ring: not found, not told or turned down. Arrows: messages that arrived, "
                  "and who took part in a conference.",
                  11.0);
    y += line_pitch;
    body_ += svg_label(10.0, y,
                       "Bars: an item that the agency knows, from when it learned of it: "
                       "yellow read, grey told, pink discounted. Home is green while the "
                       "child is protected.",
                       11.0);
    y += line_pitch * 1.5;
    for (std::size_t i = 0; i < told_.items.size(); ++i, y += line_pitch)
      body_ += svg_label(10.0, y, fmt::format("{}  {}", letter_of(i), told_.items[i].name), 11.0);
    y += line_pitch * 0.5;
    const std::size_t half = (lanes_.marks.size() + 1) / 2;
    const double left_ends = draw_marks_told(0, half, 10.0, y);
    const double right_ends =
        draw_marks_told(half, lanes_.marks.size(), picture_width / 2.0 + 10.0, y);
    height_ = std::max(left_ends, right_ends) + 10.0;
  }

  /// A column that tells the marks from `first` on; where it ends.
  double draw_marks_told(std::size_t first, std::size_t last, double x, double y) {
    for (std::size_t i = first; i < last; ++i) {
      const ChronologyRow& row = *lanes_.marks[i].row;
      std::istringstream lines(
          wrapped_lines(fmt::format("{} {} {}: {}", i + 1, date(row.at), row.who, row.event), 0));
      double indent = 0.0;
      for (std::string line; std::getline(lines, line); y += line_pitch, indent = 14.0)
        body_ += svg_label(x + indent, y, line, 10.5);
    }
    return y;
  }

  const Explanation& told_;
  const Calendar& calendar_;
  TimeScale scale_;
  Lanes lanes_;
  bool has_moments_ = false;
  std::vector<double> tops_;
  double bottom_ = 0.0;
  double height_ = 0.0;
  std::string body_;
};

}  // namespace

std::string explanation_svg(const Explanation& explanation, const Calendar& calendar) {
  return Picture(explanation, calendar).draw();
}

}  // namespace sightline::replay
