// SPDX-License-Identifier: Apache-2.0
// What was found of the results since: attribution, sensitivity, conditions of failure, calibration.
import { Figure, TableDisclosure } from "../charts/figure";
import type { ForestBlock } from "../charts/forest";
import { forest } from "../charts/forest";
import { outcomeIndex } from "../model/groups";
import { readable, unitOf, withInterval } from "../model/numbers";
import type { Outcome, Report, StoredTable } from "../model/report";
import type { Row } from "../model/stored_table";
import { dataTableOf, rowsOf } from "../model/stored_table";
import { outcomeInWords } from "../model/words";
import { Section } from "./section";

const ofEnsemble = "Of the calibration that made the parameter sets which this study takes turns with.";
const fromFolder = "These findings lie in the folder of the results and are as old as the command that wrote them.";

/** Misses and, beside them, false alarms. */
const attributed = ["missed_case_rate", "false_enquiries_per_10k"];

export function attributionBlocks(report: Report, table: StoredTable): ForestBlock[] {
  const rows = rowsOf(table);
  return attributed.flatMap((name) => {
    const outcome = report.outcomes[outcomeIndex(report, name)];
    const shares = rows.filter((row) => row.text("outcome") === name && row.text("what") === "share");
    if (!outcome || shares.length === 0) return [];
    return [
      {
        title: outcomeInWords(name),
        note: unitOf(outcome, true),
        rows: shares.map((row, i) => ({
          label: row.text("reform"),
          series: (i % 7) + 1,
          estimate: readable(row.estimate("value", "low", "high"), outcome),
        })),
      },
    ];
  });
}

function attributionInWords(report: Report, rows: Row[]): string {
  const outcome = report.outcomes[outcomeIndex(report, "missed_case_rate")] as Outcome;
  const shares = rows.filter((row) => row.text("outcome") === "missed_case_rate" && row.text("what") === "share");
  const said = shares.map((row) => `${row.text("reform")} ${withInterval(readable(row.estimate("value", "low", "high"), outcome), true)}`);
  return `Of the change of the missed-case rate, in percentage points: ${said.join("; ")}.`;
}

function Attribution({ report, table }: { report: Report; table: StoredTable }) {
  return (
    <Section name="attribution" title="Which reform of the package did it" lead={`Each reform's part, whatever the order in which they are made (Shapley value). ${fromFolder}`}>
      <Figure
        name="attribution-shares"
        caption="Each reform's part of the effect of the package, with 95 % intervals"
        summary={attributionInWords(report, rowsOf(table))}
        draw={forest(attributionBlocks(report, table))}
        table={dataTableOf(table)}
      />
    </Section>
  );
}

/** The measure of a method that orders parameters: the first that is known. */
const ordering = ["total_order_of_parameters", "total_order", "mu_star", "prcc"];

export interface Influence {
  parameter: string;
  what: string;
  arm: string;
  size: number;
  /** Beyond chance, as the program has found. */
  standsOut: boolean;
  row: Row;
}

/** Parameters by how much the first outcome of the table depends on them, most first. */
export function influencesOf(table: StoredTable): Influence[] {
  const rows = rowsOf(table);
  const outcome = rows[0]?.text("outcome");
  const arm = rows.find((row) => row.text("against") !== "")?.text("arm") ?? rows[0]?.text("arm");
  const own = rows.filter((row) => row.text("outcome") === outcome && row.text("arm") === arm && row.number("value") !== null);
  const what = ordering.find((measure) => own.some((row) => row.text("what") === measure)) ?? "";
  const clear = new Set(own.filter((row) => row.text("what") === "stands_out" && row.number("value") === 1).map((row) => row.text("parameter")));
  return own
    .filter((row) => row.text("what") === what)
    .map((row) => ({ parameter: row.text("parameter"), what, arm: arm ?? "", size: Math.abs(row.number("value") ?? 0), standsOut: clear.has(row.text("parameter")), row }))
    .sort((a, b) => b.size - a.size);
}

/** Only what can be told from chance is said to matter. */
export function influencesInWords(influences: Influence[]): string {
  const clear = influences.filter((one) => one.standsOut);
  if (clear.length === 0) return "That it depends on any of them cannot be told from chance.";
  const named = clear.slice(0, 3).map((one) => one.parameter).join(", then ");
  return `Beyond chance it depends most on ${named}.`;
}

const measures: Record<string, string> = {
  total_order_of_parameters: "total Sobol index, chance taken off",
  total_order: "total Sobol index",
  mu_star: "mean absolute elementary effect",
  prcc: "partial rank correlation",
};

function Sensitivity({ table }: { table: StoredTable }) {
  const influences = influencesOf(table).slice(0, 15);
  const first = influences[0];
  if (!first) return null;
  const outcome = rowsOf(table)[0]?.text("outcome") ?? "";
  const blocks = [
    {
      title: outcomeInWords(outcome),
      note: measures[first.what] ?? first.what,
      rows: influences.map(({ parameter, row }) => ({ label: parameter, series: 1, estimate: row.estimate("value", "low", "high") })),
    },
  ];
  return (
    <Section name="sensitivity" title="What drives the result" lead={`How much the result of arm ${first.arm} depends on each parameter. ${fromFolder}`}>
      <Figure
        name="sensitivity-measures"
        caption={`What ${outcomeInWords(outcome).toLowerCase()} depends on, with 95 % intervals`}
        summary={influencesInWords(influences)}
        draw={forest(blocks)}
        table={dataTableOf(table)}
      />
    </Section>
  );
}

function TableSection({ name, title, lead = fromFolder, table }: { name: string; title: string; lead?: string; table: StoredTable | null }) {
  if (!table) return null;
  return (
    <Section name={name} title={title} lead={lead}>
      <TableDisclosure title={`${table.rows.length} rows`} table={dataTableOf(table)} caption={title} />
    </Section>
  );
}

export function FindingsSections({ report }: { report: Report }) {
  const { attribution, sensitivity, discovery, calibration_targets, calibration_parameters } = report.tables;
  return (
    <>
      {attribution && <Attribution report={report} table={attribution} />}
      {sensitivity && <Sensitivity table={sensitivity} />}
      <TableSection name="discovery" title="Under which conditions it fails" table={discovery} />
      <TableSection name="calibration-targets" title="How well the parameter sets meet the targets of their calibration" lead={ofEnsemble} table={calibration_targets} />
      <TableSection name="calibration-parameters" title="What the calibration could tell of each parameter" lead={ofEnsemble} table={calibration_parameters} />
    </>
  );
}
