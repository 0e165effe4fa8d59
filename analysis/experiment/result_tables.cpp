// SPDX-License-Identifier: Apache-2.0
#include <type_traits>

#include <fmt/format.h>

#include <sightline/experiment/parameter_uncertainty.hpp>
#include <sightline/experiment/result_files.hpp>
#include <sightline/experiment/settings.hpp>

#include "changed_tables.hpp"
#include "estimate_columns.hpp"
#include "labels.hpp"
#include "result_parts.hpp"

namespace sightline::experiment {
namespace {

using model::outcomes::catalogue;
using model::outcomes::Outcome;
using output::CsvTable;
using Numbers = std::vector<double>;
using Texts = std::vector<std::string>;

CsvTable arms_table(const scenario::Study& study, const Summary& summary) {
  Texts arms;
  Texts outcomes;
  Texts units;
  EstimateColumns estimates;
  for (std::size_t arm = 0; arm < study.arms.size(); ++arm) {
    for (std::size_t i = 0; i < catalogue().size(); ++i) {
      arms.push_back(study.arms[arm].name);
      outcomes.emplace_back(catalogue()[i].name);
      units.emplace_back(catalogue()[i].unit);
      estimates.add(summary.arms[arm].outcomes[i]);
    }
  }
  return {{{"arm", arms},
           {"outcome", outcomes},
           {"mean", estimates.mean},
           {"low", estimates.low},
           {"high", estimates.high},
           {"unit", units}}};
}

CsvTable comparisons_table(const scenario::Study& study, const Summary& summary) {
  Texts arms;
  Texts outcomes;
  Texts units;
  EstimateColumns differences;
  EstimateColumns rescued;
  EstimateColumns newly_missed;
  Numbers ratios;
  for (const Comparison& comparison : summary.comparisons) {
    for (std::size_t i = 0; i < catalogue().size(); ++i) {
      arms.push_back(study.arms[comparison.arm].name);
      outcomes.emplace_back(catalogue()[i].name);
      units.emplace_back(catalogue()[i].unit);
      differences.add(comparison.outcomes[i].difference);
      ratios.push_back(output::csv_cell(comparison.outcomes[i].variance_ratio));
      rescued.add(comparison.rescued);
      newly_missed.add(comparison.newly_missed);
    }
  }
  const Texts against(arms.size(), study.arms.front().name);
  return {{{"arm", arms},
           {"against", against},
           {"outcome", outcomes},
           {"unit", units},
           {"difference", differences.mean},
           {"low", differences.low},
           {"high", differences.high},
           {"variance_ratio", ratios},
           {"rescued", rescued.mean},
           {"rescued_low", rescued.low},
           {"rescued_high", rescued.high},
           {"newly_missed", newly_missed.mean},
           {"newly_missed_low", newly_missed.low},
           {"newly_missed_high", newly_missed.high}}};
}

/// One line for each replication and arm. Made while it is written, as no other table grows with
/// the number of replications; the sample outlives it.
CsvTable replications_table(const scenario::Study& study, const Sample& sample) {
  const std::size_t arms = study.arms.size();
  const std::size_t rows = sample.replications() * arms;
  const auto add = [&]<class At>(CsvTable& table, std::string name, At at) {
    using Cell = std::invoke_result_t<At, std::size_t, std::size_t>;
    table.columns.push_back(
        {std::move(name), output::MadeCells<Cell>{rows, [arms, at](std::size_t row) {
                                                    return at(row / arms, row % arms);
                                                  }}});
  };
  CsvTable table;
  add(table, "replication", [&sample](std::size_t replication, std::size_t) {
    return static_cast<double>(sample.numbers()[replication]);
  });
  add(table, "arm", [&study](std::size_t, std::size_t arm) { return study.arms[arm].name; });
  for (const Outcome& outcome : catalogue()) {
    add(table, std::string(outcome.name),
        [&sample, &outcome](std::size_t replication, std::size_t arm) {
          return outcome_in_replication(sample, arm, outcome, replication);
        });
  }
  add(table, "rescued", [&sample](std::size_t replication, std::size_t arm) {
    return sample.arms()[arm].rescued[replication];
  });
  add(table, "newly_missed", [&sample](std::size_t replication, std::size_t arm) {
    return sample.arms()[arm].newly_missed[replication];
  });
  return table;
}

/// One line for each arm and tick, one column for each outcome.
template <class OutcomeAt>
CsvTable strata_table(const scenario::Study& study, const std::string& axis, const Texts& ticks,
                      OutcomeAt outcome_at) {
  Texts arms;
  Texts places;
  std::vector<Numbers> columns(catalogue().size());
  for (std::size_t arm = 0; arm < study.arms.size(); ++arm) {
    for (std::size_t tick = 0; tick < ticks.size(); ++tick) {
      arms.push_back(study.arms[arm].name);
      places.push_back(ticks[tick]);
      for (std::size_t i = 0; i < columns.size(); ++i) {
        columns[i].push_back(outcome_at(arm, catalogue()[i], tick));
      }
    }
  }
  CsvTable table = {{{"arm", arms}, {axis, places}}};
  for (std::size_t i = 0; i < columns.size(); ++i) {
    table.columns.push_back({std::string(catalogue()[i].name), std::move(columns[i])});
  }
  return table;
}

CsvTable month_table(const scenario::Study& study, const Sample& sample) {
  Texts months;
  for (const Date date : months_of(study, sample.months())) {
    months.push_back(to_string(date).substr(0, 7));
  }
  return strata_table(study, "month", months,
                      [&](std::size_t arm, const Outcome& outcome, std::size_t month) {
                        return outcome_in_month(sample, arm, outcome, month);
                      });
}

CsvTable quintile_table(const scenario::Study& study, const Sample& sample) {
  Texts quintiles;
  for (std::size_t i = 1; i <= sample.quintiles(); ++i) {
    quintiles.push_back(std::to_string(i));
  }
  return strata_table(study, "quintile", quintiles,
                      [&](std::size_t arm, const Outcome& outcome, std::size_t quintile) {
                        return outcome_in_quintile(sample, arm, outcome, quintile);
                      });
}

/// The columns of tables/parameter_uncertainty.csv.
struct SpreadColumns {
  Texts arms, against, outcomes, units;
  EstimateColumns estimates;
  Numbers between, within, low, high;

