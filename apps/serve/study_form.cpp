// SPDX-License-Identifier: Apache-2.0
#include "study_form.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "limits.hpp"

namespace sightline::apps::serve {
namespace {

constexpr std::size_t most_id_bytes = 60;

bool is_plain(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7f;
  });
}

/// Reads the members of one object and collects what is wrong with them.
class FormReader {
 public:
  FormReader(const nlohmann::json& object, std::string path, std::vector<Mistake>& mistakes)
      : object_(object.is_object() ? object : nlohmann::json::object()),
        path_(std::move(path)),
        mistakes_(mistakes) {
    if (!object.is_object()) fail("", "is not an object");
  }

  [[nodiscard]] bool has(const std::string& key) const { return object_.contains(key); }

  std::string text(const std::string& key) { return text_of(member(key), key); }

  /// The name of a file's content, which must never be taken for a path.
  std::string id(const std::string& key) {
    std::string text = text_of(member(key), key);
    if (!text.empty() && !is_id(text))
      fail(key, "is not a name: letters, digits, `-` and `_` make one");
    return text;
  }

  /// A number as the file will say it.
  std::string number(const std::string& key) {
    const nlohmann::json& value = member(key);
    if (value.is_number()) return value.dump();
    fail(key, "is not a number");
    return "0";
  }

  std::vector<std::string> ids(const std::string& key) {
    std::vector<std::string> all;
    each(key, [&](const nlohmann::json& item, const std::string& place) {
      std::string text = text_of(item, place);
      if (!is_id(text)) fail(place, "is not a name: letters, digits, `-` and `_` make one");
      all.push_back(std::move(text));
    });
    return all;
  }

  Settings settings(const std::string& key) {
    Settings all;
    const nlohmann::json& mapping = member(key);
    if (mapping.is_null()) return all;
    if (!mapping.is_object()) {
      fail(key, "is not an object");
      return all;
    }
    for (const auto& [path, value] : mapping.items()) {
      if (value.is_number() || value.is_boolean()) {
        all[path] = value.dump();
      } else {
        fail(key + "." + path, "is neither a number nor true or false");
      }
    }
    return all;
  }

  /// An object within this one, read by a reader of its own.
  FormReader object(const std::string& key) { return {member(key), path_of(key), mistakes_}; }

  template <class Take>
  void each(const std::string& key, Take&& take) {
    const nlohmann::json& list = member(key);
    if (list.is_null()) return;
    if (!list.is_array()) return fail(key, "is not a list");
    for (std::size_t i = 0; i < list.size(); ++i)
      take(list[i], fmt::format("{}[{}]", key, i + 1));
  }

  void fail(const std::string& key, std::string text) {
    const bool is_inside = !path_.empty() && !key.empty();
    mistakes_.push_back({"", 0, 0, path_ + (is_inside ? "." : "") + key, std::move(text)});
  }

  [[nodiscard]] std::string path_of(const std::string& key) const {
    return path_.empty() ? key : path_ + "." + key;
  }

  void finish() {
    for (const auto& [key, value] : object_.items()) {
      if (std::find(known_.begin(), known_.end(), key) != known_.end()) continue;
      const std::string nearest = nearest_name(key, known_);
      fail(key, nearest.empty() ? "is not known here"
                                : fmt::format("is not known here. Did you mean `{}`?", nearest));
    }
  }

 private:
  const nlohmann::json& member(const std::string& key) {
    known_.push_back(key);
    const auto found = object_.find(key);
    return found == object_.end() ? nothing_ : *found;
  }

  std::string text_of(const nlohmann::json& value, const std::string& key) {
    if (!value.is_string()) {
      fail(key, value.is_null() ? "is missing" : "is not text");
      return "";
    }
    auto text = value.get<std::string>();
    if (text.size() > most_text_bytes)
      fail(key, fmt::format("is longer than {} characters", most_text_bytes));
    if (!is_plain(text)) fail(key, "holds a control character or a line break");
    return text;
  }

  const nlohmann::json object_;
  const nlohmann::json nothing_;
  std::string path_;
  std::vector<std::string> known_;
  std::vector<Mistake>& mistakes_;
};

ArmForm read_arm(const nlohmann::json& item, const std::string& path,
                 std::vector<Mistake>& mistakes) {
  FormReader reader(item, path, mistakes);
  ArmForm arm;
  arm.name = reader.text("name");
  arm.reforms = reader.ids("reforms");
  arm.settings = reader.settings("set");
  reader.finish();
  return arm;
}

PrecisionForm read_precision(FormReader reader) {
  PrecisionForm precision;
  precision.outcome = reader.id("outcome");
  precision.arm = reader.text("arm");
  precision.against = reader.text("against");
  precision.half_width = reader.number("half_width");
  precision.at_most = reader.number("at_most");
  reader.finish();
  return precision;
}

nlohmann::json parsed(std::string_view json) {
  try {
    return nlohmann::json::parse(json);
  } catch (const nlohmann::json::exception& error) {
    throw InputError(Mistake{"", 0, 0, "", fmt::format("is no JSON: {}", error.what())});
  }
}

}  // namespace

bool is_id(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
}

std::string id_of(std::string_view name) {
  std::string id;
  for (const char c : name) {
    const bool is_capital = c >= 'A' && c <= 'Z';
    const char small = is_capital ? static_cast<char>(c - 'A' + 'a') : c;
    const bool is_kept = (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9');
    if (is_kept) id += small;
    if (!is_kept && !id.empty() && id.back() != '-') id += '-';
    if (id.size() == most_id_bytes) break;
  }
  while (!id.empty() && id.back() == '-')
    id.pop_back();
  return id.empty() ? "study" : id;
}

StudyForm read_form(std::string_view json) {
  std::vector<Mistake> mistakes;
  FormReader reader(parsed(json), "", mistakes);
  StudyForm form;
  form.name = reader.text("name");
  form.question = reader.text("question");
  form.baseline = reader.id("baseline");
  reader.each("arms", [&](const nlohmann::json& item, const std::string& path) {
    if (form.arms.size() < most_arms)
      form.arms.push_back(read_arm(item, path, mistakes));
    else if (form.arms.size() == most_arms)
      reader.fail(path, fmt::format("is one arm too many: at most {}", most_arms));
  });
  form.settings = reader.settings("set");
  if (reader.has("precision")) form.precision = read_precision(reader.object("precision"));
  if (!form.precision || reader.has("replications"))
    form.replications = reader.number("replications");
  form.seed = reader.number("seed");
  form.children = reader.number("children");
  form.start = reader.text("start");
  form.warm_up_years = reader.number("warm_up_years");
  form.years = reader.number("years");
  form.measure = reader.ids("measure");
  reader.finish();
  if (!mistakes.empty()) throw InputError(std::move(mistakes));
  return form;
}

}  // namespace sightline::apps::serve
