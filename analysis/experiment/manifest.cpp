// SPDX-License-Identifier: Apache-2.0
#include <string>

#include <nlohmann/json.hpp>

#include <sightline/core/digest.hpp>
#include <sightline/core/error.hpp>
#include <sightline/experiment/build.hpp>
#include <sightline/experiment/result_files.hpp>
#include <sightline/output/file.hpp>

#include "labels.hpp"

namespace sightline::experiment {
namespace {

using Json = nlohmann::ordered_json;

std::string digest_of(const std::string& text) {
  Digest digest;
  digest.add_bytes(text);
  return digest.text();
}

}  // namespace

std::string manifest_json(const scenario::Study& study, const Sample& sample,
                          const RunRecord& run) {
  Json files = Json::array();
  for (const auto& [path, text] : study.files) {
    files.push_back({{"path", path}, {"bytes", text.size()}, {"fnv1a", digest_of(text)}});
  }
  const Json all = {{"program", "sightline"},
                    {"version", std::string(version())},
                    {"compiler", std::string(compiler())},
                    {"command_line", run.command_line},
                    {"study", study.name},
                    {"seed", study.seed},
                    {"replications", sample.replications()},
                    {"events", sample.events()},
                    {"fingerprint", to_hex(study.fingerprint)},
                    {"digest", to_hex(sample.digest())},
                    {"files_read", std::move(files)},
                    {"started", run.started},
                    {"ended", run.ended},
                    {"elapsed_s", run.elapsed_s},
                    {"host", run.host},
                    {"threads", run.threads}};
  return all.dump(2) + "\n";
}

void write_results(const std::filesystem::path& folder, const scenario::Study& study,
                   const Sample& sample, const Summary& summary, const RunRecord& run) {
  const std::filesystem::path tables = folder / "tables";
  std::error_code failure;
  std::filesystem::create_directories(tables, failure);
  if (failure) throw RunError(tables.string() + ": " + failure.message());
  for (const NamedTable& named : result_tables(study, sample, summary)) {
    output::write_csv(tables / (named.name + ".csv"), named.table);
  }
  output::write(folder / "results.h5", result_file(study, sample, summary));
  // Last: who finds a manifest finds the rest too.
  output::write_text(folder / "manifest.json", manifest_json(study, sample, run));
}

}  // namespace sightline::experiment
