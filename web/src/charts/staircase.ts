// SPDX-License-Identifier: Apache-2.0
// From family to outcome: of 100 harmed children each stage of the pathway loses some; what is left goes on.
import * as Plot from "@observablehq/plot";
import type { FlowStep } from "../model/flow";
import { colourOf } from "./palette";
import type { Draw } from "./plot";
import { ink, narrow, plain } from "./style";

export function staircase(steps: FlowStep[], arms: number): Draw {
  const stages = [...new Set(steps.map((step) => step.stage))];
  const thickness = Math.max(3, Math.min(9, 30 / arms));
  const rowHeight = arms * (thickness + 1) + 14;
  const dy = (arm: number) => (arm - (arms - 1) / 2) * (thickness + 1);
  return (width) => {
    const isNarrow = width < narrow;
    const words = isNarrow ? 16 : 0;
    const step = rowHeight + words;
    const y = (stage: string) => 20 + stages.indexOf(stage) * step + words + rowHeight / 2;
    const least = Math.min(...steps.map((one) => one.after));
    return plain({
      height: stages.length * step + 56,
      marginLeft: isNarrow ? 4 : 210,
      marginRight: 12,
      marginTop: 16,
      marginBottom: 36,
      x: { domain: [Math.max(0, Math.floor(least / 10) * 10 - 5), 100], label: "of 100 harmed children, not yet lost", grid: true, ticks: 6 },
      y: { type: "identity", axis: null },
      color: { type: "identity" },
      marks: [
        Plot.text(stages, { x: Math.max(0, Math.floor(least / 10) * 10 - 5), y: (stage: string) => y(stage) - (isNarrow ? rowHeight / 2 + 2 : 0), text: (stage: string) => stage, textAnchor: "start", dx: isNarrow ? 0 : -206, fill: ink }),
        Array.from({ length: arms }, (_, arm) =>
          Plot.link(steps.filter((one) => one.arm === arm), { x1: "after", x2: "before", y1: (one: FlowStep) => y(one.stage) + dy(arm), y2: (one: FlowStep) => y(one.stage) + dy(arm), stroke: colourOf(arm), strokeWidth: thickness }),
        ),
      ],
    });
  };
}
