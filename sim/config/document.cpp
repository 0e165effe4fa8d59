// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <optional>
#include <sstream>

#include <fmt/format.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <sightline/config/document.hpp>

#include "text_check.hpp"
#include "tree_builder.hpp"

namespace sightline::config {

namespace {

namespace fs = std::filesystem;

std::string not_found_text(const fs::path& path) {
  std::vector<std::string> siblings;
  std::error_code ignored;
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  for (fs::directory_iterator it(folder, ignored), end; !ignored && it != end;
       it.increment(ignored)) {
    siblings.push_back(it->path().filename().string());
  }
  std::sort(siblings.begin(), siblings.end());
  const std::string nearest = nearest_name(path.filename().string(), siblings);
  if (nearest.empty()) return "there is no such file";
  return fmt::format("there is no such file. Did you mean `{}`?",
                     (path.parent_path() / nearest).string());
}

std::optional<std::string> bytes_of(const fs::path& path, Mistakes& mistakes) {
  const auto fail = [&](std::string text) {
    mistakes.add(Mistake{path.string(), 0, 0, "", std::move(text)});
    return std::nullopt;
  };
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) return fail(not_found_text(path));
  if (status.type() == fs::file_type::directory) return fail("is a folder; a file is needed");
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  if (!in) return fail(fmt::format("cannot be opened: {}", std::strerror(errno)));
  // One byte over the limit is enough to know; the rest of an endless device is never read.
  std::string bytes(Document::max_bytes + 1, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (in.bad()) return fail(fmt::format("cannot be read: {}", std::strerror(errno)));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

enum class Parsed { document, end, failed };

/// Parses the next document into `builder`; a failure is reported.
Parsed parse_next(YAML::Parser& parser, TreeBuilder& builder, const std::string& name,
                  Mistakes& mistakes) {
  const auto fail = [&](const YAML::Mark& mark, std::string text) {
    const TreeBuilder::Position at = builder.position_of(mark);
    mistakes.add(Mistake{name, at.line, at.column, "", std::move(text)});
  };
  try {
    return parser.HandleNextDocument(builder) ? Parsed::document : Parsed::end;
  } catch (const LimitPassed& limit) {
    mistakes.add(Mistake{name, 0, 0, "", limit.what()});
  } catch (const YAML::Exception& error) {
    fail(error.mark, "is not valid YAML: " + error.msg);
  }
  return Parsed::failed;
}

}  // namespace

Document Document::read_file(const fs::path& path, Mistakes& mistakes) {
  const std::optional<std::string> bytes = bytes_of(path, mistakes);
  if (!bytes) return {};
  return read_text(*bytes, path.string(), mistakes);
}

Document Document::read_text(std::string text, const std::string& name, Mistakes& mistakes) {
  Document document;
  document.text_ = std::move(text);
  if (document.text_.size() > max_bytes) {
    mistakes.add(Mistake{name, 0, 0, "", fmt::format("is larger than {} bytes", max_bytes)});
    return document;
  }
  std::string body = document.text_;
  if (body.compare(0, 3, "\xEF\xBB\xBF") == 0) body.erase(0, 3);
  if (const auto fault = first_text_fault(body)) {
    mistakes.add(Mistake{name, fault->line, fault->column, "", fault->text});
    return document;
  }
  std::istringstream in(body);
  TreeBuilder builder(body, std::make_shared<const std::string>(name), mistakes);
  YAML::Parser parser(in);
  const Parsed first = parse_next(parser, builder, name, mistakes);
  if (first == Parsed::failed) return document;
  if (first == Parsed::end || builder.root().is(NodeKind::null)) {
    mistakes.add(Mistake{name, 0, 0, "", "is empty"});
    return document;
  }
  Mistakes of_second;
  TreeBuilder second(body, std::make_shared<const std::string>(name), of_second);
  const Parsed next = parse_next(parser, second, name, mistakes);
  if (next == Parsed::failed) return document;
  if (next == Parsed::document) {
    mistakes.add(Mistake{name, second.root().line(), second.root().column(), "",
                         "only one document is allowed in a file; remove the `---`"});
  }
  document.root_ = builder.root();
  return document;
}

}  // namespace sightline::config
