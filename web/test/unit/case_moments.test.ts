// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { momentsOf, monthsOf } from "../../src/model/case_moments";
import { courseExample, pageExample } from "./case_example";

test("months stand at their first days, as many as there is room for", () => {
  const page = { ...pageExample(), until: 400 };
  expect(monthsOf(page, 14).map((month) => month.name)).toEqual(
    ["Apr 2006", "May 2006", "Jun 2006", "Jul 2006", "Aug 2006", "Sep 2006", "Oct 2006"].concat(
      ["Nov 2006", "Dec 2006", "Jan 2007", "Feb 2007", "Mar 2007", "Apr 2007", "May 2007"],
    ),
  );
  expect(monthsOf(page, 6).map((month) => month.name)).toEqual(["Apr 2006", "Jul 2006", "Oct 2006", "Jan 2007", "Apr 2007"]);
  expect(monthsOf(page, 6)[1]?.day).toBe(91);
});

test("a moment is there from its day on, the parting of a twin too", () => {
  const namesOn = (day: number) => momentsOf(courseExample(), 20, pageExample(), day).map((moment) => moment.name);
  expect(namesOn(4)).toEqual([]);
  expect(namesOn(5)).toEqual(["first harm"]);
  expect(namesOn(20)).toEqual(["first harm", "first divergence"]);
  expect(momentsOf(courseExample(), Infinity, pageExample(), 40)).toHaveLength(1);
});
