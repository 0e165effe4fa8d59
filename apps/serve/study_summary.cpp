// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numeric>

#include <nlohmann/json.hpp>

#include <sightline/core/error.hpp>
#include <sightline/experiment/headline.hpp>
#include <sightline/model/outcomes/measures.hpp>
#include <sightline/output/data_file.hpp>
#include <sightline/output/json_number.hpp>

#include "finished_studies.hpp"
#include "json_text.hpp"

namespace sightline::apps::serve {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using Numbers = std::vector<double>;
using Texts = std::vector<std::string>;

/// A results file with what a page shows of it.
class StoredStudy {
 public:
  explicit StoredStudy(const fs::path& path)
      : file_(output::read(path)),
        arms_(texts(file_.axis("arm"))),
        outcomes_(texts(file_.axis("outcome"))),
        configuration_(Json::parse(text("configuration"))) {}

  [[nodiscard]] const output::DataFile& file() const { return file_; }
  [[nodiscard]] std::string text(const std::string& attribute) const {
    return std::get<std::string>(file_.attributes.at(attribute));
  }
  [[nodiscard]] std::size_t arms() const { return arms_.size(); }
  [[nodiscard]] const std::string& arm(std::size_t i) const { return arms_[i]; }
  /// The arm's own.
  [[nodiscard]] Json reforms(std::size_t arm) const {
    return configuration_.at("arms").at(arm).value("reforms", Json::array());
  }
  [[nodiscard]] std::size_t replications() const { return file_.axis("replication").size(); }

  /// "estimate" or "difference" of every outcome, by name.
  [[nodiscard]] Json estimates(const std::string& name, std::size_t arm) const {
    Json all = Json::object();
    for (std::size_t i = 0; i < outcomes_.size(); ++i) {
      const std::size_t place = arm * outcomes_.size() + i;
      all[outcomes_[i]] = {{"mean", output::json_number(numbers(name)[place])},
                           {"low", output::json_number(numbers(name + "_low")[place])},
                           {"high", output::json_number(numbers(name + "_high")[place])}};
    }
    return all;
  }

  /// Children per replication.
  [[nodiscard]] double mean_of(const std::string& name, std::size_t arm) const {
    const auto begin = numbers(name).begin() + static_cast<std::ptrdiff_t>(arm * replications());
    return std::accumulate(begin, begin + static_cast<std::ptrdiff_t>(replications()), 0.0) /
           static_cast<double>(replications());
  }

  /// What headline_sentence() needs: the names of the arms and their differences.
  [[nodiscard]] std::string sentence(std::size_t arm) const {
    scenario::Study study;
    experiment::Summary summary;
    for (std::size_t i = 0; i < arms(); ++i) {
      study.arms.emplace_back();
      study.arms.back().name = arms_[i];
      if (i > 0) summary.comparisons.push_back(comparison(i));
    }
    return experiment::headline_sentence(study, summary, arm);
  }

 private:
  static const Texts& texts(const output::Axis& axis) { return std::get<Texts>(axis.ticks); }
  [[nodiscard]] const Numbers& numbers(const std::string& name) const {
    return std::get<Numbers>(file_.variable(name).values);
  }

  [[nodiscard]] experiment::Comparison comparison(std::size_t arm) const {
    experiment::Comparison comparison;
    comparison.arm = arm;
    for (const model::outcomes::Outcome& outcome : model::outcomes::catalogue()) {
      const auto found = std::find(outcomes_.begin(), outcomes_.end(), outcome.name);
      if (found == outcomes_.end()) throw RunError("results of another version of the program");
      const auto place =
          arm * outcomes_.size() + static_cast<std::size_t>(found - outcomes_.begin());
      comparison.outcomes.emplace_back();
      statistics::Estimate& difference = comparison.outcomes.back().difference;
      difference.mean = numbers("difference")[place];
      difference.low = numbers("difference_low")[place];
      difference.high = numbers("difference_high")[place];
      difference.standard_error = numbers("difference_standard_error")[place];
      difference.n = replications();
    }
    return comparison;
  }

  output::DataFile file_;
  Texts arms_, outcomes_;
  Json configuration_;
};

Json arm_json(const StoredStudy& study, std::size_t arm) {
  Json entry = {{"name", study.arm(arm)},
                {"reforms", study.reforms(arm)},
                {"outcomes", study.estimates("estimate", arm)}};
  if (arm == 0) return entry;
  entry["differences"] = study.estimates("difference", arm);
  entry["rescued"] = output::json_number(study.mean_of("rescued", arm));
  entry["newly_missed"] = output::json_number(study.mean_of("newly_missed", arm));
  entry["sentence"] = study.sentence(arm);
  return entry;
}

std::string study_file_of(const fs::path& folder) {
  const fs::path file = folder / "study.yaml";
  return fs::exists(file) ? file.string() : "";
}

void require_plain(const fs::path& path) {
  if (!fs::exists(path))
    throw InputError(
        Mistake{path.string(), 0, 0, "", "there is no such file: the study is not finished"});
}

}  // namespace

std::string summary_json(const fs::path& folder, const std::string& id) {
  const fs::path path = folder / "results.h5";
  require_plain(path);
  try {
    const StoredStudy study(path);
    Json arms = Json::array();
    for (std::size_t arm = 0; arm < study.arms(); ++arm)
      arms.push_back(arm_json(study, arm));
    const Json all = {{"id", id},
                      {"study", study.text("study")},
                      {"question", study.text("question")},
                      {"baseline", study.text("baseline")},
                      {"children", std::get<std::int64_t>(study.file().attributes.at("children"))},
                      {"seed", study.text("seed")},
                      {"replications", study.replications()},
                      {"digest", study.text("digest")},
                      {"stopping", stopping_of(folder)},
                      {"has_report", fs::exists(folder / "report.html")},
                      {"study_file", study_file_of(folder)},
                      {"arms", std::move(arms)}};
    return json_text(all);
  } catch (const std::logic_error& error) {  // of a sweep, which has other tables
    throw InputError(
        Mistake{path.string(), 0, 0, "",
                std::string("holds no results of a study with arms: ") + error.what()});
  }
}

}  // namespace sightline::apps::serve
