// SPDX-License-Identifier: Apache-2.0
// The arms side by side, as paired differences from the first.
import { Figure, TableDisclosure } from "../charts/figure";
import type { ForestBlock } from "../charts/forest";
import { forest } from "../charts/forest";
import type { DataTable } from "../model/data_table";
import { verdictOf } from "../model/estimate";
import type { Group, OutcomeComparison } from "../model/groups";
import { comparisonsOf, groupsOf, hasDifferences } from "../model/groups";
import { compact, readable, unitOf, withInterval } from "../model/numbers";
import type { Report } from "../model/report";
import { armInWords, listed, outcomeInWords } from "../model/words";
import { Section } from "./section";

function blocksOf(report: Report, comparisons: OutcomeComparison[]): ForestBlock[] {
  return comparisons.map(({ outcome, first, arms }) => ({
    title: outcomeInWords(outcome.name),
    note: `${unitOf(outcome)}; ${report.arms[0]?.name} ${withInterval(readable(first, outcome))}`,
    rows: arms.map(({ arm, difference }) => ({
      label: armInWords(report, arm),
      series: arm,
      estimate: readable(difference, outcome),
    })),
  }));
}

/** All digits as tables/arms.csv and tables/comparisons.csv have them. */
export function comparisonTable(report: Report, comparisons: OutcomeComparison[]): DataTable {
  const numbers = ["mean", "low", "high", "difference", "difference low", "difference high"];
  return {
    columns: [{ name: "outcome" }, { name: "arm" }, { name: "unit" }, ...numbers.map((name) => ({ name, show: compact }))],
    rows: comparisons.flatMap(({ outcome, first, arms }) => [
      [outcome.name, report.arms[0]?.name ?? "", outcome.unit, ...first, null, null, null],
      ...arms.map(({ arm, level, difference }) => [outcome.name, report.arms[arm]?.name ?? "", outcome.unit, ...level, ...difference]),
    ]),
  };
}

/** Which arms are clearly better or worse in what; in one sentence. */
export function comparisonInWords(report: Report, comparisons: OutcomeComparison[]): string {
  const told = { better: [] as string[], worse: [] as string[], higher: [] as string[], lower: [] as string[] };
  for (const { outcome, arms } of comparisons) {
    for (const { arm, difference } of arms) {
      const verdict = verdictOf(difference, outcome.better);
      if (verdict === "unclear" || verdict === "unknown") continue;
      told[verdict].push(`${outcomeInWords(outcome.name).toLowerCase()} with ${report.arms[arm]?.name}`);
    }
  }
  const parts = Object.entries(told).filter(([, items]) => items.length > 0);
  if (parts.length === 0) return "No difference here can be told from chance.";
  const text = parts.map(([verdict, items]) => `${verdict}: ${listed(items.slice(0, 6))}${items.length > 6 ? " and others" : ""}`).join("; ");
  return `Clearly ${text}. The other differences cannot be told from chance.`;
}

function GroupFigure({ report, group }: { report: Report; group: Group }) {
  const comparisons = comparisonsOf(report, group.outcomes);
  if (!hasDifferences(comparisons)) return null;
  return (
    <Figure
      name={`comparison-${group.name}`}
      caption={`${group.title}: each arm minus ${report.arms[0]?.name}, with 95 % intervals`}
      summary={comparisonInWords(report, comparisons)}
      draw={forest(blocksOf(report, comparisons))}
      table={comparisonTable(report, comparisons)}
    />
  );
}

function wholeTable(report: Report): DataTable {
  return comparisonTable(report, comparisonsOf(report, report.outcomes.map((outcome) => outcome.name)));
}

export function ComparisonSection({ report }: { report: Report }) {
  if (!report.comparison) return null;
  const whole = <TableDisclosure title={`All ${report.outcomes.length} outcomes`} table={wholeTable(report)} caption="All outcomes of all arms" />;
  if (report.arms.length < 2) {
    return (
      <Section name="comparison" title="Outcomes" lead="The study has one arm, which is compared with nothing.">
        {whole}
      </Section>
    );
  }
  return (
    <Section
      name="comparison"
      title="The arms side by side"
      lead={`Each dot is an arm minus ${report.arms[0]?.name} in the same replications, with the same families and the same luck; the line is its 95 % interval. Where it crosses the middle, the difference cannot be told from none. Each outcome has a scale of its own.`}
    >
      {groupsOf(report).map((group) => (
        <GroupFigure report={report} group={group} />
      ))}
      {whole}
    </Section>
  );
}
