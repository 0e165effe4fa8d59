// SPDX-License-Identifier: Apache-2.0
// Rows of a stored table by the names of their columns.
import type { DataTable } from "./data_table";
import { compact } from "./numbers";
import type { Estimate, StoredTable } from "./report";

export class Row {
  constructor(
    private readonly columns: Map<string, number>,
    private readonly cells: (string | number | null)[],
  ) {}
  text(column: string): string {
    const cell = this.cells[this.columns.get(column) ?? -1];
    return cell === null || cell === undefined ? "" : String(cell);
  }
  number(column: string): number | null {
    const cell = this.cells[this.columns.get(column) ?? -1];
    return typeof cell === "number" ? cell : null;
  }
  /** The columns of an estimate: its mean, and the ends of its interval. */
  estimate(mean: string, low = `${mean}_low`, high = `${mean}_high`): Estimate {
    return [this.number(mean), this.number(low), this.number(high)];
  }
}

export function rowsOf(table: StoredTable): Row[] {
  const columns = new Map(table.columns.map((name, i) => [name, i]));
  return table.rows.map((cells) => new Row(columns, cells));
}

export function dataTableOf(table: StoredTable): DataTable {
  return { columns: table.columns.map((name) => ({ name: name.replaceAll("_", " "), show: compact })), rows: table.rows };
}
