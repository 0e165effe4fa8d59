// SPDX-License-Identifier: Apache-2.0
// Builds Node trees from the events of yaml-cpp's parser. Its own node type is avoided: that one
// keeps duplicate keys silently, expands aliases without limit and loses the place of tags.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include <sightline/config/mistakes.hpp>
#include <sightline/config/node.hpp>

namespace sightline::config {

/// Thrown out of the parser when a limit is passed; what() says which.
struct LimitPassed : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Receives the events of one document of `text`.
class TreeBuilder final : public YAML::EventHandler {
 public:
  TreeBuilder(const std::string& text, std::shared_ptr<const std::string> file, Mistakes& mistakes);

  /// The finished tree; broken if the document held nothing.
  [[nodiscard]] Node root() const { return root_; }
  /// 1-based position of a mark of yaml-cpp, which counts bytes from 0.
  struct Position {
    int line = 0;
    int column = 0;
  };
  [[nodiscard]] Position position_of(const YAML::Mark& mark) const;

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override;
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override;
  void OnMapEnd() override { close(); }

 private:
  struct Frame {
    std::shared_ptr<Node::Content> content;
    std::map<std::string, int> line_of_key;
    std::optional<Entry> pending;  ///< the key whose value comes next
    bool is_pending_dropped = false;
  };

  std::shared_ptr<Node::Content> make(NodeKind kind, const YAML::Mark& mark);
  void reject_properties(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor);
  void open(NodeKind kind, const YAML::Mark& mark);
  void close();
  void place(const std::shared_ptr<const Node::Content>& content);
  void place_key(Frame& frame, const Node::Content& content);
  void add(Position position, const std::string& path, std::string text);
  [[nodiscard]] std::string path_here() const;

  const std::string& text_;
  std::vector<std::size_t> line_starts_;
  std::shared_ptr<const std::string> file_;
  Mistakes& mistakes_;
  std::vector<Frame> frames_;
  std::size_t n_nodes_ = 0;
  Node root_ = Node::broken();
};

}  // namespace sightline::config
