// SPDX-License-Identifier: Apache-2.0
// A table as it stands under a figure and in the file that the figure hands out.

export type Cell = string | number | null;

export interface Column {
  name: string;
  /** How a number is shown; in the file it always has all its digits. */
  show?: (value: number) => string;
}

export interface DataTable {
  columns: Column[];
  rows: Cell[][];
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** RFC 4180, numbers with the fewest digits that read back to the same double, nothing for null. */
export function toCsv(table: DataTable): string {
  const lines = [table.columns.map((column) => column.name), ...table.rows];
  return lines.map((line) => line.map((cell) => quoted(cell === null ? "" : String(cell))).join(",") + "\r\n").join("");
}

export function shown(cell: Cell, column: Column): string {
  if (cell === null) return "–";
  if (typeof cell === "string") return cell;
  return column.show ? column.show(cell) : String(cell);
}
