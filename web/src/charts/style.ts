// SPDX-License-Identifier: Apache-2.0
// What all drawings have in common.
import type { PlotOptions } from "@observablehq/plot";

export const narrow = 560;

/** Options that every drawing starts from. */
export function plain(options: PlotOptions): PlotOptions {
  return {
    ...options,
    style: { background: "none", color: "var(--ink-soft)", fontFamily: "var(--sans)", fontSize: "12px", overflow: "visible" },
  };
}

export const zeroLine = { stroke: "var(--rule-strong)", strokeWidth: 1 };
export const ink = "var(--ink)";
export const ground = "var(--ground)";
