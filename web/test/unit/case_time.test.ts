// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import type { Role, TwinRow } from "../../src/model/case_page";
import {
  beliefAt,
  dateInWords,
  dateOf,
  dayAfter,
  dayBefore,
  daysOf,
  itemsAt,
  partingDay,
  protectedSpans,
  shownBy,
  twinRowsAt,
  viewOf,
  wordsOf,
} from "../../src/model/case_time";
import { courseExample, pageExample } from "./case_example";

test("days are counted on the real calendar, summer time and leap days or not", () => {
  expect(dateOf("2007-10-27", 2)).toBe("2007-10-29");
  expect(dateOf("2008-02-28", 1)).toBe("2008-02-29");
  expect(dateOf("2006-04-01", -1)).toBe("2006-03-31");
  expect(dateInWords("2006-04-01", 168)).toBe("16 September 2006");
});

test("steps go from one day on which something happens to the next, and stay at the ends", () => {
  const days = daysOf(pageExample());
  expect(days).toEqual([0, 5, 10, 20, 30, 40]);
  expect([dayAfter(days, 5), dayAfter(days, 7), dayAfter(days, 40)]).toEqual([10, 10, 40]);
  expect([dayBefore(days, 10), dayBefore(days, 7), dayBefore(days, 0)]).toEqual([5, 5, 0]);
});

test("nothing later than the day is shown", () => {
  const course = courseExample();
  for (let day = 0; day <= 40; ++day) {
    expect(shownBy(course.happenings, day)).toEqual(course.happenings.filter((one) => one.day <= day));
    expect(itemsAt(course, day).length).toBe(course.items.filter((one) => one.day <= day).length);
  }
});

test("an item is in the state in which the last change left it", () => {
  const course = courseExample();
  const statesOn = (day: number) => itemsAt(course, day)[0]?.known.map((one) => one.state);
  expect(statesOn(4)).toBeUndefined();
  expect(statesOn(9)).toEqual(["unseen", "unseen"]);
  expect(statesOn(10)).toEqual(["lost", "read"]);
  expect(statesOn(20)).toEqual(["told", "read"]);
  expect(statesOn(25)).toEqual(["told", "discounted"]);
});

test("belief is that after the last thing learned", () => {
  const course = courseExample();
  expect(beliefAt(course, 9)).toBeUndefined();
  expect(beliefAt(course, 19)?.pooled_log_odds).toBe(0);
  expect(beliefAt(course, 40)?.pooled_log_odds).toBe(1);
});

test("beliefs are said in the words of the yardstick", () => {
  expect([0, 0.03, 0.1, 0.3, 0.45, 0.6, 0.85, 0.97, 1].map(wordsOf)).toEqual([
    "remote chance",
    "remote chance",
    "highly unlikely",
    "unlikely",
    "realistic possibility",
    "likely",
    "highly likely",
    "almost certain",
    "almost certain",
  ]);
});

test("protection ends where it is taken away, and the open one at the day", () => {
  const course = courseExample();
  expect(protectedSpans(course, 29)).toEqual([]);
  expect(protectedSpans(course, 33)).toEqual([{ from: 30, until: 33 }]);
  expect(protectedSpans(course, 40)).toEqual([
    { from: 30, until: 34 },
    { from: 36, until: 40 },
  ]);
});

const surgery: Role = {
  role: "GP",
  seen: [
    { event: "E1", text: "a bruise", day: 10 },
    { event: "E1", text: "a bruise, and more", day: 50 },
    { event: "E2", text: "a letter", day: 40 },
  ],
  undated: [[20, 60]],
};

test("a role knows what it saw, since it saw it, and stale after a while", () => {
  expect(viewOf(surgery, 9, 90)).toEqual([]);
  expect(viewOf(surgery, 45, 90).map((one) => [one.event, one.day, one.isStale])).toEqual([
    ["E1", 10, false],
    ["", 20, false],
    ["E2", 40, false],
  ]);
  expect(viewOf(surgery, 100, 90).map((one) => one.isStale)).toEqual([false, false, false]);
  expect(viewOf(surgery, 101, 90).map((one) => one.isStale)).toEqual([true, false, false]);
});

test("contacts without date count as far as they have come", () => {
  const furtherOn = (day: number) => viewOf(surgery, day, 90).find((one) => one.event === "")?.text;
  expect(furtherOn(19)).toBeUndefined();
  expect(furtherOn(20)).toBe("1 further contact with the family, undated in the sources");
  expect(furtherOn(60)).toBe("2 further contacts with the family, undated in the sources");
});

const moved: TwinRow = { fate: "changed", way: "direct", who: "police", before_day: 12, before: "early", after_day: 18, after: "late" };

test("a side of a twin is not there before its own day", () => {
  expect(twinRowsAt([moved], 11)).toEqual([]);
  expect(twinRowsAt([moved], 12)).toEqual([{ ...moved, place: 0, after: "", after_day: null }]);
  expect(twinRowsAt([moved], 18)).toEqual([{ ...moved, place: 0 }]);
});

test("courses part on the earlier of the two days", () => {
  const twin = { changed: "R10", ways_known: true, first_direct_divergence: null, rows: [moved] };
  expect(partingDay({ ...twin, first_divergence: 0 })).toBe(12);
  expect(partingDay({ ...twin, first_divergence: null })).toBe(Infinity);
});
