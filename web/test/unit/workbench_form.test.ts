// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";

import { armsOf, firstChoice, formOf, keptChoice, valueIn } from "../../src/workbench/form";
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

test("a study may stop when a difference is known well enough, in the unit of the outcome", () => {
  const precise = { ...choice, stopping: "precision" as const, halfWidth: 0.7, atMost: 300 };
  const form = formOf(catalogue, precise);
  expect(form.replications).toBeUndefined();
  expect(form.precision).toEqual({
    outcome: "missed_case_rate",
    arm: "doctors-attend",
    against: "baseline",
    half_width: 0.007,
    at_most: 300,
  });
  expect(formOf(catalogue, { ...precise, arm: "examine" }).precision?.arm).toBe("examine");
  expect(formOf(catalogue, { ...precise, arm: "of an earlier choice" }).precision?.arm).toBe("doctors-attend");
});

test("a study with nothing to compare has a number of replications", () => {
  const form = formOf(catalogue, { ...choice, reforms: [], stopping: "precision" });
  expect(form.precision).toBeUndefined();
  expect(form.replications).toBe(choice.replications);
});

test("what was chosen is there again, but for what the catalogue no longer has", () => {
  const kept = { ...choice, baseline: "long ago", reforms: ["R10", "R99"], settings: { "a.b": 3, "a.z": 1 }, seed: 7 };
  const again = keptChoice(catalogue, JSON.stringify(kept));
  expect(again).toEqual({ ...kept, baseline: "then", reforms: ["R10"], settings: { "a.b": 3 } });
  expect(keptChoice(catalogue, null)).toEqual(firstChoice(catalogue));
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
