// SPDX-License-Identifier: Apache-2.0
// Where everything stands in the swim lanes. Places depend on the whole case, so that nothing moves as time goes on.
import type { CasePage, Course, ItemState } from "./case_page";
import { isKnown, itemsAt } from "./case_time";

export interface Frame {
  left: number;
  right: number;
  top: number;
  from: number;
  until: number;
  /** Days on which something happens, ascending. */
  busy: number[];
  /** How much wider a busy day is drawn, in pixels, as far as there is room. */
  busyWidth: number;
}

/** What a lane keeps free above its marks, e.g. for its name. */
export interface LaneSize {
  head: number;
  pitch: number;
  barPitch: number;
  margin: number;
}

export interface PlacedLane {
  name: string;
  top: number;
  height: number;
  /** Below the marks. */
  barTop: number;
}

export interface Layout {
  lanes: PlacedLane[];
  /** By mark. */
  places: { x: number; y: number }[];
  bottom: number;
}

/** Lanes of two courses in the order of the first, so that the same agency stands at the same place. */
export function inOneOrder(courses: Course[]): Course[] {
  const order = [...new Set(courses.flatMap((course) => course.lanes))];
  return courses.map((course) => {
    const lanes = order.filter((name) => course.lanes.includes(name));
    const marks = course.marks.map((mark) => ({ ...mark, lane: lanes.indexOf(course.lanes[mark.lane] ?? "") }));
    return { ...course, lanes, marks };
  });
}

const mostForBusyDays = 0.6;

/** Time from left to right. What happens comes in bursts: busy days take more room than the days between them. */
export function xOf(frame: Frame, day: number): number {
  const span = Math.max(1, frame.until - frame.from);
  const width = frame.right - frame.left;
  const each = Math.min(frame.busyWidth, (mostForBusyDays * width) / Math.max(1, frame.busy.length));
  const come = frame.busy.filter((one) => one <= day).length;
  return frame.left + each * come + ((width - each * frame.busy.length) * (day - frame.from)) / span;
}

/** For each mark, from left to right, the first track of its lane on which there is room. */
export function stack(course: Course, xs: number[], pitch: number): number[] {
  const ends: number[][] = course.lanes.map(() => []);
  const tracks: number[] = course.marks.map(() => 0);
  const placeOf = (i: number) => xs[i] ?? 0;
  const order = course.marks.map((_, i) => i).sort((a, b) => placeOf(a) - placeOf(b));
  for (const i of order) {
    const taken = ends[course.marks[i]?.lane ?? 0] ?? [];
    const free = taken.findIndex((end) => end + pitch <= placeOf(i));
    const track = free < 0 ? taken.length : free;
    taken[track] = placeOf(i);
    tracks[i] = track;
  }
  return tracks;
}

export function barsOfLanes(course: Course, day: number): { lane: number; item: number; agency: number }[] {
  const items = itemsAt(course, day);
  return course.agencies.flatMap((name, agency) =>
    items
      .filter((item) => isKnown(item.known[agency]))
      .map((item) => ({ lane: course.lanes.indexOf(name), item: item.item, agency })),
  );
}

export function layOut(course: Course, page: CasePage, frame: Frame, size: LaneSize): Layout {
  const xs = course.marks.map((mark) => xOf(frame, mark.day));
  const tracks = stack(course, xs, size.pitch);
  const bars = barsOfLanes(course, page.until);
  let top = frame.top;
  const lanes = course.lanes.map((name, lane): PlacedLane => {
    const used = course.marks.map((mark, i) => (mark.lane === lane ? (tracks[i] ?? 0) + 1 : 0));
    const markHeight = size.head + size.pitch * Math.max(1, ...used);
    const barCount = bars.filter((bar) => bar.lane === lane).length;
    const height = 2 * size.margin + markHeight + size.barPitch * barCount;
    const placed = { name, top, height, barTop: top + size.margin + markHeight };
    top += height;
    return placed;
  });
  const places = course.marks.map((mark, i) => ({
    x: xs[i] ?? 0,
    y: (lanes[mark.lane]?.top ?? 0) + size.margin + size.head + size.pitch * ((tracks[i] ?? 0) + 0.5),
  }));
  return { lanes, places, bottom: top };
}

export interface Segment {
  state: ItemState;
  from: number;
  until: number;
}

/** Since when an agency knows an item, cut where its state changes, as far as the day. */
export function segmentsOf(course: Course, item: number, agency: number, from: number, day: number): Segment[] {
  const changes = course.knowledge.filter((one) => one.item === item && one.agency === agency && one.day <= day);
  const segments: Segment[] = [];
  changes.forEach((change, i) => {
    const since = Math.max(change.day, from);
    const last = segments.at(-1);
    const until = changes[i + 1]?.day ?? day;
    if (!isKnown(change)) return;
    if (last && last.state === change.state && last.until === since) last.until = until;
    else segments.push({ state: change.state, from: since, until });
  });
  return segments;
}

/** "A" to "Z", then "AA". */
export function letterOf(item: number): string {
  const last = String.fromCharCode(65 + (item % 26));
  return item < 26 ? last : letterOf(Math.floor(item / 26) - 1) + last;
}
