// SPDX-License-Identifier: Apache-2.0
// What of a case is there on a day. The page draws what these functions give it and nothing else.
import type { Belief, CasePage, Course, ItemState, Role, Twin, TwinRow } from "./case_page";

const millisecondsOfDay = 86_400_000;

/** "2006-09-16". */
export function dateOf(starts: string, day: number): string {
  return new Date(Date.parse(`${starts}T00:00:00Z`) + day * millisecondsOfDay).toISOString().slice(0, 10);
}

/** "16 September 2006". */
export function dateInWords(starts: string, day: number): string {
  const date = new Date(`${dateOf(starts, day)}T00:00:00Z`);
  return date.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}

/** The days on which anything happens or is learned, in any course, with the first and the last of the telling. */
export function daysOf(page: CasePage): number[] {
  const days = new Set([page.from, page.until]);
  for (const course of page.courses) {
    for (const mark of course.marks) days.add(mark.day);
    for (const happening of course.happenings) {
      days.add(happening.day);
      for (const one of happening.learned) days.add(one.day);
    }
  }
  return [...days].filter((day) => day >= page.from && day <= page.until).sort((a, b) => a - b);
}

export function dayAfter(days: number[], day: number): number {
  return days.find((one) => one > day) ?? day;
}

export function dayBefore(days: number[], day: number): number {
  return days.filter((one) => one < day).at(-1) ?? day;
}

export function shownBy<T extends { day: number }>(all: T[], day: number): T[] {
  return all.filter((one) => one.day <= day);
}

export interface Known {
  state: ItemState;
  weight: number;
}

export interface KnownItem {
  /** Place in the items of the course. */
  item: number;
  name: string;
  /** By place in the agencies of the course. */
  known: Known[];
}

/** Every item that there is by the end of the day, and how far it came at each agency. */
export function itemsAt(course: Course, day: number): KnownItem[] {
  const items = course.items.map((item, place) => ({
    item: place,
    name: item.name,
    known: course.agencies.map((): Known => ({ state: "unseen", weight: 0 })),
  }));
  for (const change of shownBy(course.knowledge, day)) {
    const known = items[change.item]?.known;
    if (known) known[change.agency] = { state: change.state, weight: change.weight };
  }
  return items.filter((_, place) => (course.items[place]?.day ?? Infinity) <= day);
}

const statesOfKnowing: ItemState[] = ["told", "read", "discounted"];

export function isKnown(known: Known | undefined): boolean {
  return known !== undefined && statesOfKnowing.includes(known.state);
}

/** What each agency believed after the last thing that any of them learned; nothing before the first. */
export function beliefAt(course: Course, day: number): Belief | undefined {
  return shownBy(course.beliefs, day).at(-1);
}

export function probabilityOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** The words of the probability yardstick of the UK's analysts, its gaps closed half way. */
const yardstick: [number, string][] = [
  [0.075, "remote chance"],
  [0.225, "highly unlikely"],
  [0.375, "unlikely"],
  [0.525, "realistic possibility"],
  [0.775, "likely"],
  [0.925, "highly likely"],
  [Infinity, "almost certain"],
];

export function wordsOf(probability: number): string {
  return yardstick.find(([below]) => probability < below)?.[1] ?? "";
}

export interface Span {
  from: number;
  until: number;
}

/** When the child was protected, as far as the day. */
export function protectedSpans(course: Course, day: number): Span[] {
  const spans: Span[] = [];
  let since: number | undefined;
  for (const change of shownBy(course.protection, day)) {
    if (change.protected) since ??= change.day;
    if (!change.protected && since !== undefined) {
      spans.push({ from: since, until: change.day });
      since = undefined;
    }
  }
  if (since !== undefined) spans.push({ from: since, until: day });
  return spans;
}

export interface KnownToRole {
  event: string;
  text: string;
  day: number;
  isStale: boolean;
}

function furtherContacts(days: number[]): string {
  return `${days.length} further contact${days.length === 1 ? "" : "s"} with the family, undated in the sources`;
}

/** What a role of a case file knew at the end of the day: no more than it saw, by the day it learned of it. */
export function viewOf(role: Role, day: number, staleAfterDays: number): KnownToRole[] {
  const known = new Map<string, { event: string; text: string; day: number }>();
  for (const one of shownBy(role.seen, day)) {
    if (!known.has(one.event)) known.set(one.event, one);
  }
  const undated = role.undated.map((days) => days.filter((one) => one <= day)).filter((days) => days.length > 0);
  return [
    ...known.values(),
    ...undated.map((days) => ({ event: "", text: furtherContacts(days), day: days.at(-1) ?? day })),
  ]
    .sort((a, b) => a.day - b.day)
    .map((one) => ({ ...one, isStale: day - one.day > staleAfterDays }));
}

export interface TwinRowNow extends TwinRow {
  /** In the rows of the twin. */
  place: number;
}

/** The rows of a twin as far as the day: a side that has not happened yet is not there. */
export function twinRowsAt(rows: TwinRow[], day: number): TwinRowNow[] {
  const hasCome = (one: number | null) => one !== null && one <= day;
  return rows
    .map((row, place) => ({
      ...row,
      place,
      before: hasCome(row.before_day) ? row.before : "",
      before_day: hasCome(row.before_day) ? row.before_day : null,
      after: hasCome(row.after_day) ? row.after : "",
      after_day: hasCome(row.after_day) ? row.after_day : null,
    }))
    .filter((row) => row.before_day !== null || row.after_day !== null);
}

/** The day on which the courses part; never if they do not. */
export function partingDay(twin: Twin): number {
  const row = twin.first_divergence === null ? undefined : twin.rows[twin.first_divergence];
  return Math.min(row?.before_day ?? Infinity, row?.after_day ?? Infinity);
}
