// SPDX-License-Identifier: Apache-2.0
// A page of headings, paragraphs, lists and tables, as plain text or as Markdown.
#pragma once

#include <string>
#include <vector>

namespace sightline::replay {

class Page {
 public:
  void heading(int level, std::string text);
  void paragraph(std::string text);
  /// One item of a list; `mark` is e.g. a date.
  void item(std::string mark, std::string text);
  /// The first row is the head; all rows have as many cells.
  void table(std::vector<std::vector<std::string>> rows);

  /// Lines of at most 80 columns, but for tables.
  [[nodiscard]] std::string as_text() const;
  [[nodiscard]] std::string as_markdown() const;

 private:
  struct Block {
    enum class Kind { heading, paragraph, item, table };
    Kind kind = Kind::paragraph;
    int level = 0;
    std::string mark;
    std::string text;
    std::vector<std::vector<std::string>> rows;
  };
  std::vector<Block> blocks_;
};

}  // namespace sightline::replay
