// SPDX-License-Identifier: Apache-2.0
// A sweep: what varies, and how the result moves with it.
import { Figure, TableDisclosure } from "../charts/figure";
import type { Place } from "../charts/scatter";
import { scatter } from "../charts/scatter";
import type { DataTable } from "../model/data_table";
import { scaled } from "../model/estimate";
import { mostDrawn } from "../model/drawn_arms";
import { outcomeIndex } from "../model/groups";
import { compact, decimalsOf, factorOf, fixed, unitOf } from "../model/numbers";
import type { Design, Outcome, Report } from "../model/report";
import { dataTableOf, rowsOf } from "../model/stored_table";
import { armInWords, counted, outcomeInWords } from "../model/words";
import { ArmLegend } from "./arm_legend";
import { Section } from "./section";

const mostParameters = 8;

/** The outcome that the study asks for first. */
function askedOutcome(report: Report): Outcome | undefined {
  return report.outcomes[outcomeIndex(report, report.asked[0] ?? "missed_case_rate")];
}

/** Values of one varied parameter by design point. */
function valuesOf(report: Report, parameter: string): Map<number, number> {
  const design = report.tables.design;
  const values = new Map<number, number>();
  for (const row of design ? rowsOf(design) : []) {
    const point = row.number("design_point");
    const value = row.number(parameter);
    if (point !== null && value !== null) values.set(point, value);
  }
  return values;
}

/** Differences from the first arm, or the level of the only arm, over one parameter. */
export function sweepPlaces(report: Report, parameter: string, outcome: Outcome): Place[] {
  const hasPairs = report.arms.length > 1;
  const table = hasPairs ? report.tables.comparisons : report.tables.points;
  if (!table) return [];
  const values = valuesOf(report, parameter);
  return rowsOf(table).flatMap((row) => {
    const x = values.get(row.number("design_point") ?? -1);
    const series = report.arms.findIndex((arm) => arm.name === row.text("arm"));
    if (row.text("outcome") !== outcome.name || x === undefined || series < 0) return [];
    const y = row.estimate(hasPairs ? "difference" : "mean", "low", "high");
    return [{ series, x, y: scaled(y, factorOf(outcome)) }];
  });
}

/** The mean over the third of the points with the lowest values, and over that with the highest; points of equal value stay together. */
function thirdsOf(places: Place[]): [lowest: number, highest: number] {
  const xs = places.map((place) => place.x).sort((a, b) => a - b);
  const third = (xs.length - 1) / 3;
  const low = xs[Math.floor(third)] ?? 0;
  const high = xs[Math.ceil(2 * third)] ?? 0;
  const mean = (some: Place[]) => some.reduce((sum, { y }) => sum + (y[0] ?? 0), 0) / some.length;
  return [mean(places.filter(({ x }) => x <= low)), mean(places.filter(({ x }) => x >= high))];
}

/** How the result moves with a parameter; single points are moved by chance. */
export function sweepInWords(report: Report, places: Place[], parameter: string): string {
  const known = places.filter((place) => place.y[0] !== null);
  const said = report.arms.slice(0, mostDrawn).flatMap((_, series) => {
    const own = known.filter((place) => place.series === series);
    if (own.length === 0) return [];
    const [lowest, highest] = thirdsOf(own);
    const decimals = decimalsOf([0, Math.min(...own.map(({ y }) => y[0] ?? 0)), Math.max(...own.map(({ y }) => y[0] ?? 0))]);
    return [`${armInWords(report, series)} ${fixed(lowest, decimals)} in the lowest third of ${parameter} and ${fixed(highest, decimals)} in the highest`];
  });
  return said.length === 0 ? "Nothing is defined at any point." : `Means over points: ${said.join("; ")}.`;
}

function placesTable(report: Report, places: Place[], parameter: string): DataTable {
  return {
    columns: [{ name: "arm" }, { name: parameter, show: compact }, ...["mean", "low", "high"].map((name) => ({ name, show: compact }))],
    rows: places.map((place) => [report.arms[place.series]?.name ?? "", place.x, ...place.y]),
  };
}

function ParameterFigure({ report, design, varied, outcome }: { report: Report; design: Design; varied: Design["varied"][number]; outcome: Outcome }) {
  const places = sweepPlaces(report, varied.name, outcome).sort((a, b) => a.series - b.series || a.x - b.x);
  const isDifference = report.arms.length > 1;
  return (
    <Figure
      name={`sweep-${varied.name.replaceAll(/[^A-Za-z0-9]+/g, "-")}`}
      caption={`${outcomeInWords(outcome.name)}${isDifference ? `, arm minus ${report.arms[0]?.name},` : ""} over ${varied.name}`}
      summary={sweepInWords(report, places, varied.name)}
      draw={scatter(places, {
        x: `${varied.name}${varied.unit ? ` (${varied.unit})` : ""}`,
        y: unitOf(outcome, isDifference),
        hasLine: design.varied.length === 1,
        isLogarithmic: varied.is_logarithmic,
        hasZero: isDifference,
      })}
      table={placesTable(report, places, varied.name)}
    />
  );
}

export function SweepSection({ report }: { report: Report }) {
  const design = report.design;
  const outcome = askedOutcome(report);
  if (!design || !outcome) return null;
  const tables = [report.tables.design, report.tables.points, report.tables.comparisons];
  const leftOut = tables.reduce((sum, table) => sum + (table?.left_out ?? 0), 0);
  const note = design.varied.length > mostParameters ? ` Drawn are the first ${mostParameters}.` : "";
  return (
    <Section
      name="sweep"
      title="Over the design"
      lead={`The design (${design.method}) has ${counted(design.points, "point")} and varies ${counted(design.varied.length, "thing")}, with ${design.has_common_dice ? "the same" : "different"} luck at all points.${note} Intervals are those of single points; of many, some leave zero out by chance.`}
    >
      <ArmLegend report={report} from={report.arms.length > 1 ? 1 : 0} />
      <div class="grid">
        {design.varied.slice(0, mostParameters).map((varied) => (
          <ParameterFigure report={report} design={design} varied={varied} outcome={outcome} />
        ))}
      </div>
      {report.tables.design && <TableDisclosure title="The design" table={dataTableOf(report.tables.design)} caption="Points of the design" />}
      {leftOut > 0 && <p class="lead">{leftOut} more rows lie in the tables beside this report.</p>}
    </Section>
  );
}
