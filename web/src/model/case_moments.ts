// SPDX-License-Identifier: Apache-2.0
// What stands on the axis of time: months, and the moments that matter for the case.
import type { CasePage, Course } from "./case_page";
import { dateOf, shownBy } from "./case_time";

export interface Month {
  day: number;
  name: string;
}

const names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The first days of months in the time that is told, every so many that at most `most` are there. */
export function monthsOf(page: CasePage, most: number): Month[] {
  const firsts: (Month & { month: number })[] = [];
  for (let day = page.from; day <= page.until; ++day) {
    const date = dateOf(page.starts, day);
    const month = Number(date.slice(5, 7)) - 1;
    if (date.endsWith("-01")) firsts.push({ day, month, name: `${names[month]} ${date.slice(0, 4)}` });
  }
  const step = [1, 2, 3, 6, 12].find((one) => firsts.length / one <= most) ?? 12;
  return firsts.filter((first) => first.month % step === 0);
}

export interface Moment {
  day: number;
  name: string;
  kind: "usual" | "late" | "parting";
}

export function momentsOf(course: Course, parting: number, page: CasePage, day: number): Moment[] {
  const moments = course.moments.map((one): Moment => ({ ...one, kind: one.name === "too late" ? "late" : "usual" }));
  if (parting >= page.from && parting <= page.until) moments.push({ day: parting, name: "first divergence", kind: "parting" });
  return shownBy(moments, day);
}
