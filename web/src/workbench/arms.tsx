// SPDX-License-Identifier: Apache-2.0
// The arms beside one another: misses beside false alarms and cost.
import { MEASURED } from "./form";
import type { Estimate, Look, Summary } from "./types";
import { fixed, signed } from "../model/numbers";
import { inWords } from "../model/words";
import { estimateOf, excludesZero, scaled, shown } from "./words";

export interface ArmRow {
  name: string;
  reforms: string[];
  means: Record<string, number | null>;
  /** From the first arm, by outcome; none for the first arm itself. */
  differences?: Record<string, Estimate>;
}

export function rowsOfLook(look: Look): ArmRow[] {
  return look.arms.map((arm, place) => {
    const row: ArmRow = { name: arm.name, reforms: [], means: arm.means };
    if (place === 0) return row;
    const own = look.differences.filter((one) => one.arm === arm.name);
    row.differences = Object.fromEntries(own.map((one) => [one.outcome, estimateOf(one)!]));
    return row;
  });
}

export function rowsOfSummary(summary: Summary): ArmRow[] {
  return summary.arms.map(({ name, reforms, outcomes, differences }) => {
    const means = Object.entries(outcomes).map(([outcome, { mean }]) => [outcome, mean] as const);
    const row: ArmRow = { name, reforms, means: Object.fromEntries(means) };
    if (differences) row.differences = differences;
    return row;
  });
}

function Mean({ row, outcome }: { row: ArmRow; outcome: string }) {
  const mean = row.means[outcome];
  const { factor, decimals } = shown(outcome);
  return <>{typeof mean === "number" ? fixed(mean * factor, decimals) : "\u2013"}</>;
}

function Difference({ row, outcome }: { row: ArmRow; outcome: string }) {
  const ends = scaled(row.differences?.[outcome], outcome);
  const { decimals } = shown(outcome);
  if (!ends) return <>{"\u2013"}</>;
  return (
    <>
      <span class={excludesZero(ends) ? "clear" : ""}>{signed(ends.mean, decimals)}</span>
      <span class="interval">
        {signed(ends.low, decimals)} to {signed(ends.high, decimals)}
      </span>
    </>
  );
}

function Row({ row, outcomes }: { row: ArmRow; outcomes: string[] }) {
  return (
    <tr>
      <th scope="row">
        {inWords(row.name)}
        {row.reforms.length > 0 && <span class="interval">{row.reforms.join(", ")}</span>}
      </th>
      {outcomes.map((outcome) => (
        <td key={outcome}>
          {row.differences ? (
            <Difference row={row} outcome={outcome} />
          ) : (
            <Mean row={row} outcome={outcome} />
          )}
        </td>
      ))}
    </tr>
  );
}

interface TableProps {
  rows: ArmRow[];
  outcomes: string[];
  caption: string;
}

function Table({ rows, outcomes, caption }: TableProps) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Arm</th>
            {outcomes.map((outcome) => (
              <th scope="col" key={outcome}>
                {shown(outcome).label}
                <span class="interval">{shown(outcome).unit}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.name} row={row} outcomes={outcomes} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const FIRST_COLUMNS = ["missed_case_rate", "false_enquiries_per_10k", "cost_gbp_per_10k"];

export function ArmsTable({ rows }: { rows: ArmRow[] }) {
  const others = MEASURED.filter((outcome) => !FIRST_COLUMNS.includes(outcome));
  const caption =
    "The first row is the baseline; the others are differences from it with their intervals. " +
    "Bold: the interval excludes zero.";
  return (
    <>
      <Table rows={rows} outcomes={FIRST_COLUMNS} caption={caption} />
      <details class="section">
        <summary>More outcomes</summary>
        <Table rows={rows} outcomes={others} caption={caption} />
      </details>
    </>
  );
}
