// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { placed, reachOf } from "../../src/charts/forest";
import { binsOf, quantilesOf } from "../../src/charts/spread";
import { seriesPoints } from "../../src/charts/time_series";
import type { StoredTable } from "../../src/model/report";
import { influencesInWords, influencesOf } from "../../src/report/findings";
import { curvePlaces } from "../../src/report/curve";
import { sweepInWords, sweepPlaces } from "../../src/report/sweep";
import { exampleReport } from "./example_report";

test("each block of a forest has its own scale around zero", () => {
  const rows = [{ label: "a", series: 1, estimate: [-2, -4, 1] as [number, number, number] }];
  expect(reachOf(rows)).toBe(4);
  const { rows: drawn } = placed([{ title: "t", note: "", rows }], false);
  expect(drawn[0]).toMatchObject({ low: -1, mean: -0.5, high: 0.25 });
});

test("an estimate without interval is a dot without line", () => {
  const { rows } = placed([{ title: "t", note: "", rows: [{ label: "a", series: 1, estimate: [3, null, null] }] }], true);
  expect(rows[0]).toMatchObject({ low: null, mean: 1, high: null });
});

test("differences carry a sign, and levels none", () => {
  const rows = [{ label: "a", series: 1, estimate: [3, 2, 4] as [number, number, number] }];
  expect(placed([{ title: "t", note: "", rows }], false).rows[0]?.numbers).toBe("+3.0 [+2.0, +4.0]");
  expect(placed([{ title: "t", note: "", rows, areLevels: true }], false).rows[0]?.numbers).toBe("3.0 [2.0, 4.0]");
});

test("rows of a narrow forest take two lines", () => {
  const block = { title: "t", note: "", rows: [{ label: "a", series: 1, estimate: [1, 0, 2] as [number, number, number] }] };
  expect(placed([block], true).height).toBeGreaterThan(placed([block], false).height);
});

test("months that are not defined leave a gap", () => {
  const points = seriesPoints(["2006-04", "2006-05"], [[[null, null, null], [2, 1, 3]]]);
  expect(points).toEqual([{ month: new Date("2006-05-01T00:00:00Z"), series: 0, mean: 2, low: 1, high: 3 }]);
});

test("empty bins are not drawn, and series keep their number", () => {
  const histogram = { edges: [0, 1, 2], counts: [[0, 3]], quantiles: [[1, 1, 1.5, 2, 2]] };
  expect(binsOf(histogram, ["doctors attend"], 1, 100)).toEqual([{ row: "doctors attend", series: 1, from: 100, to: 200, count: 3 }]);
  expect(quantilesOf(histogram, ["doctors attend"], 1, 100)[0]?.values[2]).toBe(150);
});

const table = (columns: string[], ...rows: (string | number | null)[][]): StoredTable => ({ columns, rows, left_out: 0 });

test("a curve joins misses and false enquiries of one place", () => {
  const report = exampleReport();
  const columns = ["arm", "design_point", "is_today", "outcome", "mean", "low", "high"];
  report.tables.operating_curve = table(
    columns,
    ["as-is", 0, 1, "missed_case_rate", 0.5, 0.4, 0.6],
    ["as-is", 0, 1, "false_enquiries_per_10k", 30, 29, 31],
    ["as-is", 1, 0, "missed_case_rate", 0.3, 0.2, 0.4],
  );
  expect(curvePlaces(report, report.tables.operating_curve)).toEqual([{ series: 0, x: 30, xs: [30, 29, 31], y: [50, 40, 60], mark: "today" }]);
});

test("points of a sweep stand at the value of their parameter", () => {
  const report = exampleReport();
  report.tables.design = table(["design_point", "practice.x"], [0, 0.2], [1, 0.8]);
  report.tables.comparisons = table(
    ["design_point", "arm", "outcome", "difference", "low", "high"],
    [0, "doctors-attend", "missed_case_rate", -0.01, -0.02, 0],
    [1, "doctors-attend", "missed_case_rate", -0.03, -0.04, -0.02],
    [1, "doctors-attend", "false_enquiries_per_10k", 1, 0, 2],
  );
  const places = sweepPlaces(report, "practice.x", report.outcomes[0]!);
  expect(places.map((place) => [place.x, place.y[0]])).toEqual([[0.2, -1], [0.8, -3]]);
  expect(sweepInWords(places, "practice.x")).toBe("Lowest −3 where practice.x is 0.8; highest −1 where practice.x is 0.2.");
});

test("parameters are ordered by how much the result depends on them, whichever way", () => {
  const columns = ["outcome", "arm", "against", "what", "parameter", "value", "low", "high"];
  const found = influencesOf(
    table(
      columns,
      ["missed_case_rate", "b", "a", "prcc", "weak", 0.2, 0, 0.4],
      ["missed_case_rate", "b", "a", "prcc", "strong", -0.8, -0.9, -0.7],
      ["missed_case_rate", "b", "a", "mean", "", 1, 0, 2],
      ["missed_case_rate", "b", "a", "stands_out", "weak", 0, null, null],
      ["missed_case_rate", "b", "a", "stands_out", "strong", 1, null, null],
      ["deaths", "b", "a", "prcc", "other", 0.9, 0.8, 1],
    ),
  );
  expect(found.map((one) => one.parameter)).toEqual(["strong", "weak"]);
  expect(influencesInWords(found)).toBe("Beyond chance it depends most on strong.");
});

test("a size that is never below zero does not matter for that", () => {
  const columns = ["outcome", "arm", "against", "what", "parameter", "value", "low", "high"];
  const found = influencesOf(
    table(
      columns,
      ["missed_case_rate", "b", "a", "total_order", "p", 0.9, 0.5, 1.4],
      ["missed_case_rate", "b", "a", "total_order_of_parameters", "p", null, null, null],
      ["missed_case_rate", "b", "a", "stands_out", "p", 0, null, null],
    ),
  );
  expect(found.map((one) => one.what)).toEqual(["total_order"]);
  expect(influencesInWords(found)).toBe("That it depends on any of them cannot be told from chance.");
});
