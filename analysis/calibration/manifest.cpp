// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include <sightline/calibration/calibrate.hpp>
#include <sightline/calibration/findings.hpp>
#include <sightline/core/digest.hpp>
#include <sightline/experiment/build.hpp>
#include <sightline/output/file.hpp>

namespace sightline::calibration {
namespace {

using Json = nlohmann::ordered_json;

Json files_json(const scenario::Calibration& calibration) {
  Json files = Json::array();
  for (const auto& [path, text] : calibration.files) {
    Digest digest;
    digest.add_bytes(text);
    files.push_back({{"path", path}, {"bytes", text.size()}, {"fnv1a", digest.text()}});
  }
  return files;
}

}  // namespace

void write_manifest(const std::filesystem::path& folder, const scenario::Calibration& calibration,
                    const std::string& digest, const experiment::RunRecord& run) {
  const Json all = {{"program", "sightline"},
                    {"version", std::string(experiment::version())},
                    {"compiler", std::string(experiment::compiler())},
                    {"command_line", run.command_line},
                    {"calibration", calibration.name},
                    {"baseline", calibration.baseline},
                    {"seed", calibration.seed},
                    {"digest", digest},
                    {"files_read", files_json(calibration)},
                    {"started", run.started},
                    {"ended", run.ended},
                    {"elapsed_s", run.elapsed_s},
                    {"host", run.host},
                    {"threads", run.threads}};
  output::write_text(folder / "manifest.json", all.dump(2) + "\n");
}

}  // namespace sightline::calibration
