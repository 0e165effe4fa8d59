// SPDX-License-Identifier: Apache-2.0
// Where it broke: from harmed children to missed cases, stage by stage.
import { Figure } from "../charts/figure";
import { staircase } from "../charts/staircase";
import type { DataTable } from "../model/data_table";
import { drawnNote, mostDrawn } from "../model/drawn_arms";
import type { FlowStep } from "../model/flow";
import { allFlows, flowInWords } from "../model/flow";
import { compact } from "../model/numbers";
import type { Report } from "../model/report";
import { ArmLegend } from "./arm_legend";
import { Section } from "./section";

function flowTable(report: Report, steps: FlowStep[]): DataTable {
  const numbers = ["lost of 100 harmed", "share of missed cases", "low", "high"];
  return {
    columns: [{ name: "arm" }, { name: "stage" }, ...numbers.map((name) => ({ name, show: compact }))],
    rows: steps.map((step) => [report.arms[step.arm]?.name ?? "", step.stage, step.lost, ...step.share]),
  };
}

export function FlowSection({ report }: { report: Report }) {
  const steps = report.comparison ? allFlows(report) : [];
  if (steps.length === 0) return null;
  const arms = Math.min(report.arms.length, mostDrawn);
  return (
    <Section
      name="where-it-broke"
      title="Where it broke"
      lead={`A missed case is put at the furthest stage of the pathway that the system had reached. From the top: 100 harmed children; each step to the left is what that stage lost. At each stage the arms stand in the order of the legend.${drawnNote(report)}`}
    >
      <Figure
        name="flow"
        caption="From harmed children to missed cases, stage by stage"
        summary={flowInWords(report)}
        draw={staircase(steps.filter((step) => step.arm < arms), arms)}
        table={flowTable(report, steps)}
        legend={<ArmLegend report={report} />}
      />
    </Section>
  );
}
