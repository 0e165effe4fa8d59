// SPDX-License-Identifier: Apache-2.0
// How things go over time, and how far replications lie apart.
import { Figure } from "../charts/figure";
import { binsOf, quantilesOf, spread } from "../charts/spread";
import { monthOf, seriesPoints, timeSeries } from "../charts/time_series";
import type { DataTable } from "../model/data_table";
import { drawnNote, mostDrawn } from "../model/drawn_arms";
import { outcomeIndex } from "../model/groups";
import { compact, decimalsOf, factorOf, fixed, readable, unitOf } from "../model/numbers";
import type { Distribution, Estimate, Histogram, Months, Outcome, Report } from "../model/report";
import { armInWords, counted, outcomeInWords } from "../model/words";
import { ArmLegend } from "./arm_legend";
import { Section } from "./section";

export function monthTable(report: Report, months: Months, place: number): DataTable {
  return {
    columns: [{ name: "arm" }, { name: "month" }, ...["mean", "low", "high"].map((name) => ({ name, show: compact }))],
    rows: report.arms.flatMap((arm, i) => (months.arms[i]?.[place] ?? []).map((estimate, month) => [arm.name, months.labels[month] ?? "", ...estimate])),
  };
}

/** "2006-04" -> "April 2006". */
function monthInWords(label: string): string {
  return monthOf(label).toLocaleDateString("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
}

export function monthsInWords(report: Report, series: Estimate[], outcome: Outcome, labels: string[]): string {
  const known = series.flatMap((estimate, i) => {
    const [mean, low, high] = readable(estimate, outcome);
    return mean === null ? [] : [{ mean, text: fixed(mean, decimalsOf([mean, low, high])), label: labels[i] ?? "" }];
  });
  const first = known[0];
  const last = known[known.length - 1];
  if (!first || !last) return "Not defined in any month.";
  const highest = known.reduce((a, b) => (b.mean > a.mean ? b : a));
  const lowest = known.reduce((a, b) => (b.mean < a.mean ? b : a));
  const said = ({ text, label }: { text: string; label: string }) => `${text} in ${monthInWords(label)}`;
  return `${armInWords(report, 0)}: ${said(first)}, ${said(last)}; lowest ${said(lowest)}, highest ${said(highest)}.`;
}

function MonthFigure({ report, months, place }: { report: Report; months: Months; place: number }) {
  const outcome = report.outcomes[outcomeIndex(report, months.outcomes[place] ?? "")];
  if (!outcome) return null;
  const arms = months.arms.map((arm) => (arm[place] ?? []).map((estimate) => readable(estimate, outcome)));
  return (
    <Figure
      name={`months-${outcome.name.replaceAll("_", "-")}`}
      caption={`${outcomeInWords(outcome.name)} by month`}
      summary={monthsInWords(report, months.arms[0]?.[place] ?? [], outcome, months.labels)}
      draw={timeSeries(seriesPoints(months.labels, arms.slice(0, mostDrawn)), unitOf(outcome))}
      table={monthTable(report, months, place)}
    />
  );
}

function quantileTable(names: string[], histogram: Histogram): DataTable {
  return {
    columns: [{ name: "arm" }, ...["5 %", "25 %", "50 %", "75 %", "95 %"].map((name) => ({ name, show: compact }))],
    rows: names.map((name, i) => [name, ...(histogram.quantiles[i] ?? [])]),
  };
}

export function spreadInWords(names: string[], histogram: Histogram, factor: number, unit: string): string {
  const said = names.flatMap((name, i) => {
    const quantiles = histogram.quantiles[i];
    if (!quantiles || quantiles.length !== 5) return [];
    const [least = 0, , , , most = 0] = quantiles;
    const decimals = decimalsOf([0, least * factor, most * factor]);
    const [low, , middle, , high] = quantiles.map((value) => fixed(value * factor, decimals));
    return [`${name} ${middle} (${low} to ${high})`];
  });
  return `Median and middle 90 per cent of single replications, ${unit}: ${said.slice(0, 4).join("; ")}${said.length > 4 ? "; ..." : ""}.`;
}

function SpreadFigure({ report, distribution, isDifference }: { report: Report; distribution: Distribution; isDifference: boolean }) {
  const histogram = isDifference ? distribution.differences : distribution.levels;
  const outcome = report.outcomes[outcomeIndex(report, distribution.outcome)];
  if (!outcome || histogram.edges.length === 0) return null;
  const first = isDifference ? 1 : 0;
  const names = report.arms.slice(first).map((_, i) => armInWords(report, i + first));
  const factor = factorOf(outcome);
  const unit = unitOf(outcome, isDifference);
  const what = isDifference ? `, arm minus ${report.arms[0]?.name}` : "";
  return (
    <Figure
      name={`spread-${isDifference ? "differences" : "levels"}-${outcome.name.replaceAll("_", "-")}`}
      caption={`${outcomeInWords(outcome.name)} in single replications${what}`}
      summary={spreadInWords(names, histogram, factor, unit)}
      draw={spread(binsOf(histogram, names, first, factor), quantilesOf(histogram, names, first, factor), unit)}
      table={quantileTable(report.arms.slice(first).map((arm) => arm.name), histogram)}
    />
  );
}

function leadOf(months: Months): string {
  return months.has_bands
    ? `Bands are 95 % intervals of each month over ${months.observations}. Arms share their luck, so lines that lie within each other's bands may still differ clearly.`
    : "The folder no longer holds the single replications, so months have no bands.";
}

export function MonthsSection({ report }: { report: Report }) {
  const single = report.single_replications;
  if (!single || single.months.labels.length === 0) return null;
  return (
    <Section name="months" title="Over time" lead={leadOf(single.months) + drawnNote(report)}>
      <ArmLegend report={report} />
      <div class="grid">
        {single.months.outcomes.map((_, place) => (
          <MonthFigure report={report} months={single.months} place={place} />
        ))}
      </div>
      {single.distributions.length > 0 && (
        <>
          <h3>How far replications lie apart</h3>
          <p class="lead">
            {counted(report.provenance.replications, "replication")}, each one possible history. Thin line: nine in ten of them; thick line: the middle half; dot: the
            median.
          </p>
          <div class="grid">
            {single.distributions.flatMap((distribution) => [
              <SpreadFigure report={report} distribution={distribution} isDifference={false} />,
              <SpreadFigure report={report} distribution={distribution} isDifference={true} />,
            ])}
          </div>
        </>
      )}
    </Section>
  );
}
