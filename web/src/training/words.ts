// SPDX-License-Identifier: Apache-2.0
// Dates and shares as people read them.

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** "2007-06-18" gives "18 June 2007"; anything else is left as it is. */
export function dateText(iso: string): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  const month = found && MONTHS[Number(found[2]) - 1];
  return found && month ? `${Number(found[3])} ${month} ${found[1]}` : iso;
}

/** A sentence with its dates as people read them. */
export const withDates = (text: string): string => text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, dateText);

/** Days from one date to another. */
export function daysBetween(first: string, last: string): number {
  return Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000);
}

export const percent = (share: number): string => `${Math.round(100 * share)}\u00a0%`;

export function shareText({ mean, low, high }: { mean: number; low: number; high: number }): string {
  return `${percent(mean)} (95\u00a0% interval ${Math.round(100 * low)} to ${percent(high)})`;
}

export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** What a screen reader hears when the days have gone on. */
export function announcement(on: string, fresh: number): string {
  const what = fresh === 0 ? "nothing new" : counted(fresh, "new item", "new items");
  return `It is ${dateText(on)}: ${what}. A decision is asked.`;
}

/** The part of a session's id that its person chose. */
export const nameOf = (session: string): string => session.split(".").at(-1) ?? session;

/** The middle of a list in order: half of it is not above. */
export function middleOf(sorted: number[]): number | undefined {
  return sorted[Math.floor((sorted.length - 1) / 2)];
}
