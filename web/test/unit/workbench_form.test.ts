// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";

import { armsOf, firstChoice, formOf, valueIn } from "../../src/workbench/form";
import type { Catalogue, Reform } from "../../src/workbench/types";

const reform = (id: string, name: string): Reform => ({
  reform: id,
  name,
  title: name,
  evidence: "D",
  source: "",
  description: "",
  cost: "",
  harm: "",
  changes: [],
});
const catalogue: Catalogue = {
  baselines: [
    { baseline: "then", title: "", place: "", period: "", values: {} },
    { baseline: "now", title: "", place: "", period: "", values: { "a.b": 3 } },
  ],
  reforms: [reform("R01", "doctors-attend"), reform("R10", "examine")],
  parameters: [
    { path: "a.b", value: 2, unit: "share", low: 0, high: 9, whole: false, source: "", meaning: "" },
  ],
  outcomes: [],
  missed_case: "",
  content_note: "",
};
const choice = { ...firstChoice(catalogue), reforms: ["R01", "R10"] };

test("reforms are tried each alone, all together, or both", () => {
  const names = (packaging: "each" | "together" | "both") =>
    armsOf(catalogue, { ...choice, packaging }).map((arm) => arm.name);
  expect(names("each")).toEqual(["baseline", "doctors-attend", "examine"]);
  expect(names("together")).toEqual(["baseline", "all-together"]);
  expect(names("both")).toEqual(["baseline", "doctors-attend", "examine", "all-together"]);
});

test("one reform is one arm, however it was to be packed", () => {
  const arms = armsOf(catalogue, { ...choice, reforms: ["R10"], packaging: "together" });
  expect(arms).toEqual([{ name: "baseline" }, { name: "examine", reforms: ["R10"] }]);
});

test("a study without a name is called by its reforms", () => {
  expect(formOf(catalogue, choice).name).toBe("R01 and R10 in then");
  expect(formOf(catalogue, { ...choice, name: " Mine " }).name).toBe("Mine");
});

test("misses, false alarms and cost are always measured", () => {
  const { measure } = formOf(catalogue, choice);
  for (const outcome of ["missed_case_rate", "false_enquiries_per_10k", "cost_gbp_per_10k"]) {
    expect(measure).toContain(outcome);
  }
});

test("a parameter's usual value is that of the baseline", () => {
  expect(valueIn(catalogue, "then", "a.b")).toBe(2);
  expect(valueIn(catalogue, "now", "a.b")).toBe(3);
  expect(valueIn(catalogue, "now", "a.c")).toBeUndefined();
});
