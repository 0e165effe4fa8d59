// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include <sightline/config/map_reader.hpp>

namespace sightline::config {

namespace {

constexpr Date fallback_date{std::chrono::year(2000), std::chrono::January, std::chrono::day(1)};

}  // namespace

MapReader::MapReader(Node node, std::string path, Mistakes& mistakes)
    : node_(std::move(node)), path_(std::move(path)), mistakes_(&mistakes) {
  const NodeKind kind = node_.kind();
  if (kind == NodeKind::mapping || kind == NodeKind::absent || kind == NodeKind::broken) return;
  mistakes.add(node_, path_,
               fmt::format("is {}; a mapping of keys (`key: value`) is needed", name_of(kind)));
  node_ = Node::broken();
}

std::string MapReader::path_of(std::string_view name) const {
  return path_.empty() ? std::string(name) : path_ + "." + std::string(name);
}

void MapReader::ask(std::string_view name) {
  if (std::find(asked_.begin(), asked_.end(), name) == asked_.end()) asked_.emplace_back(name);
}

bool MapReader::has(std::string_view name) {
  ask(name);
  return !node_.find(name).is(NodeKind::absent);
}

Node MapReader::required(std::string_view name, Null null) {
  Node value = optional(name, null);
  if (!value.is(NodeKind::absent)) return value;
  if (is_mapping()) mistakes_->add(node_, path_of(name), "is missing; it is required");
  return Node::broken();
}

Node MapReader::optional(std::string_view name, Null null) {
  ask(name);
  Node value = node_.find(name);
  if (value.is(NodeKind::null) && null == Null::rejected) {
    mistakes_->add(value, path_of(name), "has no value");
    return Node::broken();
  }
  return value;
}

std::string MapReader::text(std::string_view name) {
  return text_of(required(name), path_of(name), *mistakes_).value_or("");
}

std::string MapReader::text_or(std::string_view name, std::string fallback) {
  return text_of(optional(name), path_of(name), *mistakes_).value_or(std::move(fallback));
}

double MapReader::number(std::string_view name, Range range) {
  return number_of(required(name), path_of(name), *mistakes_, range).value_or(0.0);
}

double MapReader::number_or(std::string_view name, double fallback, Range range) {
  return number_of(optional(name), path_of(name), *mistakes_, range).value_or(fallback);
}

std::int64_t MapReader::whole(std::string_view name, Range range) {
  return whole_of(required(name), path_of(name), *mistakes_, range).value_or(0);
}

std::int64_t MapReader::whole_or(std::string_view name, std::int64_t fallback, Range range) {
  return whole_of(optional(name), path_of(name), *mistakes_, range).value_or(fallback);
}

bool MapReader::boolean(std::string_view name) {
  return boolean_of(required(name), path_of(name), *mistakes_).value_or(false);
}

bool MapReader::boolean_or(std::string_view name, bool fallback) {
  return boolean_of(optional(name), path_of(name), *mistakes_).value_or(fallback);
}

Date MapReader::date(std::string_view name) {
  return date_of(required(name), path_of(name), *mistakes_).value_or(fallback_date);
}

Date MapReader::date_or(std::string_view name, Date fallback) {
  return date_of(optional(name), path_of(name), *mistakes_).value_or(fallback);
}

std::string MapReader::choice(std::string_view name, const std::vector<std::string>& allowed) {
  return choice_of(required(name), path_of(name), allowed, *mistakes_).value_or("");
}

std::string MapReader::choice_or(std::string_view name, const std::vector<std::string>& allowed,
                                 std::string fallback) {
  return choice_of(optional(name), path_of(name), allowed, *mistakes_)
      .value_or(std::move(fallback));
}

std::vector<std::string> MapReader::texts(std::string_view name) {
  return texts_of(required(name), path_of(name), *mistakes_).value_or(std::vector<std::string>());
}

std::vector<std::string> MapReader::texts_or(std::string_view name,
                                             std::vector<std::string> fallback) {
  return texts_of(optional(name), path_of(name), *mistakes_).value_or(std::move(fallback));
}

std::vector<Node> MapReader::items(std::string_view name) {
  return items_of(required(name), path_of(name), *mistakes_).value_or(std::vector<Node>());
}

std::vector<Node> MapReader::items_or_none(std::string_view name) {
  return items_of(optional(name), path_of(name), *mistakes_).value_or(std::vector<Node>());
}

MapReader MapReader::map(std::string_view name) {
  return {required(name), path_of(name), *mistakes_};
}

MapReader MapReader::map_or_none(std::string_view name) {
  return {optional(name), path_of(name), *mistakes_};
}

void MapReader::fail(std::string_view name, std::string text) {
  const Node value = node_.find(name);
  mistakes_->add(value.is(NodeKind::absent) ? node_ : value, path_of(name), std::move(text));
}

void MapReader::finish() {
  for (const Entry& entry : node_.entries()) {
    if (std::find(asked_.begin(), asked_.end(), entry.key) != asked_.end()) continue;
    const std::string hint = suggestion(entry.key, asked_);
    mistakes_->add(entry, path_of(entry.key),
                   "is not a known key" + (hint.empty() ? hint : ". " + hint));
  }
}

}  // namespace sightline::config
