// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <tuple>

#include <sightline/core/error.hpp>
#include <sightline/experiment/failure.hpp>
#include <sightline/output/csv.hpp>

namespace sightline::experiment {

void sort(std::vector<Failure>& failures) {
  std::sort(failures.begin(), failures.end(), [](const Failure& a, const Failure& b) {
    return std::tie(a.point, a.replication) < std::tie(b.point, b.replication);
  });
}

void write_failures(const std::filesystem::path& folder, const std::vector<Failure>& failures) {
  const std::filesystem::path path = folder / "failures.csv";
  if (failures.empty()) {
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
    return;
  }
  std::vector<std::string> points;
  std::vector<std::string> replications;
  std::vector<std::string> seeds;
  std::vector<std::string> arms;
  std::vector<std::string> reasons;
  for (const Failure& failure : failures) {
    points.push_back(failure.point ? std::to_string(*failure.point) : "");
    replications.push_back(std::to_string(failure.replication));
    seeds.push_back(std::to_string(failure.seed));
    arms.push_back(failure.arm);
    reasons.push_back(failure.reason);
  }
  output::write_csv(path, {{{"design_point", points},
                            {"replication", replications},
                            {"seed", seeds},
                            {"arm", arms},
                            {"reason", reasons}}});
}

}  // namespace sightline::experiment
