// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { inOneOrder, layOut, letterOf, segmentsOf, stack, xOf } from "../../src/model/case_lanes";
import { courseExample, pageExample } from "./case_example";

const frame = { left: 100, right: 900, top: 20, from: 0, until: 40, busy: [], busyWidth: 20 };
const size = { head: 0, pitch: 20, barPitch: 10, margin: 5 };

test("time runs from the left edge to the right one, also over a single day", () => {
  expect([xOf(frame, 0), xOf(frame, 20), xOf(frame, 40)]).toEqual([100, 500, 900]);
  expect(xOf({ ...frame, until: 0 }, 0)).toBe(100);
});

test("busy days take more room, and at most three fifths of it", () => {
  const busy = { ...frame, busy: [10, 11] };
  expect([0, 10, 11, 40].map((day) => xOf(busy, day))).toEqual([100, 310, 349, 900]);
  const many = { ...frame, busy: Array.from({ length: 41 }, (_, day) => day), busyWidth: 100 };
  expect(xOf(many, 40)).toBeCloseTo(900);
  expect(xOf(many, 1) - xOf(many, 0)).toBeCloseTo(480 / 41 + 320 / 40);
});

test("marks of one lane never overlap", () => {
  const course = courseExample();
  const xs = course.marks.map((mark) => xOf(frame, mark.day));
  const tracks = stack(course, xs, size.pitch);
  expect(tracks).toEqual([0, 0, 1, 2, 0, 0]);
  const mixed = { ...course, marks: course.marks.map((mark) => ({ ...mark, lane: 0 })) };
  expect(stack(mixed, [50, 10, 90, 12, 70, 30], 20)).toEqual([0, 0, 0, 1, 0, 0]);
});

test("lanes lie below each other and are as high as their marks and lines need", () => {
  const layout = layOut(courseExample(), pageExample(), frame, size);
  expect(layout.lanes.map((lane) => [lane.top, lane.height])).toEqual([
    [20, 30],
    [50, 40], // one item
    [90, 80], // three marks on one day, and one item
  ]);
  expect(layout.bottom).toBe(170);
});

test("what an agency knows begins when it learns of it and is cut where its state changes", () => {
  const course = courseExample();
  expect(segmentsOf(course, 0, 1, 0, 9)).toEqual([]);
  expect(segmentsOf(course, 0, 1, 0, 30)).toEqual([
    { state: "read", from: 10, until: 25 },
    { state: "discounted", from: 25, until: 30 },
  ]);
  expect(segmentsOf(course, 0, 0, 0, 30)).toEqual([{ state: "told", from: 20, until: 30 }]);
});

test("letters go on after Z", () => {
  expect([0, 25, 26, 51, 52].map(letterOf)).toEqual(["A", "Z", "AA", "AZ", "BA"]);
});

test("two courses have their lanes in the same order, and marks stay in theirs", () => {
  const first = courseExample();
  const other = courseExample();
  other.lanes = ["home", "school", "hospital", "social care"];
  other.marks = [
    { happening: 4, lane: 3, day: 20, kind: "told" },
    { happening: 1, lane: 1, day: 10, kind: "found" },
  ];
  const [same, moved] = inOneOrder([first, other]);
  expect(same).toEqual(first);
  expect(moved?.lanes).toEqual(["home", "social care", "hospital", "school"]);
  expect(moved?.marks.map((mark) => mark.lane)).toEqual([1, 3]);
});
