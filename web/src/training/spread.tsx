// SPDX-License-Identifier: Apache-2.0
// What could have followed from one decision: for each option the share of worlds in which the child is protected.
import type { DebriefedDecision, OptionSpread } from "./types";
import { percent, shareText } from "./words";

const HEIGHT = 26;
const MIDDLE = HEIGHT / 2;
const at = (share: number): string => `${100 * share}%`;

interface BarProps {
  spread: OptionSpread;
  /** What the trainee said, 0 to 1; shown at what they chose. */
  said: number | undefined;
}

function Bar({ spread, said }: BarProps) {
  const { low, high, mean } = spread.share;
  return (
    <svg class={spread.chosen ? "bar chosen" : "bar"} width="100%" height={HEIGHT} aria-hidden="true">
      <line class="track" x1="0%" x2="100%" y1={MIDDLE} y2={MIDDLE} />
      {[0, 0.25, 0.5, 0.75, 1].map((tick) => (
        <line key={tick} class="track" x1={at(tick)} x2={at(tick)} y1={MIDDLE - 4} y2={MIDDLE + 4} />
      ))}
      <line class="interval" x1={at(low)} x2={at(high)} y1={MIDDLE} y2={MIDDLE} />
      <circle cx={at(mean)} cy={MIDDLE} r={6} />
      {said !== undefined && <line class="judged" x1={at(said)} x2={at(said)} y1={1} y2={HEIGHT - 1} />}
    </svg>
  );
}

function Option({ spread, probability }: { spread: OptionSpread; probability: number }) {
  return (
    <li>
      <span>
        {spread.label}
        {spread.chosen && <strong class="tag">your choice</strong>}
      </span>
      <Bar spread={spread} said={spread.chosen ? probability / 100 : undefined} />
      <span class="help">
        {spread.protected_in} of {spread.futures} worlds: {shareText(spread.share)}
        {spread.chosen && `; you said ${percent(probability / 100)}`}
      </span>
    </li>
  );
}

export function Spread({ decision }: { decision: DebriefedDecision }) {
  return (
    <figure class="spread">
      <ul>
        {decision.spread.map((spread) => (
          <Option key={spread.option} spread={spread} probability={decision.probability} />
        ))}
      </ul>
      <p class="scale" aria-hidden="true">
        <span>0 %</span>
        <span>50 %</span>
        <span>100 %</span>
      </p>
    </figure>
  );
}
