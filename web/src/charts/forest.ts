// SPDX-License-Identifier: Apache-2.0
// Differences with their intervals, one below the other. Each heading begins a scale of its own, on which zero
// stands in the middle; the numbers stand beside the dots, so no axis is needed.
import * as Plot from "@observablehq/plot";
import { isDefined } from "../model/estimate";
import { withInterval } from "../model/numbers";
import type { Estimate } from "../model/report";
import { colourOf, shapeOf } from "./palette";
import type { Draw } from "./plot";
import { ground, ink, narrow, plain, zeroLine } from "./style";

export interface ForestRow {
  label: string;
  series: number;
  estimate: Estimate;
}

export interface ForestBlock {
  title: string;
  note: string;
  rows: ForestRow[];
}

export interface PlacedRow {
  y: number;
  label: string;
  numbers: string;
  series: number;
  /** Parts of the scale of the block, from -1 to 1; null where not defined. */
  low: number | null;
  mean: number | null;
  high: number | null;
}

const heading = 30;
const noteHeight = 15; // of its own line where there is no room beside the title
const rowHeight = 22;
const twoLines = 38;

/** The largest distance from zero that a block shows. */
export function reachOf(rows: ForestRow[]): number {
  const ends = rows.flatMap(({ estimate }) => estimate.filter((x): x is number => x !== null).map(Math.abs));
  return Math.max(...ends, 0) || 1;
}

export function placed(blocks: ForestBlock[], isNarrow: boolean): { rows: PlacedRow[]; heads: { y: number; title: string; note: string }[]; height: number } {
  const rows: PlacedRow[] = [];
  const heads: { y: number; title: string; note: string }[] = [];
  const step = isNarrow ? twoLines : rowHeight;
  let y = 0;
  for (const block of blocks) {
    y += heading;
    heads.push({ y: y - 8, title: block.title, note: block.note });
    if (isNarrow) y += noteHeight;
    const reach = reachOf(block.rows);
    for (const row of block.rows) {
      const part = (x: number | null) => (x === null ? null : x / reach);
      const [mean, low, high] = row.estimate;
      rows.push({
        y: y + step / 2,
        label: row.label,
        numbers: withInterval(row.estimate, true),
        series: row.series,
        low: isDefined(row.estimate) ? part(low) : null,
        mean: part(mean),
        high: isDefined(row.estimate) ? part(high) : null,
      });
      y += step;
    }
    y += 6;
  }
  return { rows, heads, height: y };
}

export function forest(blocks: ForestBlock[]): Draw {
  return (width) => {
    const isNarrow = width < narrow;
    const { rows, heads, height } = placed(blocks, isNarrow);
    const left = isNarrow ? 6 : Math.min(260, width * 0.32);
    const right = isNarrow ? 6 : 190;
    const line = isNarrow ? 9 : 0; // intervals stand below the words
    const at = (row: PlacedRow) => row.y + line;
    return plain({
      height,
      marginLeft: left,
      marginRight: right,
      marginTop: 0,
      marginBottom: 0,
      x: { domain: [-1.05, 1.05], axis: null },
      y: { type: "identity", axis: null },
      marks: [
        Plot.ruleX(rows, { x: 0, y1: (row) => row.y - (isNarrow ? 2 : 11), y2: (row) => row.y + (isNarrow ? 18 : 11), ...zeroLine }),
        Plot.text(heads, { x: -1.05, y: "y", dx: -left, text: "title", textAnchor: "start", fill: ink, fontWeight: 600, fontSize: 13 }),
        isNarrow
          ? Plot.text(heads, { x: -1.05, y: "y", dx: -left, dy: noteHeight, text: "note", textAnchor: "start" })
          : Plot.text(heads, { x: 1.05, y: "y", dx: right, text: "note", textAnchor: "end" }),
        Plot.link(rows.filter((row) => row.low !== null), { x1: "low", x2: "high", y1: at, y2: at, stroke: (row: PlacedRow) => colourOf(row.series), strokeWidth: 2.5, strokeLinecap: "round" }),
        Plot.dot(rows.filter((row) => row.mean !== null), { x: "mean", y: at, r: 4.5, fill: (row) => colourOf(row.series), stroke: ground, symbol: (row: PlacedRow) => shapeOf(row.series) }),
        Plot.text(rows, { x: -1.05, y: (row) => row.y - line, dx: -left, text: "label", textAnchor: "start", fill: ink }),
        Plot.text(rows, { x: 1.05, y: (row) => row.y - line, dx: right, text: "numbers", textAnchor: "end", fill: ink }),
      ],
      symbol: { type: "identity" },
      color: { type: "identity" },
    });
  };
}
