// SPDX-License-Identifier: Apache-2.0
// Children whom an arm rescued, and those whom it newly missed.
import { Figure } from "../charts/figure";
import type { ForestBlock } from "../charts/forest";
import { forest } from "../charts/forest";
import { drawnNote, mostDrawn } from "../model/drawn_arms";
import { withInterval } from "../model/numbers";
import type { Report, StoredTable } from "../model/report";
import type { Row } from "../model/stored_table";
import { dataTableOf, rowsOf } from "../model/stored_table";
import { inWords } from "../model/words";
import { Section } from "./section";

const mostTold = 4;

function rowsOfChange(row: Row, series: number) {
  const change = row.text("change") === "rescued" ? "Rescued" : "Newly missed";
  const lines = [{ label: change, series, estimate: row.estimate("children") }];
  if ((row.number("replications_traced") ?? 0) === 0) return lines;
  return [
    ...lines,
    { label: `   directly`, series, estimate: row.estimate("direct") },
    { label: `   through others`, series, estimate: row.estimate("through_others") },
  ];
}

export function winnerBlocks(report: Report, table: StoredTable): ForestBlock[] {
  const rows = rowsOf(table);
  return report.arms.slice(1).map((arm, i) => ({
    title: inWords(arm.name),
    notes: ["children per replication"],
    areLevels: true,
    rows: rows.filter((row) => row.text("arm") === arm.name).flatMap((row) => rowsOfChange(row, i + 1)),
  }));
}

/** The queues that first did work at another time, in words. */
function QueueList({ rows }: { rows: Row[] }) {
  const told = rows.filter((row) => row.text("children_by_queue") !== "");
  if (told.length === 0) return null;
  return (
    <>
      <h3>Whose queue it was</h3>
      <p class="lead">Of the children reached through others, by the agency whose queue first did work at another time; numbers in all replications traced.</p>
      <ul class="plain">
        {told.map((row) => (
          <li>
            {inWords(row.text("arm"))}, {row.text("change").replace("-", " ")}: {row.text("children_by_queue").replaceAll("_", " ")}
          </li>
        ))}
      </ul>
    </>
  );
}

export function winnersInWords(report: Report, table: StoredTable): string {
  const said = (arm: string, change: string) => {
    const row = rowsOf(table).find((one) => one.text("arm") === arm && one.text("change") === change);
    return row ? withInterval(row.estimate("children")) : "–";
  };
  const arms = report.arms.slice(1, 1 + mostTold).map(({ name }) => `${inWords(name)} ${said(name, "rescued")} and ${said(name, "newly-missed")}`);
  return `Children rescued and newly missed a replication: ${arms.join("; ")}${report.arms.length > 1 + mostTold ? "; and so on in the table" : ""}.`;
}

export function WinnersSection({ report }: { report: Report }) {
  const table = report.tables.winners_losers;
  if (!table || table.rows.length === 0) return null;
  return (
    <Section
      name="winners-and-losers"
      title="Who is rescued, and who is newly missed"
      lead={`The same children in two arms: missed with ${report.arms[0]?.name} and not with the reform, and the other way round. A reform that only moves attention rescues some and misses others.${drawnNote(report)}`}
    >
      <Figure
        name="rescued-and-newly-missed"
        caption="Children rescued and newly missed, per replication, with 95 % intervals"
        summary={winnersInWords(report, table)}
        draw={forest(winnerBlocks(report, table).slice(0, mostDrawn - 1))}
        table={dataTableOf(table)}
      />
      <QueueList rows={rowsOf(table)} />
    </Section>
  );
}
