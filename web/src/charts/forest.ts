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
  /** The unit, and what else there is to know; each in a line of its own where the page is narrow. */
  notes: string[];
  rows: ForestRow[];
  /** Numbers that are no differences carry no sign; blocks of them share one scale, which begins at zero. */
  areLevels?: boolean;
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
const noteHeight = 15;
const rowHeight = 22;
const lineHeight = 16;
const letterWidth = 6.8; // of the widest usual letter type at this size

/** The largest distance from zero that a block shows. */
export function reachOf(rows: ForestRow[]): number {
  const ends = rows.flatMap(({ estimate }) => estimate.filter((x): x is number => x !== null).map(Math.abs));
  return Math.max(...ends, 0) || 1;
}

const numbersOf = (row: ForestRow, block: ForestBlock) => withInterval(row.estimate, !block.areLevels);

/** Lines of words above an interval: none on a wide page, two where a label and its numbers do not fit in one. */
function linesOfWords(blocks: ForestBlock[], width: number): number {
  if (width >= narrow) return 0;
  const longest = Math.max(...blocks.flatMap((block) => block.rows.map((row) => row.label.length + numbersOf(row, block).length)));
  return (longest + 2) * letterWidth > width ? 2 : 1;
}

export interface PlacedForest {
  rows: PlacedRow[];
  heads: { y: number; title: string; notes: string[] }[];
  height: number;
  lines: number;
}

export function placed(blocks: ForestBlock[], width: number): PlacedForest {
  const rows: PlacedRow[] = [];
  const heads: PlacedForest["heads"] = [];
  const lines = linesOfWords(blocks, width);
  const step = rowHeight + lines * lineHeight;
  const shared = reachOf(blocks.flatMap((block) => (block.areLevels ? block.rows : [])));
  let y = 0;
  for (const block of blocks) {
    y += heading;
    heads.push({ y: y - 8, title: block.title, notes: block.notes });
    if (lines > 0) y += noteHeight * block.notes.length;
    const reach = block.areLevels ? shared : reachOf(block.rows);
    for (const row of block.rows) {
      const part = (x: number | null) => (x === null ? null : x / reach);
      const [mean, low, high] = row.estimate;
      rows.push({
        y: y + step / 2,
        label: row.label,
        numbers: numbersOf(row, block),
        series: row.series,
        low: isDefined(row.estimate) ? part(low) : null,
        mean: part(mean),
        high: isDefined(row.estimate) ? part(high) : null,
      });
      y += step;
    }
    y += 6;
  }
  return { rows, heads, height: y, lines };
}

export function forest(blocks: ForestBlock[]): Draw {
  return (width) => {
    const { rows, heads, height, lines } = placed(blocks, width);
    const isNarrow = lines > 0;
    const longest = Math.max(...rows.map((row) => row.numbers.length), 0);
    const left = isNarrow ? 6 : Math.min(260, width * 0.32);
    const right = isNarrow ? 6 : Math.max(120, longest * letterWidth + 14);
    const least = Math.min(0, ...rows.map((row) => row.low ?? row.mean ?? 0));
    const start = blocks.every((block) => block.areLevels) ? least - 0.03 : -1.05;
    const below = (row: PlacedRow) => row.y + (lines * lineHeight) / 2; // intervals stand below the words
    const above = (row: PlacedRow) => row.y - (lines * lineHeight) / 2;
    return plain({
      height,
      marginLeft: left,
      marginRight: right,
      marginTop: 0,
      marginBottom: 0,
      x: { domain: [start, 1.05], axis: null },
      y: { type: "identity", axis: null },
      marks: [
        Plot.ruleX(rows, { x: 0, y1: (row) => below(row) - 11, y2: (row) => below(row) + 11, ...zeroLine }),
        Plot.text(heads, { x: start, y: "y", dx: -left, text: "title", textAnchor: "start", fill: ink, fontWeight: 600, fontSize: 13 }),
        isNarrow
          ? Plot.text(heads, { x: start, y: "y", dx: -left, dy: noteHeight / 2, lineAnchor: "top", lineHeight: 1.2, text: (head) => head.notes.join("\n"), textAnchor: "start" })
          : Plot.text(heads, { x: 1.05, y: "y", dx: right, text: (head) => head.notes.join("; "), textAnchor: "end" }),
        Plot.link(rows.filter((row) => row.low !== null), { x1: "low", x2: "high", y1: below, y2: below, stroke: (row: PlacedRow) => colourOf(row.series), strokeWidth: 2.5, strokeLinecap: "round" }),
        Plot.dot(rows.filter((row) => row.mean !== null), { x: "mean", y: below, r: 4.5, fill: (row) => colourOf(row.series), stroke: ground, symbol: (row: PlacedRow) => shapeOf(row.series) }),
        Plot.text(rows, { x: start, y: above, dx: -left, text: "label", textAnchor: "start", fill: ink }),
        Plot.text(rows, { x: 1.05, y: (row) => above(row) + (lines > 1 ? lineHeight : 0), dx: right, text: "numbers", textAnchor: "end", fill: ink }),
      ],
      symbol: { type: "identity" },
      color: { type: "identity" },
    });
  };
}
