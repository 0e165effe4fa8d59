// SPDX-License-Identifier: Apache-2.0
// Numbers as people read them. How many digits follows from the interval, as on the terminal.
import { scaled } from "./estimate";
import type { Estimate, Outcome } from "./report";

/** Digits after the point that show an estimate as finely as its interval deserves; below 0: before the point. */
export function decimalsOf([mean, low, high]: Estimate): number {
  const half = low === null || high === null ? 0 : (high - low) / 2;
  const size = half > 0 ? half : Math.abs(mean ?? 0) / 10;
  if (!Number.isFinite(size) || size <= 0) return 1;
  return Math.min(5, 1 - Math.floor(Math.log10(size)));
}

export function fixed(value: number | null, decimals: number): string {
  if (value === null) return "–";
  const step = 10 ** Math.max(0, -decimals);
  const size = step > 1 ? Math.round(Math.abs(value) / step) * step : Math.abs(value);
  const digits = Math.max(0, decimals);
  const text = size.toLocaleString("en-GB", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return value < 0 && Number(text.replaceAll(",", "")) !== 0 ? `−${text}` : text;
}

export function signed(value: number | null, decimals: number): string {
  const text = fixed(value, decimals);
  return value !== null && value > 0 && text !== fixed(0, decimals) ? `+${text}` : text;
}

/** "48.3 [47.7, 48.9]". */
export function withInterval(estimate: Estimate, isDifference = false): string {
  const decimals = decimalsOf(estimate);
  const show = isDifference ? signed : fixed;
  const [mean, low, high] = estimate;
  if (low === null || high === null) return show(mean, decimals);
  return `${show(mean, decimals)} [${show(low, decimals)}, ${show(high, decimals)}]`;
}

const isMoney = (outcome: Outcome) => outcome.unit.startsWith("pounds");

/** Shares are read as per cent, pounds by the thousand. */
export function factorOf(outcome: Outcome): number {
  if (isMoney(outcome)) return 0.001;
  return outcome.unit === "share" ? 100 : 1;
}

export function readable(estimate: Estimate, outcome: Outcome): Estimate {
  return scaled(estimate, factorOf(outcome));
}

export function unitOf(outcome: Outcome, isDifference = false): string {
  if (isMoney(outcome)) return `thousand ${outcome.unit}`;
  if (outcome.unit !== "share") return outcome.unit;
  return isDifference ? "percentage points" : "per cent";
}

/** At most four significant digits, for cells of tables. */
export function compact(value: number): string {
  if (value === 0 || Number.isInteger(value)) return fixed(value, 0);
  const decimals = Math.min(6, Math.max(0, 3 - Math.floor(Math.log10(Math.abs(value)))));
  return fixed(value, decimals).replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");
}
