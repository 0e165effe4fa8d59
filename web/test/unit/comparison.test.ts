// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { comparisonsOf, groupsOf } from "../../src/model/groups";
import { comparisonInWords, comparisonTable } from "../../src/report/comparison";
import { tradeInWords } from "../../src/report/answer";
import { exampleReport } from "./example_report";

test("misses stand first and false alarms next to them", () => {
  expect(groupsOf(exampleReport()).slice(0, 2).map((group) => group.name)).toEqual(["misses", "false-alarms"]);
});

test("what a study asks for beyond the usual is shown too, once", () => {
  const report = exampleReport();
  report.asked = ["missed_case_rate", "alarms_per_year"];
  expect(groupsOf(report).find((group) => group.name === "asked")?.outcomes).toEqual(["alarms_per_year"]);
});

test("the table has the numbers as they are, level and difference", () => {
  const report = exampleReport();
  const table = comparisonTable(report, comparisonsOf(report, ["missed_case_rate"]));
  expect(table.rows).toEqual([
    ["missed_case_rate", "as-is", "share", 0.5, 0.49, 0.51, null, null, null],
    ["missed_case_rate", "doctors-attend", "share", 0.4, 0.4 - 0.01, 0.4 + 0.01, -0.1, -0.15, -0.05],
  ]);
});

test("words say what is clear and leave the rest to chance", () => {
  const report = exampleReport();
  const words = comparisonInWords(report, comparisonsOf(report, ["missed_case_rate", "false_enquiries_per_10k"]));
  expect(words).toBe("Clearly better: missed-case rate (Doctors attend). The other differences cannot be told from chance.");
  expect(tradeInWords(report)).toBe("Clearly fewer misses than as-is: Doctors attend. No arm has clearly more false enquiries.");
});

test("outcomes that are not defined are left out", () => {
  const report = exampleReport();
  report.comparison!.levels[0]![0] = [null, null, null];
  expect(comparisonsOf(report, ["missed_case_rate", "no_such_outcome"])).toEqual([]);
});
