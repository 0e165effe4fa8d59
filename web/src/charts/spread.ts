// SPDX-License-Identifier: Apache-2.0
// How replications are spread: bars by bin, the middle half and 90 per cent as lines below, the median as a dot.
import * as Plot from "@observablehq/plot";
import type { Histogram } from "../model/report";
import { colourOf } from "./palette";
import type { Draw } from "./plot";
import { ground, ink, plain, zeroLine } from "./style";

export interface Bin {
  row: string;
  series: number;
  from: number;
  to: number;
  count: number;
}

export interface Quantiles {
  row: string;
  series: number;
  values: [number, number, number, number, number];
}

/** `first` is the series of the first row, `names` are those of rows. */
export function binsOf(histogram: Histogram, names: string[], first: number, factor: number): Bin[] {
  return histogram.counts.flatMap((counts, i) =>
    counts.flatMap((count, bin) => {
      const from = histogram.edges[bin];
      const to = histogram.edges[bin + 1];
      if (count === 0 || from === undefined || to === undefined) return [];
      return [{ row: names[i] ?? "", series: i + first, from: from * factor, to: to * factor, count }];
    }),
  );
}

export function quantilesOf(histogram: Histogram, names: string[], first: number, factor: number): Quantiles[] {
  return histogram.quantiles.flatMap((values, i) => {
    if (values.length !== 5) return [];
    return [{ row: names[i] ?? "", series: i + first, values: values.map((value) => value * factor) as Quantiles["values"] }];
  });
}

export function spread(bins: Bin[], quantiles: Quantiles[], unit: string): Draw {
  const rows = [...new Set(quantiles.map((row) => row.row))];
  const most = Math.max(...bins.map((bin) => bin.count), 1);
  const colour = ({ series }: { series: number }) => colourOf(series);
  const line = (from: number, to: number, strokeWidth: number) =>
    Plot.ruleY(quantiles, { fy: "row", y: -0.14 * most, x1: (row: Quantiles) => row.values[from] ?? 0, x2: (row: Quantiles) => row.values[to] ?? 0, stroke: colour, strokeWidth });
  return (width) =>
    plain({
      height: 70 * rows.length + 40,
      marginLeft: 6,
      marginRight: 10,
      marginBottom: 36,
      x: { label: unit, nice: true, grid: true, ticks: width < 480 ? 5 : 9 },
      y: { axis: null, domain: [-0.3 * most, 1.5 * most] },
      fy: { axis: null, domain: rows, padding: 0.08 },
      color: { type: "identity" },
      marks: [
        bins.some((bin) => bin.from < 0) ? Plot.ruleX([0], zeroLine) : null,
        Plot.rectY(bins, { fy: "row", x1: "from", x2: "to", y1: 0, y2: "count", fill: colour, fillOpacity: 0.35, inset: 0.5 }),
        line(0, 4, 1.5),
        line(1, 3, 4),
        Plot.dot(quantiles, { fy: "row", x: (row: Quantiles) => row.values[2], y: -0.14 * most, fill: colour, stroke: ground, r: 4 }),
        Plot.text(quantiles, { fy: "row", text: "row", frameAnchor: "top-left", dy: 2, fill: ink }),
      ],
    });
}
