// SPDX-License-Identifier: Apache-2.0
#include "debrief_page.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "training_text.hpp"

namespace sightline::replay {

namespace {

using Rows = std::vector<std::vector<std::string>>;

std::vector<std::size_t> widths_of(const Rows& rows) {
  std::vector<std::size_t> widths(rows.front().size());
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max(widths[i], row[i].size());
  }
  return widths;
}

std::string table_text(const Rows& rows) {
  const std::vector<std::size_t> widths = widths_of(rows);
  std::string text;
  for (const auto& row : rows) {
    std::string line = " ";
    for (std::size_t i = 0; i < row.size(); ++i)
      line += fmt::format(" {:<{}} ", row[i], widths[i]);
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

/// Markdown reads none of these as anything but themselves.
std::string escaped(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (std::string_view("\\`*_[]<>|#").find(c) != std::string_view::npos) result += '\\';
    result += c;
  }
  return result;
}

std::string markdown_row(const std::vector<std::string>& row) {
  std::string line = "|";
  for (const std::string& cell : row)
    line += " " + escaped(cell) + " |";
  return line + "\n";
}

std::string table_markdown(const Rows& rows) {
  std::string text = markdown_row(rows.front()) + "|";
  for (std::size_t i = 0; i < rows.front().size(); ++i)
    text += "---|";
  text += "\n";
  for (std::size_t i = 1; i < rows.size(); ++i)
    text += markdown_row(rows[i]);
  return text;
}

}  // namespace

void Page::heading(int level, std::string text) {
  blocks_.push_back({Block::Kind::heading, level, "", std::move(text), {}});
}

void Page::paragraph(std::string text) {
  blocks_.push_back({Block::Kind::paragraph, 0, "", std::move(text), {}});
}

void Page::item(std::string mark, std::string text) {
  blocks_.push_back({Block::Kind::item, 0, std::move(mark), std::move(text), {}});
}

void Page::table(Rows rows) {
  blocks_.push_back({Block::Kind::table, 0, "", "", std::move(rows)});
}

std::string Page::as_text() const {
  std::string text;
  for (const Block& block : blocks_) {
    switch (block.kind) {
      case Block::Kind::heading:
        text += (text.empty() ? "" : "\n") + replay::paragraph(block.text);
        break;
      case Block::Kind::paragraph:
        text += replay::paragraph(block.text);
        break;
      case Block::Kind::item:
        text += marked(block.mark, block.text);
        break;
      case Block::Kind::table:
        text += table_text(block.rows);
        break;
    }
  }
  return text;
}

std::string Page::as_markdown() const {
  std::string text;
  bool is_in_list = false;
  for (const Block& block : blocks_) {
    const bool is_item = block.kind == Block::Kind::item;
    if (is_in_list && !is_item) text += "\n";
    is_in_list = is_item;
    switch (block.kind) {
      case Block::Kind::heading:
        text += fmt::format("{} {}\n\n", std::string(static_cast<std::size_t>(block.level), '#'),
                            escaped(block.text));
        break;
      case Block::Kind::paragraph:
        text += escaped(block.text) + "\n\n";
        break;
      case Block::Kind::item:
        text += fmt::format("- {}: {}\n", escaped(block.mark), escaped(block.text));
        break;
      case Block::Kind::table:
        text += table_markdown(block.rows) + "\n";
        break;
    }
  }
  return text;
}

}  // namespace sightline::replay
