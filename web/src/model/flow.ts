// SPDX-License-Identifier: Apache-2.0
// From harmed children to missed cases: at which stage of the pathway how many are lost.
import { levelOf } from "./groups";
import type { Estimate, Report } from "./report";
import { armInWords, stages } from "./words";

export interface FlowStep {
  arm: number;
  stage: string;
  /** Of 100 harmed children, those not lost before this stage, and those not lost after it. */
  before: number;
  after: number;
  lost: number;
  /** Of the missed cases of the arm. */
  share: Estimate;
}

/** The steps of one arm, in the order of the pathway; none where no case was missed. */
export function flowOf(report: Report, arm: number): FlowStep[] {
  const rate = levelOf(report, arm, "missed_case_rate")[0];
  if (rate === null) return [];
  let left = 100;
  return stages.flatMap(([outcome, stage]) => {
    const share = levelOf(report, arm, outcome);
    if (share[0] === null) return [];
    const lost = 100 * rate * share[0];
    const before = left;
    left -= lost;
    return [{ arm, stage, before, after: left, lost, share }];
  });
}

export function allFlows(report: Report): FlowStep[] {
  return report.arms.flatMap((_, arm) => flowOf(report, arm));
}

/** "Of 100 harmed children 48.3 are missed; most of them at .. (17.0) and .. (11.2)." */
export function flowInWords(report: Report): string {
  const first = flowOf(report, 0);
  if (first.length === 0) return "No case was missed.";
  const missed = first.reduce((sum, step) => sum + step.lost, 0);
  const most = [...first].sort((a, b) => b.lost - a.lost).slice(0, 2);
  const named = most.map((step) => `“${step.stage.toLowerCase()}” (${step.lost.toFixed(1)})`).join(" and ");
  const changes = report.arms.slice(1).map((_, i) => {
    const lost = flowOf(report, i + 1).reduce((sum, step) => sum + step.lost, 0);
    return `${lost.toFixed(1)} in ${armInWords(report, i + 1)}`;
  });
  const others = changes.length > 0 && changes.length <= 4 ? `; ${changes.join(", ")}` : "";
  return `${armInWords(report, 0)}: of 100 harmed children ${missed.toFixed(1)} are missed${others}. Most are lost at ${named}.`;
}
