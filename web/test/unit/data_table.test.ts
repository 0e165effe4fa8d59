// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { toCsv } from "../../src/model/data_table";

test("numbers keep all their digits and nothing is an empty cell", () => {
  const table = { columns: [{ name: "arm" }, { name: "mean", show: (x: number) => x.toFixed(1) }], rows: [["as-is", 0.1 + 0.2], ["b", null]] };
  expect(toCsv(table)).toBe("arm,mean\r\nas-is,0.30000000000000004\r\nb,\r\n");
});

test("text that would break a line or a cell is quoted", () => {
  expect(toCsv({ columns: [{ name: "a" }], rows: [['say "no", twice'], ["two\nlines"]] })).toBe('a\r\n"say ""no"", twice"\r\n"two\nlines"\r\n');
});
