// SPDX-License-Identifier: Apache-2.0
// Reading an estimate: whether it tells itself from zero, and which way that is.
import type { Better, Estimate } from "./report";

export type Verdict = "better" | "worse" | "higher" | "lower" | "unclear" | "unknown";

export function isDefined(estimate: Estimate): estimate is [number, number, number] {
  return estimate.every((number) => number !== null);
}

/** Whether the interval leaves zero out. */
export function excludesZero([, low, high]: Estimate): boolean {
  return low !== null && high !== null && (low > 0 || high < 0);
}

export function verdictOf(difference: Estimate, better: Better): Verdict {
  const mean = difference[0];
  if (mean === null || !isDefined(difference)) return "unknown";
  if (!excludesZero(difference)) return "unclear";
  const direction = mean < 0 ? "lower" : "higher";
  if (better === "neither") return direction;
  return direction === better ? "better" : "worse";
}

export function scaled(estimate: Estimate, factor: number): Estimate {
  return estimate.map((number) => (number === null ? null : number * factor)) as Estimate;
}
