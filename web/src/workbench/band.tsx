// SPDX-License-Identifier: Apache-2.0
// A difference and its interval as replications arrive.
import { useEffect, useRef, useState } from "preact/hooks";

import { signed } from "../model/numbers";
import { inWords } from "../model/words";
import { shown, type Ends } from "./words";

export interface Point extends Ends {
  replications: number;
}

const HEIGHT = 240;
const MARGIN = { top: 12, right: 14, bottom: 40, left: 62 };
const FEWEST_FOR_SCALE = 4;
const TICKS = 5;

/** The range that is drawn: that of all points but the first few, whose intervals are very wide. */
export function rangeOf(points: Point[]): [number, number] {
  const settled = points.filter((point) => point.replications >= FEWEST_FOR_SCALE);
  const used = settled.length > 0 ? settled : points;
  const low = Math.min(0, ...used.map((point) => point.low));
  const high = Math.max(0, ...used.map((point) => point.high));
  const room = (high - low || 1) * 0.05;
  return [low - room, high + room];
}

/** Round numbers within the range, about so many. */
export function ticksOf([low, high]: [number, number], wanted: number): number[] {
  const raw = (high - low) / wanted;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= raw) ?? raw;
  const ticks = [];
  for (let i = Math.ceil(low / step); i * step <= high; ++i) ticks.push(i * step);
  return ticks;
}

function useWidth() {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(640);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(entry!.contentRect.width));
    observer.observe(ref.current!);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}

function summary(points: Point[], arm: string, outcome: string): string {
  const last = points.at(-1);
  const { label, unit, decimals } = shown(outcome);
  if (!last) return `${inWords(arm)}: too little is known yet.`;
  const text = (value: number) => signed(value, decimals);
  return (
    `${inWords(arm)}, ${label.toLowerCase()} ${unit}, difference from the baseline after ` +
    `${last.replications} replications: ${text(last.mean)} ` +
    `(${text(last.low)} to ${text(last.high)}).`
  );
}

interface BandProps {
  points: Point[];
  target: number;
  arm: string;
  outcome: string;
}

function Picture({ points, target, width, outcome }: BandProps & { width: number }) {
  const range = rangeOf(points);
  const clamp = (value: number) => Math.min(range[1], Math.max(range[0], value));
  const inner = { x: width - MARGIN.left - MARGIN.right, y: HEIGHT - MARGIN.top - MARGIN.bottom };
  const x = (n: number) => MARGIN.left + (n / Math.max(1, target)) * inner.x;
  const y = (value: number) =>
    MARGIN.top + ((range[1] - clamp(value)) / (range[1] - range[0])) * inner.y;
  const along = (end: (point: Point) => number) =>
    points.map((point) => `${x(point.replications)},${y(end(point))}`);
  const upper = along((point) => point.high);
  const lower = along((point) => point.low).reverse();
  const { decimals } = shown(outcome);
  return (
    <svg width={width} height={HEIGHT} aria-hidden="true" class="band">
      {ticksOf(range, TICKS).map((tick) => (
        <g key={tick}>
          <line class="grid-line" x1={MARGIN.left} x2={width - MARGIN.right} y1={y(tick)} y2={y(tick)} />
          <text class="tick" x={MARGIN.left - 8} y={y(tick) + 4} text-anchor="end">
            {signed(tick, decimals)}
          </text>
        </g>
      ))}
      {ticksOf([0, target], Math.max(2, Math.min(8, inner.x / 70))).map((tick) => (
        <text class="tick" key={tick} x={x(tick)} y={HEIGHT - MARGIN.bottom + 18} text-anchor="middle">
          {tick}
        </text>
      ))}
      <text class="tick" x={width - MARGIN.right} y={HEIGHT - 6} text-anchor="end">
        replications
      </text>
      <line class="zero" x1={MARGIN.left} x2={width - MARGIN.right} y1={y(0)} y2={y(0)} />
      <polygon class="between" points={[...upper, ...lower].join(" ")} />
      <polyline class="mean" points={along((point) => point.mean).join(" ")} />
    </svg>
  );
}

function Data({ points, outcome }: { points: Point[]; outcome: string }) {
  const { decimals } = shown(outcome);
  return (
    <details>
      <summary>The numbers of the figure</summary>
      <div class="scroll" tabIndex={0} role="region" aria-label="The numbers of the figure">
        <table>
          <thead>
            <tr>
              <th scope="col">Replications</th>
              <th scope="col">Difference</th>
              <th scope="col">From</th>
              <th scope="col">To</th>
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.replications}>
                <th scope="row">{point.replications}</th>
                <td>{signed(point.mean, decimals)}</td>
                <td>{signed(point.low, decimals)}</td>
                <td>{signed(point.high, decimals)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

export function Band(props: BandProps) {
  const { ref, width } = useWidth();
  const text = summary(props.points, props.arm, props.outcome);
  return (
    <figure>
      <div ref={ref} role="img" aria-label={text}>
        {props.points.length > 0 && <Picture {...props} width={width} />}
      </div>
      <figcaption>{text}</figcaption>
      <Data points={props.points} outcome={props.outcome} />
    </figure>
  );
}
