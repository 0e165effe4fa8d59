// SPDX-License-Identifier: Apache-2.0
// The question, the answer with its interval, and what it rests on, before anything else.
import { Figure } from "../charts/figure";
import type { TradePoint } from "../charts/trade";
import { trade } from "../charts/trade";
import type { DataTable } from "../model/data_table";
import { drawnNote, mostDrawn } from "../model/drawn_arms";
import { excludesZero, isDefined, scaled } from "../model/estimate";
import { differenceOf } from "../model/groups";
import { compact } from "../model/numbers";
import type { Report } from "../model/report";
import { armInWords, capitalised, counted, inWords, listed } from "../model/words";
import { ArmLegend } from "./arm_legend";

const shownAtOnce = 4;

/** "2006-04-01" -> "1 April 2006". */
export function dateInWords(iso: string): string {
  return new Date(`${iso}T00:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}

function Setting({ report }: { report: Report }) {
  const { measured, provenance, design } = report;
  const points = design ? `${design.points} points of a ${design.method} design, ` : "";
  return (
    <p class="setting">
      Baseline {report.baseline}; {report.children.toLocaleString("en-GB")} children; measured from {dateInWords(measured.from)} to{" "}
      {dateInWords(measured.to)} after {measured.warm_up_days} days of warm-up; {points}
      {counted(provenance.replications, "replication")}; seed {provenance.seed}.
    </p>
  );
}

/** The name of the arm in bold, the rest as it was said. */
function Sentence({ report, arm, sentence }: { report: Report; arm: number; sentence: string }) {
  const colon = sentence.indexOf(": ");
  const [name, rest] = colon < 0 ? ["", sentence] : [sentence.slice(0, colon), sentence.slice(colon + 2)];
  return (
    <li>
      <strong class={`arm-name series-${Math.min(arm, 7)}`}>{name || armInWords(report, arm)}</strong>
      <span>{capitalised(rest)}</span>
    </li>
  );
}

export function Answer({ report }: { report: Report }) {
  const sentences = report.answers.map(({ arm, sentence }) => <Sentence report={report} arm={arm} sentence={sentence} />);
  return (
    <header class="answer">
      <p class="kicker">
        <span>Sightline report</span> <span>{inWords(report.study)}</span>
      </p>
      <h1>{report.question}</h1>
      {sentences.length > 0 && <ul class="sentences">{sentences.slice(0, shownAtOnce)}</ul>}
      {sentences.length > shownAtOnce && (
        <details>
          <summary>{sentences.length - shownAtOnce} more arms</summary>
          <ul class="sentences">{sentences.slice(shownAtOnce)}</ul>
        </details>
      )}
      {report.stopping && <p class="caveat">{report.stopping}</p>}
      <p class="caveat">{report.assumptions}</p>
      <p class="caveat">{report.missed_case}</p>
      <Setting report={report} />
      <p class="setting">
        Content note: this report counts the abuse, injury and death of children. All of them are simulated; it says nothing of any actual
        family, and no decision about a child may rest on it.
      </p>
    </header>
  );
}

function tradePoints(report: Report): TradePoint[] {
  return report.arms.slice(1).map((_, i) => ({
    series: i + 1,
    misses: scaled(differenceOf(report, i + 1, "missed_case_rate"), 100),
    alarms: differenceOf(report, i + 1, "false_enquiries_per_10k"),
  }));
}

export function tradeTable(report: Report): DataTable {
  return {
    columns: [
      { name: "arm" },
      ...["missed_case_rate", "false_enquiries_per_10k"].flatMap((outcome) =>
        ["difference", "low", "high"].map((end) => ({ name: `${outcome} ${end}`, show: compact })),
      ),
    ],
    rows: report.arms.slice(1).map((arm, i) => [
      arm.name,
      ...differenceOf(report, i + 1, "missed_case_rate"),
      ...differenceOf(report, i + 1, "false_enquiries_per_10k"),
    ]),
  };
}

export function tradeInWords(report: Report): string {
  const points = tradePoints(report);
  const named = (chosen: TradePoint[]) => listed(chosen.map((point) => armInWords(report, point.series)));
  const fewer = points.filter((point) => excludesZero(point.misses) && (point.misses[0] ?? 0) < 0);
  const dearer = points.filter((point) => excludesZero(point.alarms) && (point.alarms[0] ?? 0) > 0);
  const misses = fewer.length > 0 ? `Clearly fewer misses than ${report.arms[0]?.name}: ${named(fewer)}.` : "No arm has clearly fewer misses.";
  const alarms = dearer.length > 0 ? `Clearly more false enquiries: ${named(dearer)}.` : "No arm has clearly more false enquiries.";
  return `${misses} ${alarms}`;
}

export function Trade({ report }: { report: Report }) {
  const points = tradePoints(report).filter((point) => isDefined(point.misses) && isDefined(point.alarms));
  if (points.length === 0) return null;
  return (
    <Figure
      name="misses-and-false-alarms"
      caption={`Misses and false alarms, each arm minus ${report.arms[0]?.name}`}
      summary={tradeInWords(report) + drawnNote(report)}
      draw={trade(points.slice(0, mostDrawn - 1))}
      table={tradeTable(report)}
      legend={<ArmLegend report={report} />}
    />
  );
}
