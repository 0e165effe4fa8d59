// SPDX-License-Identifier: Apache-2.0
// The operating curve: misses against false alarms as a threshold moves.
import { Figure, TableDisclosure } from "../charts/figure";
import type { Place } from "../charts/scatter";
import { scatter } from "../charts/scatter";
import type { DataTable } from "../model/data_table";
import { scaled } from "../model/estimate";
import { withInterval } from "../model/numbers";
import type { Report, StoredTable } from "../model/report";
import { dataTableOf, rowsOf } from "../model/stored_table";
import { ArmLegend } from "./arm_legend";
import { Section } from "./section";

const misses = "missed_case_rate";
const alarms = "false_enquiries_per_10k";

/** One place for each arm and design point, in the order of the threshold. */
export function curvePlaces(report: Report, table: StoredTable): Place[] {
  const rows = rowsOf(table);
  const missed = rows.filter((row) => row.text("outcome") === misses);
  return missed.flatMap((row) => {
    const series = report.arms.findIndex((arm) => arm.name === row.text("arm"));
    const false_alarms = rows.find(
      (other) => other.text("outcome") === alarms && other.text("arm") === row.text("arm") && other.number("design_point") === row.number("design_point"),
    );
    const xs = false_alarms?.estimate("mean", "low", "high");
    if (!xs || xs[0] === null || series < 0) return [];
    const isToday = row.number("is_today") === 1 && series === 0;
    return [{ series, x: xs[0], xs, y: scaled(row.estimate("mean", "low", "high"), 100), ...(isToday ? { mark: "today" } : {}) }];
  });
}

export function curveInWords(places: Place[]): string {
  const first = places.filter((place) => place.series === 0 && place.y[0] !== null);
  const today = first.find((place) => place.mark);
  const least = first.reduce<Place | undefined>((a, b) => (!a || (b.y[0] ?? 0) < (a.y[0] ?? 0) ? b : a), undefined);
  if (!today || !least) return "Misses and false enquiries at each place of the threshold.";
  const said = ({ x, xs, y }: Place) => `${withInterval(y)} of 100 harmed children missed at ${withInterval(xs ?? [x, null, null])} false enquiries a year per 10,000 children`;
  return `Today: ${said(today)}. Fewest misses of the same arm: ${said(least)}.`;
}

function placesTable(table: StoredTable): DataTable {
  return dataTableOf(table);
}

export function CurveSection({ report }: { report: Report }) {
  const table = report.tables.operating_curve;
  if (!table) return null;
  const places = curvePlaces(report, table).sort((a, b) => a.series - b.series); // which keeps the order of the threshold
  return (
    <Section
      name="operating-curve"
      title="What fewer misses cost"
      lead="A lower threshold misses fewer children and looks into more families without need. Each point is a place of the threshold; a reform is better only where its curve lies below today's."
    >
      <Figure
        name="curve"
        caption="Missed cases against false enquiries, with 95 % intervals of both"
        summary={curveInWords(places)}
        draw={scatter(places, { x: "false enquiries a year per 10,000 children", y: "missed of 100 harmed children", hasLine: true })}
        table={placesTable(table)}
        legend={<ArmLegend report={report} />}
      />
      {report.tables.exchange_rates && (
        <TableDisclosure title="What is paid for each child less missed" table={dataTableOf(report.tables.exchange_rates)} caption="Exchange rates from one place to the next" />
      )}
    </Section>
  );
}
