// SPDX-License-Identifier: Apache-2.0
// Numbers and findings in plain words.
import { fixed } from "../model/numbers";
import { counted, inWords } from "../model/words";
import type { Difference, Estimate } from "./types";

/** How an outcome is shown: `factor` times the number, with so many decimals. */
export interface Shown {
  label: string;
  unit: string;
  factor: number;
  decimals: number;
}

const SHOWN: Record<string, Shown> = {
  missed_case_rate: {
    label: "Missed cases",
    unit: "per 100 harmed children",
    factor: 100,
    decimals: 2,
  },
  missed_cases: { label: "Children missed", unit: "a replication", factor: 1, decimals: 1 },
  false_enquiries_per_10k: {
    label: "False enquiries",
    unit: "a year per 10,000 children",
    factor: 1,
    decimals: 2,
  },
  false_plans_per_10k: {
    label: "False plans",
    unit: "a year per 10,000 children",
    factor: 1,
    decimals: 2,
  },
  false_removals_per_10k: {
    label: "False removals",
    unit: "a year per 10,000 children",
    factor: 1,
    decimals: 2,
  },
  serious_injuries: { label: "Serious injuries", unit: "a replication", factor: 1, decimals: 1 },
  days_to_protection: {
    label: "Days to protection",
    unit: "from first harm, where it came within a year",
    factor: 1,
    decimals: 1,
  },
  social_work_hours_per_10k: {
    label: "Social workers' time",
    unit: "hours a year per 10,000 children",
    factor: 1,
    decimals: 0,
  },
  caseload_mean: { label: "Caseload", unit: "children per case holder", factor: 1, decimals: 2 },
  cost_gbp_per_10k: {
    label: "Cost",
    unit: "thousand pounds a year per 10,000 children",
    factor: 0.001,
    decimals: 1,
  },
};

export function shown(outcome: string): Shown {
  return SHOWN[outcome] ?? { label: outcome, unit: "", factor: 1, decimals: 2 };
}

export interface Ends {
  mean: number;
  low: number;
  high: number;
}

/** The estimate in the unit in which it is shown; nothing where an end is not known. */
export function scaled(estimate: Estimate | undefined, outcome: string): Ends | undefined {
  if (!estimate || estimate.mean === null || estimate.low === null || estimate.high === null) {
    return undefined;
  }
  const { factor } = shown(outcome);
  return {
    mean: estimate.mean * factor,
    low: estimate.low * factor,
    high: estimate.high * factor,
  };
}

export function estimateOf(difference: Difference | undefined): Estimate | undefined {
  return difference && { mean: difference.difference, low: difference.low, high: difference.high };
}

export function excludesZero(ends: Ends): boolean {
  return ends.low > 0 || ends.high < 0;
}

function amount(value: number, decimals: number): string {
  return `${fixed(Math.abs(value), decimals)} ${value < 0 ? "fewer" : "more"}`;
}

/** What is known of an arm so far, while its study still runs; `mean` is the difference. */
export function soFar(
  arm: string,
  first: string,
  replications: number,
  mean: number | null | undefined,
  ends?: Ends,
): string {
  if (!ends && mean === 0) {
    return `${inWords(arm)}: no case more or less missed than ${first} in ${counted(replications, "replication")}.`;
  }
  if (!ends) return `${inWords(arm)}: too little is known after ${counted(replications, "replication")}.`;
  const between = `between ${amount(ends.low, 2)} and ${amount(ends.high, 2)}`;
  const verdict = excludesZero(ends)
    ? "the interval excludes zero"
    : "not yet to be told apart from no effect";
  return (
    `${inWords(arm)}: ${amount(ends.mean, 2)} missed cases per 100 harmed children than ` +
    `${first}, ${between}; ${verdict}.`
  );
}
