// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";

import { compare, counts } from "../../src/instructor/comparison";
import { timelinessText } from "../../src/training/scores";
import { byDay } from "../../src/training/seen_list";
import type { Debrief, DebriefedDecision, DebriefedSession, Score } from "../../src/training/types";
import { placeOf } from "../../src/training/use_place";
import { announcement, dateText, daysBetween, middleOf, nameOf, shareText, withDates } from "../../src/training/words";

const score: Score = {
  expected: 0.25,
  from_spread: 0.01,
  from_spread_low: 0,
  from_spread_high: 0.04,
  left_to_chance: 0.24,
};

function decided(on: string, chosen: string): DebriefedDecision {
  const spread = ["refer", "wait"].map((option) => ({
    option,
    label: `to ${option}`,
    chosen: option === chosen,
    futures: 20,
    protected_in: 8,
    share: { mean: 0.4, low: 0.22, high: 0.61 },
  }));
  return {
    on,
    at: "news",
    question: "What do you do?",
    option: chosen,
    reason: "because",
    probability: 50,
    spread,
    score,
    others_knew: [],
  };
}

function session(name: string, decisions: DebriefedDecision[]): DebriefedSession {
  return {
    file: `two-bruises.amber-arch-10.${name}`,
    role: "hospital",
    role_label: "the hospital",
    begins: "2007-06-18",
    ends: "2007-09-10",
    world: "0",
    finished: true,
    decisions,
    mean_score: score,
    timeliness: { first_known: null, days: null, days_in_futures: [], futures: 20, later_or_never: null },
    happened: [],
    end: null,
  };
}

describe("words", () => {
  test("dates are read as people say them", () => {
    expect(dateText("2007-06-08")).toBe("8 June 2007");
    expect(dateText("in June")).toBe("in June");
    expect(withDates("Protected on 2007-06-08?")).toBe("Protected on 8 June 2007?");
    expect(daysBetween("2007-06-18", "2007-09-10")).toBe(84);
  });
  test("shares have their interval", () => {
    expect(shareText({ mean: 0.4, low: 0.218, high: 0.613 })).toBe("40\u00a0% (95\u00a0% interval 22 to 61\u00a0%)");
  });
  test("what is new is announced", () => {
    expect(announcement("2007-06-18", 0)).toBe("It is 18 June 2007: nothing new. A decision is asked.");
    expect(announcement("2007-06-18", 1)).toContain("1 new item.");
    expect(announcement("2007-06-18", 2)).toContain("2 new items.");
  });
  test("half of a list is not above its middle", () => {
    expect(middleOf([])).toBeUndefined();
    expect(middleOf([3])).toBe(3);
    expect(middleOf([1, 2, 3, 4])).toBe(2);
  });
  test("a session is called what its person called it", () => {
    expect(nameOf("two-bruises.amber-arch-10.seat-1")).toBe("seat-1");
  });
});

test("places are read from the address and nothing else is", () => {
  expect(placeOf("#session/two-bruises.seat-1")).toEqual({ view: "session", id: "two-bruises.seat-1" });
  expect(placeOf("")).toEqual({ view: "", id: "" });
  expect(placeOf("#session/../../api")).toEqual({ view: "", id: "" });
});

test("items stand by the day, the earliest first", () => {
  const item = (since: string, text: string) => ({ since, text, new: false, stale: false });
  const days = byDay([item("2007-07-01", "b"), item("2007-06-01", "a"), item("2007-07-01", "c")]);
  expect(days.map(({ since, items }) => [since, items.map(({ text }) => text)])).toEqual([
    ["2007-06-01", ["a"]],
    ["2007-07-01", ["b", "c"]],
  ]);
});

describe("a class", () => {
  const debrief: Debrief = {
    case: "two-bruises",
    title: "Two bruises",
    invented: true,
    content_note: "",
    warning: "",
    futures: 20,
    sessions: [
      session("seat-1", [decided("2007-07-09", "refer"), decided("2007-08-01", "wait")]),
      session("seat-2", [decided("2007-07-09", "wait")]),
      session("seat-3", [decided("2007-07-09", "refer")]),
    ],
  };
  test("is compared by what was asked", () => {
    const [first, second, ...more] = compare(debrief);
    expect(more).toEqual([]);
    expect(first?.answers.map(({ session: name }) => name)).toEqual(["seat-1", "seat-2", "seat-3"]);
    expect(second?.on).toBe("2007-08-01");
    expect(counts(first?.answers ?? [])).toEqual([
      ["to refer", 2],
      ["to wait", 1],
    ]);
  });
});

describe("time", () => {
  test("is not spoken of where the model has no first day", () => {
    expect(timelinessText(session("a", []))).toContain("nothing is said of time");
  });
  test("stands beside the worlds in which the model sits there", () => {
    const one = session("a", []);
    one.timeliness = {
      first_known: "2007-06-18",
      days: 1,
      days_in_futures: [0, 5, 9],
      futures: 20,
      later_or_never: { mean: 0.95, low: 0.76, high: 0.99 },
    };
    const text = timelinessText(one);
    expect(text).toContain("came 1 day after that");
    expect(text).toContain("in 3 of 20 worlds, in half of these within 5 days");
    expect(text).toContain("95\u00a0% (95\u00a0% interval 76 to 99\u00a0%) of all these worlds");
  });
});
