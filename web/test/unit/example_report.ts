// SPDX-License-Identifier: Apache-2.0
// A report of two arms with numbers that can be worked out by hand.
import type { Estimate, Report } from "../../src/model/report";
import { stages } from "../../src/model/words";

const share = (value: number): Estimate => [value, value - 0.01, value + 0.01];

/** Half of the harmed are missed as-is and 0.4 with the reform; a tenth of the missed at each stage. */
export function exampleReport(): Report {
  const outcome = (name: string, unit: string) => ({ name, unit, meaning: "", better: "lower" as const });
  const outcomes = [
    outcome("missed_case_rate", "share"),
    outcome("false_enquiries_per_10k", "per 10,000 child-years"),
    ...stages.map(([name]) => outcome(name, "share")),
  ];
  const levels = (missed: number, alarms: number): Estimate[] => [share(missed), [alarms, alarms - 1, alarms + 1], ...stages.map(() => share(0.1))];
  return {
    study: "example",
    kind: "study",
    question: "Does it matter?",
    baseline: "england-2008",
    children: 1000,
    measured: { from: "2006-04-01", to: "2006-05-31", warm_up_days: 365 },
    answers: [],
    assumptions: "",
    stopping: "",
    missed_case: "",
    arms: [
      { name: "as-is", reforms: [], changes_of_practice: [] },
      { name: "doctors-attend", reforms: ["R01"], changes_of_practice: [] },
    ],
    asked: ["missed_case_rate"],
    outcomes,
    comparison: {
      levels: [levels(0.5, 40), levels(0.4, 42)],
      differences: [null, [[-0.1, -0.15, -0.05], [2, -1, 5], ...stages.map((): Estimate => [0, -0.01, 0.01])]],
    },
    single_replications: null,
    design: null,
    tables: {
      winners_losers: null,
      operating_curve: null,
      exchange_rates: null,
      design: null,
      points: null,
      comparisons: null,
      attribution: null,
      sensitivity: null,
      discovery: null,
      calibration_targets: null,
      calibration_parameters: null,
    },
    reforms: [],
    parameters: [],
    provenance: { command: "", version: "", compiler: "", seed: "1", replications: 8, failed: 0, digest: "", fingerprint: "", ensemble: "", files: [] },
  };
}
