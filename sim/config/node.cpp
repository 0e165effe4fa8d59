// SPDX-License-Identifier: Apache-2.0
#include <sightline/config/node.hpp>

namespace sightline::config {

namespace {

std::shared_ptr<const Node::Content> content_of_kind(NodeKind kind) {
  auto content = std::make_shared<Node::Content>();
  content->kind = kind;
  content->file = std::make_shared<const std::string>();
  return content;
}

}  // namespace

Node::Node() {
  static const std::shared_ptr<const Content> absent = content_of_kind(NodeKind::absent);
  content_ = absent;
}

Node Node::broken() {
  static const std::shared_ptr<const Content> broken = content_of_kind(NodeKind::broken);
  return Node(broken);
}

NodeKind Node::kind() const {
  return content_->kind;
}
const std::string& Node::text() const {
  return content_->text;
}
bool Node::is_quoted() const {
  return content_->is_quoted;
}
const std::string& Node::file() const {
  return *content_->file;
}
int Node::line() const {
  return content_->line;
}
int Node::column() const {
  return content_->column;
}
const std::vector<Entry>& Node::entries() const {
  return content_->entries;
}
const std::vector<Node>& Node::items() const {
  return content_->items;
}

Node Node::find(std::string_view key) const {
  for (const Entry& entry : entries()) {
    if (entry.key == key) return entry.value;
  }
  return {};
}

std::string_view name_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::absent:
    case NodeKind::null:
      return "nothing";
    case NodeKind::broken:
      return "something unreadable";
    case NodeKind::scalar:
      return "a single value";
    case NodeKind::sequence:
      return "a list";
    case NodeKind::mapping:
      return "a mapping of keys";
  }
  return "";
}

}  // namespace sightline::config
