// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { excludesZero, verdictOf } from "../../src/model/estimate";
import { compact, decimalsOf, fixed, readable, unitOf, withInterval } from "../../src/model/numbers";

test("an estimate has two significant digits of its interval, as on the terminal", () => {
  expect(decimalsOf([0.4832, 0.4768, 0.4895])).toBe(4);
  expect(decimalsOf([130.2, 126.3, 134.1])).toBe(1);
  expect(decimalsOf([576, 561, 591])).toBe(0);
  expect(decimalsOf([50, null, null])).toBe(1);
});

test("digits that the interval does not deserve are not shown, before the point either", () => {
  expect(withInterval([810360.4, 745684.2, 875036.6])).toBe("810,000 [746,000, 875,000]");
  expect(withInterval([13811, 13041, 14581])).toBe("13,810 [13,040, 14,580]");
});

test("pounds are read by the thousand", () => {
  const cost = { name: "cost_gbp", unit: "pounds a year", meaning: "", better: "lower" as const };
  expect(withInterval(readable([41515, 14507, 68524], cost), true)).toBe("+42 [+15, +69]");
  expect(unitOf(cost, true)).toBe("thousand pounds a year");
});

test("differences carry their sign, and no zero does", () => {
  expect(withInterval([-0.0038, -0.0063, -0.0013], true)).toBe("−0.0038 [−0.0063, −0.0013]");
  expect(withInterval([0.2, -0.3, 0.7], true)).toBe("+0.20 [−0.30, +0.70]");
  expect(fixed(-0.0001, 2)).toBe("0.00");
});

test("what is not defined is a dash", () => {
  expect(withInterval([null, null, null])).toBe("–");
});

test("thousands are set apart and trailing zeros left out", () => {
  expect(fixed(1234567.5, 1)).toBe("1,234,567.5");
  expect(compact(0.5)).toBe("0.5");
  expect(compact(1200)).toBe("1,200");
  expect(compact(0.00123456)).toBe("0.001235");
});

test("a difference is clear only if its interval leaves zero out", () => {
  expect(excludesZero([-1, -2, -0.1])).toBe(true);
  expect(excludesZero([-1, -2, 0])).toBe(false);
  expect(verdictOf([-1, -2, -0.1], "lower")).toBe("better");
  expect(verdictOf([-1, -2, -0.1], "higher")).toBe("worse");
  expect(verdictOf([-1, -2, -0.1], "neither")).toBe("lower");
  expect(verdictOf([-1, -2, 0.1], "lower")).toBe("unclear");
  expect(verdictOf([-1, null, null], "lower")).toBe("unknown");
});
