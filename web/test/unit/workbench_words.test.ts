// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";

import { rangeOf, ticksOf } from "../../src/workbench/band";
import { rowsOfLook } from "../../src/workbench/arms";
import { fixed, signed } from "../../src/model/numbers";
import { scaled, soFar } from "../../src/workbench/words";

test("numbers have a true minus and no sign where they round to zero", () => {
  expect(signed(-1.234, 2)).toBe("\u22121.23");
  expect(signed(1.234, 2)).toBe("+1.23");
  expect(signed(-0.001, 2)).toBe("0.00");
  expect(fixed(1234567, 0)).toBe("1,234,567");
});

test("a rate is shown per hundred, and not at all without an interval", () => {
  const ends = scaled({ mean: -0.01, low: -0.02, high: 0.005 }, "missed_case_rate");
  expect(ends).toEqual({ mean: -1, low: -2, high: 0.5 });
  expect(scaled({ mean: -0.01, low: null, high: null }, "missed_case_rate")).toBeUndefined();
});

test("what is known so far says whether it can be told apart from nothing", () => {
  expect(soFar("doctors-attend", "baseline", 9, -1, { mean: -1, low: -2, high: 0.5 })).toBe(
    "Doctors attend: 1.00 fewer missed cases per 100 harmed children than baseline, " +
      "between 2.00 fewer and 0.50 more; not yet to be told apart from no effect.",
  );
  expect(soFar("x", "baseline", 9, -1, { mean: -1, low: -2, high: -0.5 })).toContain("excludes zero");
  expect(soFar("x", "baseline", 1, -1)).toBe("X: too little is known after 1 replication.");
  expect(soFar("x", "baseline", 2, 0)).toBe("X: no case more or less missed than baseline in 2 replications.");
});

test("the figure's range leaves the first wide intervals out and holds zero", () => {
  const point = (replications: number, half: number) => ({
    replications,
    mean: 2,
    low: 2 - half,
    high: 2 + half,
  });
  const [low, high] = rangeOf([point(2, 900), point(4, 1), point(5, 0.5)]);
  expect(low).toBeCloseTo(-0.15);
  expect(high).toBeCloseTo(3.15);
});

test("ticks are round and inside the range", () => {
  expect(ticksOf([-1.1, 3.2], 5)).toEqual([-1, 0, 1, 2, 3]);
  expect(ticksOf([0, 40], 8)).toEqual([0, 5, 10, 15, 20, 25, 30, 35, 40]);
});

test("a look's rows have differences for all arms but the first", () => {
  const rows = rowsOfLook({
    replications: 3,
    arms: [
      { name: "baseline", means: { x: 1 } },
      { name: "reform", means: { x: 2 } },
    ],
    differences: [{ arm: "reform", outcome: "x", difference: 1, low: 0, high: 2 }],
  });
  expect(rows[0]?.differences).toBeUndefined();
  expect(rows[1]?.differences).toEqual({ x: { mean: 1, low: 0, high: 2 } });
});
