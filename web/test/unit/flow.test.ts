// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { flowInWords, flowOf } from "../../src/model/flow";
import { exampleReport } from "./example_report";

test("each stage loses its share of the missed, and what is left are those not missed", () => {
  const steps = flowOf(exampleReport(), 0);
  expect(steps).toHaveLength(10);
  expect(steps[0]?.before).toBe(100);
  expect(steps[0]?.after).toBeCloseTo(95);
  expect(steps[9]?.after).toBeCloseTo(50);
  expect(steps[3]?.before).toBe(steps[2]?.after);
});

test("words give the missed of each arm", () => {
  expect(flowInWords(exampleReport())).toContain("of 100 harmed children 50.0 are missed; 40.0 in Doctors attend.");
});
