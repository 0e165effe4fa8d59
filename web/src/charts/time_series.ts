// SPDX-License-Identifier: Apache-2.0
// One outcome by month, an arm a line, with the interval of each month as a band.
import * as Plot from "@observablehq/plot";
import type { Estimate } from "../model/report";
import { colourOf, shapeOf } from "./palette";
import type { Draw } from "./plot";
import { ground, plain } from "./style";

export interface SeriesPoint {
  month: Date;
  series: number;
  mean: number;
  low: number | null;
  high: number | null;
}

/** "2006-04" -> the first of April 2006. */
export function monthOf(label: string): Date {
  return new Date(`${label}-01T00:00:00Z`);
}

export function seriesPoints(labels: string[], arms: Estimate[][]): SeriesPoint[] {
  return arms.flatMap((months, series) =>
    months.flatMap(([mean, low, high], i) =>
      mean === null ? [] : [{ month: monthOf(labels[i] ?? ""), series, mean, low, high }],
    ),
  );
}

/** A line has the shape of its arm twice a year, each arm in other months, so that none hides another. */
function isMarked({ month, series }: SeriesPoint): boolean {
  return month.getUTCMonth() % 6 === series % 6;
}

export function timeSeries(points: SeriesPoint[], unit: string): Draw {
  return (width) =>
    plain({
      height: Math.max(190, Math.min(260, width * 0.45)),
      marginLeft: 48,
      marginRight: 8,
      x: { type: "utc", label: null, ticks: width < 420 ? 4 : 6 },
      y: { label: unit, grid: true, nice: true, zero: false },
      color: { type: "identity" },
      symbol: { type: "identity" },
      marks: [
        Plot.areaY(
          points.filter((point) => point.low !== null && point.high !== null),
          { x: "month", y1: "low", y2: "high", z: "series", fill: (point: SeriesPoint) => colourOf(point.series), fillOpacity: 0.13 },
        ),
        Plot.lineY(points, { x: "month", y: "mean", z: "series", stroke: (point: SeriesPoint) => colourOf(point.series), strokeWidth: 1.75 }),
        Plot.lineY(points.filter((point) => point.series === 0), { x: "month", y: "mean", stroke: colourOf(0), strokeWidth: 2.25 }),
        Plot.dot(points.filter(isMarked), {
          x: "month",
          y: "mean",
          r: 3.5,
          fill: (point: SeriesPoint) => colourOf(point.series),
          stroke: ground,
          strokeWidth: 0.75,
          symbol: (point: SeriesPoint) => shapeOf(point.series),
        }),
      ],
    });
}
