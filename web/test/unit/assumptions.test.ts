// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import type { Parameter } from "../../src/model/report";
import { parameterGroups, parameterTable } from "../../src/report/assumptions";
import { changesTable } from "../../src/model/practice";
import { exampleReport } from "./example_report";

const parameter = (path: string, kind: Parameter["kind"], changes: Parameter["changes"] = []): Parameter => ({ path, value: 1, unit: "days", kind, source: "", changes });

function reportWith(...parameters: Parameter[]) {
  return { ...exampleReport(), parameters };
}

test("what arms set otherwise comes before what is assumed, and sources come last", () => {
  const report = reportWith(parameter("a", "source"), parameter("b", "assumption"), parameter("c", "calibrated"), parameter("d", "source", [{ arm: 1, value: 2 }]));
  expect(parameterGroups(report).map((group) => group.parameters[0]?.path)).toEqual(["d", "b", "c", "a"]);
});

test("what a reform changes comes first, whatever it rests on", () => {
  const report = reportWith(parameter("practice.a", "assumption"), parameter("practice.b", "source"));
  const change = { set: "practice.b", value: 0.8, agencies: ["paediatrics"] };
  report.arms[1]!.changes_of_practice = [{ reform: "R01", from_day: 30, full_after_days: 0, compliance: 1, changes: [change] }];
  report.arms[0]!.changes_of_practice = [{ from_day: -30, full_after_days: 0, compliance: 1, changes: [change] }];
  expect(parameterGroups(report)[0]?.parameters.map((one) => one.path)).toEqual(["practice.b"]);
  expect(changesTable(report).rows).toEqual([
    ["all", "under way", "practice.b", "set to", 0.8, "paediatrics", -30, 0, 1],
    ["doctors-attend", "R01", "practice.b", "set to", 0.8, "paediatrics", 30, 0, 1],
  ]);
});

test("every parameter stands in one group", () => {
  const report = reportWith(parameter("a", "assumption", [{ arm: 1, value: 2 }]), parameter("b", "assumption"));
  expect(parameterGroups(report).flatMap((group) => group.parameters)).toHaveLength(2);
});

test("those that sensitivity found to matter come first, most first", () => {
  const report = reportWith(parameter("a", "assumption"), parameter("b", "source"), parameter("c", "assumption"));
  report.tables.sensitivity = {
    columns: ["outcome", "arm", "against", "what", "parameter", "value", "low", "high"],
    rows: [["x", "b", "a", "prcc", "b", 0.1, 0, 0.2], ["x", "b", "a", "prcc", "c", 0.9, 0.8, 1]],
    left_out: 0,
  };
  expect(parameterGroups(report)[0]?.parameters.map((one) => one.path)).toEqual(["c", "b"]);
});

test("a table has a column for each arm that sets something of it", () => {
  const report = reportWith(parameter("a", "source", [{ arm: 1, value: 2 }]));
  expect(parameterTable(report, report.parameters).rows).toEqual([["a", 1, 2, "days", "not given"]]);
});
