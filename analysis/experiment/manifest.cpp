// SPDX-License-Identifier: Apache-2.0
#include <string>

#include <nlohmann/json.hpp>

#include <sightline/core/digest.hpp>
#include <sightline/core/error.hpp>
#include <sightline/experiment/build.hpp>
#include <sightline/experiment/headline.hpp>
#include <sightline/experiment/result_files.hpp>
#include <sightline/experiment/runner.hpp>
#include <sightline/output/file.hpp>

#include "json_text.hpp"
#include "labels.hpp"
#include "manifest_parts.hpp"

namespace sightline::experiment {
namespace {

using Json = nlohmann::ordered_json;

std::string digest_of(const std::string& text) {
  Digest digest;
  digest.add_bytes(text);
  return digest.text();
}

/// What stopped a study that stops by precision, or would have.
Json precision_json(const scenario::Study& study, const Sample& sample) {
  const Reached reached = precision_reached(study, sample);
  return {{"outcome", study.precision->outcome},
          {"arm", study.precision->arm},
          {"against", study.precision->against},
          {"half_width_wanted", study.precision->half_width},
          {"difference", output::json_number(reached.difference)},
          {"half_width", output::json_number(reached.half_width)},
          {"method", "asymptotic confidence sequence at 95 %"},
          {"in_words", stopping_sentence(*study.precision, reached, sample.replications())}};
}

}  // namespace

Json manifest_of(const scenario::Study& study, const RunRecord& run) {
  Json files = Json::array();
  for (const auto& [path, text] : study.files) {
    files.push_back({{"path", path}, {"bytes", text.size()}, {"fnv1a", digest_of(text)}});
  }
  Json all = {{"program", "sightline"},
              {"version", std::string(version())},
              {"compiler", std::string(compiler())},
              {"command_line", run.command_line},
              {"study", study.name},
              {"seed", study.seed},
              {"replications", nullptr},
              {"events", nullptr},
              {"fingerprint", to_hex(study.fingerprint)},
              {"digest", nullptr},
              {"files_read", std::move(files)},
              {"started", run.started},
              {"ended", run.ended},
              {"elapsed_s", run.elapsed_s},
              {"host", run.host},
              {"threads", run.threads}};
  if (run.share_saved_by_branching) all["share_saved_by_branching"] = *run.share_saved_by_branching;
  return all;
}

Json failures_json(const std::vector<Failure>& failures) {
  Json list = Json::array();
  for (const Failure& failure : failures) {
    Json entry = {{"replication", failure.replication},
                  {"seed", failure.seed},
                  {"arm", failure.arm},
                  {"reason", failure.reason}};
    if (failure.point) entry["design_point"] = *failure.point;
    list.push_back(std::move(entry));
  }
  return list;
}

void begin_results(const std::filesystem::path& folder) {
  const std::filesystem::path tables = folder / "tables";
  std::error_code failure;
  std::filesystem::create_directories(tables, failure);
  if (failure) throw RunError(tables.string() + ": " + failure.message());
  std::filesystem::remove(folder / "manifest.json", failure);
}

std::string manifest_json(const scenario::Study& study, const Sample& sample, const RunRecord& run,
                          const std::vector<Failure>& failures) {
  Json all = manifest_of(study, run);
  all["replications"] = sample.replications();
  all["events"] = sample.events();
  all["digest"] = to_hex(sample.digest());
  if (study.precision) all["precision"] = precision_json(study, sample);
  if (!failures.empty()) all["failed_replications"] = failures_json(failures);
  return text_of(all);
}

void write_results(const std::filesystem::path& folder, const scenario::Study& study,
                   const Sample& sample, const Summary& summary, const RunRecord& run,
                   const std::vector<Failure>& failures) {
  begin_results(folder);
  for_each_result_table(study, sample, summary, [&folder](const NamedTable& named) {
    output::write_csv(folder / "tables" / (named.name + ".csv"), named.table);
  });
  output::write(folder / "results.h5", result_file(study, sample, summary));
  output::write_text(folder / "manifest.json", manifest_json(study, sample, run, failures));
}

}  // namespace sightline::experiment
