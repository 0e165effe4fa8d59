// SPDX-License-Identifier: Apache-2.0
// Reads the arms of a study: what each sets, and which reforms it makes.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <sightline/config/map_reader.hpp>
#include <sightline/scenario/baseline.hpp>
#include <sightline/scenario/study.hpp>

#include "files.hpp"
#include "roll_out.hpp"

namespace sightline::scenario {

/// What an arm is made of.
struct ArmSource {
  std::string name;
  config::Node changes;  ///< its `set`; absent if there is none
  std::string changes_key;
  std::vector<config::Node> reforms;
  std::vector<std::string> reform_keys;  ///< their dotted paths, for messages
};

/// What to say of two reforms that set a number to different values.
[[nodiscard]] std::string conflict_text(const Reform& first, const Reform& second,
                                        const Contradiction& found);

class ArmsReader {
 public:
  /// `study` has its parameter sets and, unless `has_period` is false, its period; it gets its arms
  /// and reforms.
  ArmsReader(Files& files, std::filesystem::path folder, bool has_period, Study& study);

  void read(config::MapReader& study_reader, const Baseline& baseline, const Overrides& overrides);
  /// The reform that `node` names, as its file says it; nullptr, and a mistake, if none.
  const Reform* reform_of(const config::Node& node, const std::string& key);
  /// Tells a mistake if the reform starts outside the period.
  void check_start(const Reform& reform, const config::Node& node, const std::string& key);

 private:
  void read_arm(config::MapReader reader, const Baseline& baseline, const Overrides& overrides);
  /// packages.cpp: the arms of `packages`.
  void read_packages(config::MapReader& study_reader, const Baseline& baseline,
                     const Overrides& overrides);
  [[nodiscard]] Arm arm_of(const ArmSource& source, const Baseline& baseline,
                           const Overrides& overrides);
  /// The baseline changed by a parameter set, by `changes` of an arm and by the command line.
  [[nodiscard]] model::Parameters parameters_with(const ParameterSet& set,
                                                  const config::Node& changes,
                                                  const Baseline& baseline,
                                                  const Overrides& overrides);
  [[nodiscard]] std::string read_name(config::MapReader& reader) const;
  void read_reforms(const ArmSource& source, const Baseline& baseline, Arm& arm);
  void read_use(const config::Node& item, const std::string& key, std::vector<Reform>& used);
  void check_conflicts(const Reform& reform, const config::Node& node, const std::string& key,
                       const std::vector<Reform>& used);
  /// Checks parameters, telling each mistake once however many arms have it.
  void check(const model::Parameters& parameters,
             const std::vector<config::ParameterSetting>& settings);

  Files& files_;
  std::filesystem::path folder_;
  bool has_period_;
  Study& study_;
  std::map<std::string, Reform> reforms_;  ///< by path
  std::set<std::string> told_;
};

}  // namespace sightline::scenario
