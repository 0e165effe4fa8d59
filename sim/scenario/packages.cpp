// SPDX-License-Identifier: Apache-2.0
#include "packages.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

#include <fmt/format.h>

#include <sightline/core/dice.hpp>

#include "arms.hpp"
#include "files.hpp"

namespace sightline::scenario {

namespace {

/// Two to the power of this many arms are still a study.
constexpr std::size_t most_in_all_subsets = 8;
constexpr std::size_t most_reforms = 31;
constexpr config::Range permutations_range{2, 1000};

/// No study comes so far, so these dice are not those of any replication.
constexpr std::uint64_t replication_of_orders = 0x0DE5'0000'0000'0000U;

bool comes_before(const Members& a, const Members& b) {
  return a.size() != b.size() ? a.size() < b.size() : a < b;
}

std::vector<std::string> kind_names() {
  std::vector<std::string> names;
  for (const PackageKind kind :
       {PackageKind::each, PackageKind::all_subsets, PackageKind::permutations})
    names.emplace_back(name_of(kind));
  return names;
}

PackageKind kind_of(const std::string& name) {
  if (name == name_of(PackageKind::all_subsets)) return PackageKind::all_subsets;
  if (name == name_of(PackageKind::permutations)) return PackageKind::permutations;
  return PackageKind::each;
}

void check_count(config::MapReader& reader, const PackagePlan& plan) {
  const std::size_t n = plan.reforms.size();
  if (n < 2) {
    reader.fail("reforms",
                fmt::format("names {} reform{}; a package has at least two", n, n == 1 ? "" : "s"));
  } else if (n > most_reforms) {
    reader.fail("reforms",
                fmt::format("names {} reforms; at most {} make packages", n, most_reforms));
  } else if (plan.of == PackageKind::all_subsets && n > most_in_all_subsets) {
    reader.fail("of", fmt::format("all subsets of {} reforms are too many arms; with more than {} "
                                  "take `permutations`",
                                  n, most_in_all_subsets));
  }
}

void read_orders(config::MapReader& reader, PackagePlan& plan) {
  const std::int64_t n = reader.whole("permutations", permutations_range);
  const std::int64_t seed = reader.whole("seed", {.low = 0});
  if (n % 2 != 0) {
    reader.fail(
        "permutations",
        fmt::format("{} is odd; every order comes with its reverse, so write {}", n, n + 1));
  }
  plan.orders =
      draw_orders(plan.reforms.size(), static_cast<std::size_t>(std::max<std::int64_t>(n, 0)),
                  static_cast<std::uint64_t>(seed));
}

/// The id in a use of a reform, as far as it can be told without the reform's file.
std::string id_written(const config::Node& use) {
  const config::Node name = use.is(config::NodeKind::mapping) ? use.find("reform") : use;
  const std::string& text = name.text();
  return text.ends_with(".yaml") ? reform_id_of(text) : text;
}

}  // namespace

std::string_view name_of(PackageKind kind) {
  switch (kind) {
    case PackageKind::each:
      return "each";
    case PackageKind::all_subsets:
      return "all-subsets";
    case PackageKind::permutations:
      break;
  }
  return "permutations";
}

std::vector<Members> draw_orders(std::size_t reforms, std::size_t n, std::uint64_t seed) {
  const Dice dice(seed, replication_of_orders);
  std::vector<Members> orders;
  while (orders.size() < n) {
    Members order(reforms);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t left = reforms; left > 1; --left) {  // Fisher and Yates
      const double u = dice.trait({orders.size() / 2, 1, left});
      std::swap(order[left - 1], order[static_cast<std::size_t>(u * static_cast<double>(left))]);
    }
    orders.push_back(order);
    std::reverse(order.begin(), order.end());
    if (orders.size() < n) orders.push_back(std::move(order));
  }
  return orders;
}

std::vector<Members> packages_of(PackageKind of, std::size_t reforms,
                                 const std::vector<Members>& orders) {
  std::set<Members> found{{}};
  Members all(reforms);
  std::iota(all.begin(), all.end(), std::size_t{0});
  if (of == PackageKind::all_subsets) {
    for (std::size_t bits = 0; bits < std::size_t{1} << reforms; ++bits) {
      Members members;
      std::copy_if(all.begin(), all.end(), std::back_inserter(members),
                   [&](std::size_t i) { return (bits >> i & 1U) != 0; });
      found.insert(std::move(members));
    }
  }
  if (of == PackageKind::each) {
    for (const std::size_t i : all)
      found.insert(Members{i});
  }
  for (const Members& order : orders) {
    Members members;
    for (const std::size_t i : order) {
      members.insert(std::upper_bound(members.begin(), members.end(), i), i);
      found.insert(members);
    }
  }
  found.insert(all);
  std::vector<Members> packages(found.begin(), found.end());
  std::sort(packages.begin(), packages.end(), comes_before);
  return packages;
}

std::string package_name(const std::vector<std::string>& reforms, const Members& members) {
  std::string name;
  for (const std::size_t i : members)
    name += (name.empty() ? "" : "+") + reforms.at(i);
  return name.empty() ? "none" : name;
}

std::vector<std::string> package_names(const PackagePlan& plan) {
  std::vector<std::string> ids;
  std::transform(plan.reforms.begin(), plan.reforms.end(), std::back_inserter(ids), id_written);
  std::vector<std::string> names;
  for (const Members& members : plan.packages)
    names.push_back(package_name(ids, members));
  return names;
}

PackagePlan read_package_plan(config::MapReader& study_reader) {
  config::MapReader reader = study_reader.map("packages");
  const std::size_t before = reader.mistakes().size();
  PackagePlan plan;
  if (!reader.is_mapping()) return plan;
  plan.reforms = reader.items("reforms");
  for (std::size_t i = 0; i < plan.reforms.size(); ++i)
    plan.keys.push_back(fmt::format("{}[{}]", reader.path_of("reforms"), i + 1));
  plan.of = kind_of(reader.choice("of", kind_names()));
  if (reader.node().find("reforms").is(config::NodeKind::sequence)) check_count(reader, plan);
  if (plan.of == PackageKind::permutations) {
    read_orders(reader, plan);
  } else if (reader.has("permutations") || reader.has("seed")) {
    const std::string key = reader.has("permutations") ? "permutations" : "seed";
    static_cast<void>(reader.has("seed"));
    reader.fail(key, "has a meaning only with `of: permutations`");
  }
  reader.finish();
  if (reader.mistakes().size() == before)
    plan.packages = packages_of(plan.of, plan.reforms.size(), plan.orders);
  return plan;
}

void ArmsReader::read_packages(config::MapReader& study_reader, const Baseline& baseline,
                               const Overrides& overrides) {
  const PackagePlan plan = read_package_plan(study_reader);
  // All reforms together first: what is wrong with one of them is told once, not for each arm.
  const std::size_t before = files_.mistakes().size();
  const std::vector<std::string> ids =
      arm_of({.name = "all", .reforms = plan.reforms, .reform_keys = plan.keys}, baseline,
             overrides)
          .reforms;
  if (files_.mistakes().size() != before || plan.packages.empty()) return;
  for (const Members& members : plan.packages) {
    ArmSource source;
    source.name = package_name(ids, members);
    for (const std::size_t i : members) {
      source.reforms.push_back(plan.reforms[i]);
      source.reform_keys.push_back(plan.keys[i]);
    }
    study_.arms.push_back(arm_of(source, baseline, overrides));
  }
  study_.packages = Packages{ids, plan.of, plan.orders};
}

}  // namespace sightline::scenario
