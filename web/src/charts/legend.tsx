// SPDX-License-Identifier: Apache-2.0
// Which colour and shape is which arm.
import { colourOf } from "./palette";

export interface LegendEntry {
  series: number;
  label: string;
}

const shapes = [
  <circle cx="6" cy="6" r="4.5" />,
  <rect x="2" y="2" width="8" height="8" />,
  <path d="M6 1.2 11 10H1Z" />,
  <path d="M1 6 6 1l5 5-5 5Z" />,
];

export function Legend({ entries }: { entries: LegendEntry[] }) {
  return (
    <ul class="legend">
      {entries.map(({ series, label }) => (
        <li>
          <svg width="12" height="12" aria-hidden="true" style={{ fill: colourOf(series) }}>
            {shapes[series] ?? shapes[0]}
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}
