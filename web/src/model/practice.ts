// SPDX-License-Identifier: Apache-2.0
// What reforms change, one line for each change.
import type { DataTable } from "./data_table";
import { compact, fixed } from "./numbers";
import type { PracticeChange, Report } from "./report";

export function pathOf(change: PracticeChange): string {
  return change.set ?? change.scale ?? change.add ?? "";
}

function operationOf(change: PracticeChange): string {
  return change.set !== undefined ? "set to" : change.scale !== undefined ? "times" : "plus";
}

/** Paths that a reform of some arm changes. */
export function changedPaths(report: Report): Set<string> {
  return new Set(report.arms.flatMap((arm) => arm.changes_of_practice.filter((dated) => dated.reform).flatMap((dated) => dated.changes.map(pathOf))));
}

export function changesTable(report: Report): DataTable {
  const whole = (value: number) => fixed(value, 0);
  return {
    columns: [
      { name: "arm" },
      { name: "reform" },
      { name: "parameter" },
      { name: "change" },
      { name: "value", show: compact },
      { name: "agencies" },
      { name: "from day", show: whole },
      { name: "full after days", show: compact },
      { name: "compliance", show: compact },
    ],
    rows: report.arms.flatMap((arm) =>
      arm.changes_of_practice.flatMap((dated) =>
        dated.changes.map((change) => [
          dated.reform ? arm.name : "all",
          dated.reform ?? "under way",
          pathOf(change),
          operationOf(change),
          change.value,
          change.agencies.join(" ").replaceAll("_", " "),
          dated.from_day,
          dated.full_after_days,
          dated.compliance,
        ]),
      ),
    ),
  };
}
