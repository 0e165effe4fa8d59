// SPDX-License-Identifier: Apache-2.0
// Which outcomes stand side by side. Misses never stand without false alarms.
import type { Estimate, Outcome, Report } from "./report";

export interface Group {
  name: string;
  title: string;
  outcomes: string[];
}

const groups: Group[] = [
  { name: "misses", title: "Misses", outcomes: ["missed_case_rate", "missed_cases", "serious_injuries", "deaths"] },
  {
    name: "false-alarms",
    title: "False alarms",
    outcomes: ["false_enquiries_per_10k", "false_plans_per_10k", "false_removals_per_10k"],
  },
  { name: "delay", title: "Delay", outcomes: ["days_to_recognition", "days_to_referral", "days_to_protection"] },
  {
    name: "workload",
    title: "Workload",
    outcomes: ["caseload_mean", "social_work_hours_per_10k", "paediatric_hours_per_10k", "overtime_hours_per_week"],
  },
  { name: "cost", title: "Cost", outcomes: ["cost_gbp"] },
];

/** The usual groups, and what else the study asks for. */
export function groupsOf(report: Report): Group[] {
  const known = new Set([...groups.flatMap((group) => group.outcomes), ...report.outcomes.filter(isStage).map((o) => o.name)]);
  const others = report.asked.filter((name) => !known.has(name));
  return others.length > 0 ? [...groups, { name: "asked", title: "Also asked for", outcomes: others }] : groups;
}

function isStage(outcome: Outcome): boolean {
  return outcome.name.startsWith("broke_at_");
}

/** One arm's difference of one outcome, with what it differs from. */
export interface ArmDifference {
  arm: number;
  level: Estimate;
  difference: Estimate;
}

export interface OutcomeComparison {
  outcome: Outcome;
  first: Estimate;
  arms: ArmDifference[];
}

const nothing: Estimate = [null, null, null];

export function outcomeIndex(report: Report, name: string): number {
  return report.outcomes.findIndex((outcome) => outcome.name === name);
}

export function levelOf(report: Report, arm: number, name: string): Estimate {
  return report.comparison?.levels[arm]?.[outcomeIndex(report, name)] ?? nothing;
}

export function differenceOf(report: Report, arm: number, name: string): Estimate {
  return report.comparison?.differences[arm]?.[outcomeIndex(report, name)] ?? nothing;
}

/** Outcomes that are not defined in the first arm are left out. */
export function comparisonsOf(report: Report, names: string[]): OutcomeComparison[] {
  return names.flatMap((name) => {
    const outcome = report.outcomes[outcomeIndex(report, name)];
    const first = levelOf(report, 0, name);
    if (!outcome || first[0] === null) return [];
    const arms = report.arms.slice(1).map((_, i) => ({
      arm: i + 1,
      level: levelOf(report, i + 1, name),
      difference: differenceOf(report, i + 1, name),
    }));
    return [{ outcome, first, arms }];
  });
}

export function hasDifferences(comparisons: OutcomeComparison[]): boolean {
  return comparisons.some((comparison) => comparison.arms.some((arm) => arm.difference[0] !== null));
}