  void add(const std::string& arm, const std::string& first, const std::vector<Spread>& spreads) {
    for (std::size_t i = 0; i < spreads.size(); ++i) {
      arms.push_back(arm);
      against.push_back(first);
      outcomes.emplace_back(catalogue()[i].name);
      units.emplace_back(catalogue()[i].unit);
      estimates.add(spreads[i].estimate);
      between.push_back(output::csv_cell(spreads[i].between_sets));
      within.push_back(output::csv_cell(spreads[i].within_sets));
      low.push_back(output::csv_cell(spreads[i].set_low));
      high.push_back(output::csv_cell(spreads[i].set_high));
    }
  }
};

/// Arms first, with `against` empty, then the differences from the first arm.
CsvTable uncertainty_table(const scenario::Study& study, const Sample& sample) {
  const ParameterUncertainty uncertainty = parameter_uncertainty(sample);
  SpreadColumns columns;
  for (std::size_t arm = 0; arm < uncertainty.arms.size(); ++arm)
    columns.add(study.arms[arm].name, "", uncertainty.arms[arm]);
  for (std::size_t arm = 1; arm < uncertainty.differences.size(); ++arm)
    columns.add(study.arms[arm].name, study.arms[0].name, uncertainty.differences[arm]);
  return {{{"arm", columns.arms},
           {"against", columns.against},
           {"outcome", columns.outcomes},
           {"unit", columns.units},
           {"mean", columns.estimates.mean},
           {"low", columns.estimates.low},
           {"high", columns.estimates.high},
           {"variance_between_sets", columns.between},
           {"variance_within_sets", columns.within},
           {"set_low", columns.low},
           {"set_high", columns.high}}};
}

CsvTable sets_table(const scenario::Study& study) {
  Numbers sets;
  Texts paths;
  Numbers values;
  for (std::size_t set = 0; set < study.sets.size(); ++set) {
    for (const config::ParameterSetting& setting : study.sets[set]) {
      sets.push_back(static_cast<double>(set));
      paths.push_back(setting.path);
      values.push_back(setting.value);
    }
  }
  return {{{"set", sets}, {"path", paths}, {"value", values}}};
}

}  // namespace

CsvTable parameters_table(const scenario::Study& study) {
  Texts arms;
  Texts paths;
  Numbers values;
  Texts units;
  Texts sources;
  Texts files;
  Numbers lines;
  for (const scenario::Arm& arm : study.arms) {
    for (const config::ParameterSetting& setting : settings_of(arm)) {
      arms.push_back(arm.name);
      paths.push_back(setting.path);
      values.push_back(setting.value);
      units.push_back(setting.unit);
      sources.push_back(setting.source);
      files.push_back(setting.file);
      lines.push_back(setting.line == 0 ? not_a_number : setting.line);
    }
  }
  return {{{"arm", arms},
           {"path", paths},
           {"value", values},
           {"unit", units},
           {"source", sources},
           {"file", files},
           {"line", lines}}};
}

void for_each_result_table(const scenario::Study& study, const Sample& sample,
                           const Summary& summary,
                           const std::function<void(const NamedTable&)>& take) {
  take({"arms", arms_table(study, summary)});
  take({"comparisons", comparisons_table(study, summary)});
  take({"replications", replications_table(study, sample)});
  take({"by_month", month_table(study, sample)});
  take({"by_quintile", quintile_table(study, sample)});
  take({"parameters", parameters_table(study)});
  take({"winners_losers", winners_losers_table(study, summary)});
  take({"changed_children", changed_children_table(study, sample)});
  if (study.sets.empty()) return;
  take({"parameter_sets", sets_table(study)});
  take({"parameter_uncertainty", uncertainty_table(study, sample)});
}

CsvTable overview_table(const scenario::Study& study, const Summary& summary) {
  CsvTable table = arms_table(study, summary);
  EstimateColumns differences;
  Numbers ratios;
  for (std::size_t arm = 0; arm < study.arms.size(); ++arm) {
    for (std::size_t i = 0; i < catalogue().size(); ++i) {
      const auto* paired = arm == 0 ? nullptr : &summary.comparisons[arm - 1].outcomes[i];
      differences.add(paired == nullptr ? no_estimate : paired->difference);
      ratios.push_back(paired == nullptr ? not_a_number : output::csv_cell(paired->variance_ratio));
    }
  }
  differences.move_to(table, "difference");
  table.columns.push_back({"variance_ratio", ratios});
  return table;
}

}  // namespace sightline::experiment
