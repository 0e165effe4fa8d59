// SPDX-License-Identifier: Apache-2.0
// Which colour and shape is which arm; the shapes are those of palette.ts, in its order.
import { colourOf } from "./palette";

export interface LegendEntry {
  series: number;
  label: string;
}

const shapes = [
  <circle cx="6" cy="6" r="4.5" />,
  <rect x="2" y="2" width="8" height="8" />,
  <path d="M6 1.2 11 10H1Z" />,
  <path d="M2.4 6 6 .6 9.6 6 6 11.4Z" />,
  <path d="M4.2 1h3.6v3.2H11v3.6H7.8V11H4.2V7.8H1V4.2h3.2Z" />,
  <path d="m6 .6 1.4 3.6 3.9.2-3 2.5 1 3.7L6 8.5l-3.3 2.1 1-3.7-3-2.5 3.9-.2Z" />,
];

export function Legend({ entries }: { entries: LegendEntry[] }) {
  return (
    <ul class="legend">
      {entries.map(({ series, label }) => (
        <li>
          <svg width="12" height="12" aria-hidden="true" style={{ fill: colourOf(series) }}>
            {shapes[series % shapes.length]}
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}
