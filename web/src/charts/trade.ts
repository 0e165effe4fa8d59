// SPDX-License-Identifier: Apache-2.0
// Misses against false alarms: where each arm stands from the first, with the interval of both.
import * as Plot from "@observablehq/plot";
import { isDefined } from "../model/estimate";
import type { Estimate } from "../model/report";
import { colourOf, shapeOf } from "./palette";
import type { Draw } from "./plot";
import { ground, plain, zeroLine } from "./style";

export interface TradePoint {
  series: number;
  misses: Estimate;
  alarms: Estimate;
}

/** The place on a scale that shows zero and every interval. */
function domain(estimates: Estimate[]): [number, number] {
  const ends = estimates.flatMap((estimate) => estimate.filter((x): x is number => x !== null));
  const low = Math.min(0, ...ends);
  const high = Math.max(0, ...ends);
  const edge = (high - low || 1) * 0.12;
  return [low - edge, high + edge];
}

export function trade(points: TradePoint[]): Draw {
  const whole = points.filter((point) => isDefined(point.misses) && isDefined(point.alarms));
  const x = (point: TradePoint) => point.misses[0];
  const y = (point: TradePoint) => point.alarms[0];
  const colour = (point: TradePoint) => colourOf(point.series);
  const corner = (text: string, frameAnchor: Plot.FrameAnchor) =>
    Plot.text([text], { frameAnchor, text: (words: string) => words, fillOpacity: 0.9, fontStyle: "italic", dx: frameAnchor.endsWith("left") ? 6 : -6, dy: frameAnchor.startsWith("top") ? 6 : -6 });
  return (width) =>
    plain({
      height: Math.max(260, Math.min(380, width * 0.55)),
      marginLeft: 50,
      marginBottom: 40,
      x: { label: "missed cases per 100 harmed children, difference", domain: domain(points.map((p) => p.misses)), labelAnchor: "right" },
      y: { label: "false enquiries a year per 10,000 children, difference", domain: domain(points.map((p) => p.alarms)) },
      color: { type: "identity" },
      symbol: { type: "identity" },
      marks: [
        Plot.ruleX([0], zeroLine),
        Plot.ruleY([0], zeroLine),
        corner("fewer of both", "bottom-left"),
        corner("more of both", "top-right"),
        Plot.link(whole, { x1: (p: TradePoint) => p.misses[1], x2: (p: TradePoint) => p.misses[2], y1: y, y2: y, stroke: colour, strokeWidth: 2 }),
        Plot.link(whole, { x1: x, x2: x, y1: (p: TradePoint) => p.alarms[1], y2: (p: TradePoint) => p.alarms[2], stroke: colour, strokeWidth: 2 }),
        Plot.dot([{ series: 0, misses: [0, 0, 0], alarms: [0, 0, 0] } as TradePoint, ...points], { x, y, r: 6, fill: colour, stroke: ground, symbol: (p: TradePoint) => shapeOf(p.series) }),
      ],
    });
}
