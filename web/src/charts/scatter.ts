// SPDX-License-Identifier: Apache-2.0
// Estimates with intervals over a number: places of an operating curve, points of a sweep.
import * as Plot from "@observablehq/plot";
import { isDefined } from "../model/estimate";
import type { Estimate } from "../model/report";
import { colourOf, shapeOf } from "./palette";
import type { Draw } from "./plot";
import { ground, ink, plain, zeroLine } from "./style";

export interface Place {
  series: number;
  x: number;
  /** Where x is an estimate itself. */
  xs?: Estimate;
  y: Estimate;
  mark?: string;
}

export interface ScatterOptions {
  x: string;
  y: string;
  hasLine: boolean;
  isLogarithmic?: boolean;
  hasZero?: boolean;
}

export function scatter(places: Place[], options: ScatterOptions): Draw {
  const known = places.filter((place) => place.y[0] !== null);
  const whole = known.filter((place) => isDefined(place.y));
  const wide = known.filter((place) => place.xs && isDefined(place.xs));
  const mean = (place: Place) => place.y[0];
  const colour = (place: Place) => colourOf(place.series);
  const faint = known.length > 60 ? 0.25 : 0.7;
  return (width) =>
    plain({
      height: Math.max(240, Math.min(360, width * 0.5)),
      marginLeft: 56,
      marginBottom: 40,
      x: { label: options.x, type: options.isLogarithmic ? "log" : "linear", nice: !options.isLogarithmic, ticks: width < 480 ? 5 : 8 },
      y: { label: options.y, grid: true, nice: true, zero: false },
      color: { type: "identity" },
      symbol: { type: "identity" },
      marks: [
        options.hasZero ? Plot.ruleY([0], zeroLine) : null,
        Plot.link(whole, { x1: "x", x2: "x", y1: (p: Place) => p.y[1], y2: (p: Place) => p.y[2], stroke: colour, strokeWidth: 1.5, strokeOpacity: faint }),
        Plot.link(wide, { x1: (p: Place) => p.xs?.[1], x2: (p: Place) => p.xs?.[2], y1: mean, y2: mean, stroke: colour, strokeWidth: 1.5, strokeOpacity: faint }),
        options.hasLine ? Plot.line(known, { x: "x", y: mean, z: "series", stroke: colour, strokeWidth: 1.5 }) : null,
        Plot.dot(known, { x: "x", y: mean, r: known.length > 60 ? 2.5 : 4.5, fill: colour, stroke: ground, strokeWidth: 0.75, symbol: (p: Place) => shapeOf(p.series) }),
        Plot.dot(known.filter((p) => p.mark), { x: "x", y: mean, r: 9, stroke: ink, strokeWidth: 1.5, fill: "none" }),
        Plot.text(known.filter((p) => p.mark), { x: "x", y: mean, text: "mark", dy: -16, fill: ink, fontWeight: 600 }),
      ],
    });
}
