// SPDX-License-Identifier: Apache-2.0
// The arms side by side, as paired differences from the first.
import { Figure, TableDisclosure } from "../charts/figure";
import type { ForestBlock } from "../charts/forest";
import { forest } from "../charts/forest";
import type { DataTable } from "../model/data_table";
import type { Verdict } from "../model/estimate";
import { verdictOf } from "../model/estimate";
import type { Group, OutcomeComparison } from "../model/groups";
import { comparisonsOf, groupsOf, hasDifferences } from "../model/groups";
import { compact, readable, unitOf, withInterval } from "../model/numbers";
import type { Report } from "../model/report";
import { armInWords, listed, outcomeInWords } from "../model/words";
import { Section } from "./section";

const mostTold = 4;

function blocksOf(report: Report, comparisons: OutcomeComparison[]): ForestBlock[] {
  return comparisons.map(({ outcome, first, arms }) => ({
    title: outcomeInWords(outcome.name),
    notes: [unitOf(outcome, true), `${report.arms[0]?.name} ${withInterval(readable(first, outcome))}${outcome.unit === "share" ? " %" : ""}`],
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

const told: Partial<Record<Verdict, string>> = { better: "better", worse: "worse", higher: "higher", lower: "lower" };

/** "missed-case rate and deaths (Doctors attend)" for each arm of which this verdict holds. */
function armsInWords(report: Report, comparisons: OutcomeComparison[], verdict: Verdict): string[] {
  return report.arms.slice(1).flatMap((_, i) => {
    const outcomes = comparisons.filter(({ outcome, arms }) => {
      const difference = arms[i]?.difference;
      return difference && verdictOf(difference, outcome.better) === verdict;
    });
    if (outcomes.length === 0) return [];
    return [`${listed(outcomes.map(({ outcome }) => outcomeInWords(outcome.name).toLowerCase()))} (${armInWords(report, i + 1)})`];
  });
}

/** What is clearly better or worse in which arms, in one sentence; the rest is left to chance. */
export function comparisonInWords(report: Report, comparisons: OutcomeComparison[]): string {
  const parts = Object.entries(told).flatMap(([verdict, word]) => {
    const arms = armsInWords(report, comparisons, verdict as Verdict);
    const more = arms.length > mostTold ? [`and so on in ${arms.length - mostTold} more arms`] : [];
    return arms.length === 0 ? [] : [`Clearly ${word}: ${[...arms.slice(0, mostTold), ...more].join("; ")}.`];
  });
  if (parts.length === 0) return "No difference here can be told from chance.";
  const isAnyUnclear = armsInWords(report, comparisons, "unclear").length > 0;
  return `${parts.join(" ")}${isAnyUnclear ? " The other differences cannot be told from chance." : ""}`;
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
      lead={`Each dot is an arm minus ${report.arms[0]?.name} in the same replications, with the same families and the same luck; the line is its 95 % interval. Where it crosses the middle, the difference cannot be told from none. Each outcome has a scale of its own. Numbers of children and injuries are those of one replication over all measured years.`}
    >
      {groupsOf(report).map((group) => (
        <GroupFigure report={report} group={group} />
      ))}
      {whole}
    </Section>
  );
}
