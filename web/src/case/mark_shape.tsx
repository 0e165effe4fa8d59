// SPDX-License-Identifier: Apache-2.0
// A mark in a lane. Kinds differ in shape as well as in colour.
import type { MarkKind } from "../model/case_page";

export const markWords: [MarkKind, string][] = [
  ["harm", "harm"],
  ["found", "found or recognised"],
  ["not-passed", "what was known, or was there, did not go on"],
  ["told", "told"],
  ["decided", "decided or done"],
  ["safe", "made safe"],
];

const outlines: Record<MarkKind, string> = {
  harm: "M0,-1.3 1.3,0 0,1.3 -1.3,0Z",
  found: "M1,0A1,1 0 1 1 -1,0A1,1 0 1 1 1,0Z",
  "not-passed": "M1,0A1,1 0 1 1 -1,0A1,1 0 1 1 1,0Z",
  told: "M1,0A1,1 0 1 1 -1,0A1,1 0 1 1 1,0Z",
  decided: "M-.95,-.95H.95V.95H-.95Z",
  safe: "M0,-1.15 1.1,-.55 1.1,.55 0,1.15 -1.1,.55 -1.1,-.55Z",
};

interface Props {
  kind: MarkKind;
  x: number;
  y: number;
  radius: number;
  text: string;
}

export function MarkShape({ kind, x, y, radius, text }: Props) {
  return (
    <g class={`mark mark-${kind}`} transform={`translate(${x.toFixed(1)},${y.toFixed(1)})`}>
      <path d={outlines[kind]} transform={`scale(${radius})`} vector-effect="non-scaling-stroke" />
      {text !== "" && (
        <text y={radius * 0.42} font-size={radius * (text.length > 2 ? 0.95 : 1.2)}>
          {text}
        </text>
      )}
    </g>
  );
}
