// SPDX-License-Identifier: Apache-2.0
#include "tree_builder.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <sightline/config/document.hpp>

namespace sightline::config {

TreeBuilder::TreeBuilder(const std::string& text, std::shared_ptr<const std::string> file,
                         Mistakes& mistakes)
    : text_(text), line_starts_{0}, file_(std::move(file)), mistakes_(mistakes) {
  for (std::size_t i = 0; i < text_.size(); ++i) {
    if (text_[i] == '\n') line_starts_.push_back(i + 1);
  }
}

TreeBuilder::Position TreeBuilder::position_of(const YAML::Mark& mark) const {
  if (mark.is_null()) return {};
  const auto line = std::min(static_cast<std::size_t>(mark.line), line_starts_.size() - 1);
  const std::size_t begin = line_starts_[line];
  const std::size_t end = std::min(begin + static_cast<std::size_t>(mark.column), text_.size());
  int column = 1;
  for (std::size_t i = begin; i < end; ++i) {
    // Continuation bytes of UTF-8 belong to the character before them.
    if ((static_cast<unsigned char>(text_[i]) & 0xC0U) != 0x80U) ++column;
  }
  return {static_cast<int>(line) + 1, column};
}

std::string TreeBuilder::path_here() const {
  std::string path;
  for (const Frame& frame : frames_) {
    if (frame.content->kind == NodeKind::sequence) {
      path += fmt::format("[{}]", frame.content->items.size() + 1);
    } else if (frame.pending) {
      path += (path.empty() ? "" : ".") + frame.pending->key;
    }
  }
  return path;
}

void TreeBuilder::add(Position position, const std::string& path, std::string text) {
  mistakes_.add({*file_, position.line, position.column, path, std::move(text)});
}

std::shared_ptr<Node::Content> TreeBuilder::make(NodeKind kind, const YAML::Mark& mark) {
  if (++n_nodes_ > Document::max_nodes) {
    throw LimitPassed(fmt::format("has more than {} values", Document::max_nodes));
  }
  if (frames_.size() >= Document::max_depth) {
    throw LimitPassed(fmt::format("is nested more than {} levels deep", Document::max_depth));
  }
  auto content = std::make_shared<Node::Content>();
  content->kind = kind;
  content->file = file_;
  const Position position = position_of(mark);
  content->line = position.line;
  content->column = position.column;
  return content;
}

void TreeBuilder::reject_properties(const YAML::Mark& mark, const std::string& tag,
                                    YAML::anchor_t anchor) {
  // yaml-cpp gives "?" to plain and "!" to quoted values, but "!" also to the tag written `!`.
  const auto line = static_cast<std::size_t>(std::max(mark.line, 0));
  const std::size_t at = line < line_starts_.size()
                             ? line_starts_[line] + static_cast<std::size_t>(mark.column)
                             : text_.size();
  const bool has_bare_tag = at < text_.size() && text_[at] == '!';
  if (anchor != 0) {
    add(position_of(mark), path_here(), "anchors (`&name`) are not allowed; write the value out");
  }
  if (has_bare_tag || (!tag.empty() && tag != "?" && tag != "!")) {
    add(position_of(mark), path_here(), "tags (`!name`) are not allowed; write the plain value");
  }
}

void TreeBuilder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
  reject_properties(mark, "", anchor);
  const auto content = make(NodeKind::null, mark);
  // The parser's place of a missing value is wherever it noticed; the key is what the user looks
  // for.
  if (!frames_.empty() && frames_.back().pending) {
    content->line = frames_.back().pending->line;
    content->column = frames_.back().pending->column;
  }
  place(content);
}

void TreeBuilder::OnAlias(const YAML::Mark& mark, YAML::anchor_t) {
  add(position_of(mark), path_here(), "aliases (`*name`) are not allowed; write the value out");
  place(make(NodeKind::broken, mark));
}

void TreeBuilder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                           const std::string& value) {
  reject_properties(mark, tag, anchor);
  const auto content = make(NodeKind::scalar, mark);
  content->text = value;
  content->is_quoted = tag == "!";
  place(content);
}

void TreeBuilder::OnSequenceStart(const YAML::Mark& mark, const std::string& tag,
                                  YAML::anchor_t anchor, YAML::EmitterStyle::value) {
  reject_properties(mark, tag, anchor);
  open(NodeKind::sequence, mark);
}

void TreeBuilder::OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                             YAML::EmitterStyle::value) {
  reject_properties(mark, tag, anchor);
  open(NodeKind::mapping, mark);
}

void TreeBuilder::open(NodeKind kind, const YAML::Mark& mark) {
  Frame frame;
  frame.content = make(kind, mark);
  frames_.push_back(std::move(frame));
}

void TreeBuilder::close() {
  const std::shared_ptr<Node::Content> finished = frames_.back().content;
  frames_.pop_back();
  place(finished);
}

void TreeBuilder::place(const std::shared_ptr<const Node::Content>& content) {
  if (frames_.empty()) {
    root_ = Node(content);
    return;
  }
  Frame& frame = frames_.back();
  if (frame.content->kind == NodeKind::sequence) {
    frame.content->items.emplace_back(content);
  } else if (!frame.pending) {
    place_key(frame, *content);
  } else {
    frame.pending->value = Node(content);
    if (!frame.is_pending_dropped) frame.content->entries.push_back(std::move(*frame.pending));
    frame.pending.reset();
  }
}

void TreeBuilder::place_key(Frame& frame, const Node::Content& content) {
  const Position position{content.line, content.column};
  const bool is_name = content.kind == NodeKind::scalar && !content.text.empty();
  const std::string path = path_here();
  frame.pending = Entry{content.text, content.line, content.column, {}};
  frame.is_pending_dropped = false;
  if (!is_name) {
    if (content.kind != NodeKind::broken) {
      add(position, path,
          content.kind == NodeKind::mapping || content.kind == NodeKind::sequence
              ? fmt::format("a key must be a name, not {}", name_of(content.kind))
              : "a key must have a name");
    }
    frame.is_pending_dropped = true;
    return;
  }
  const auto [first, is_new] = frame.line_of_key.emplace(content.text, content.line);
  if (!is_new) {
    add(position, path.empty() ? content.text : path + "." + content.text,
        fmt::format("is given twice; the first is on line {}", first->second));
    frame.is_pending_dropped = true;
  }
}

}  // namespace sightline::config
