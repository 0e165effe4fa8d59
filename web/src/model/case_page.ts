// SPDX-License-Identifier: Apache-2.0
// What the page of one case holds: the same as analysis/replay makes of it, name by name. Days are days since
// `starts`; whatever has a day is shown from that day on.

export type MarkKind = "harm" | "found" | "not-passed" | "told" | "decided" | "safe";
export type ItemState = "unseen" | "seen" | "lost" | "told" | "read" | "discounted";
export type Fate = "same" | "changed" | "only-without" | "only-with";
export type Way = "direct" | "through a worker's time";

export interface Learned {
  who: string;
  /** An item; of a case file what the role saw, empty if all of it. */
  what: string;
  day: number;
  /** A log likelihood ratio for harm; null where it is not known any more, and in case files. */
  weight: number | null;
}

export interface Happening {
  day: number;
  when: string;
  who: string;
  event: string;
  learned: Learned[];
  notes: string[];
  fate: Fate;
  way: Way | null;
}

export interface Mark {
  /** Place in `happenings`. */
  happening: number;
  /** Place in `lanes`. */
  lane: number;
  day: number;
  kind: MarkKind;
}

export interface Item {
  name: string;
  day: number;
}

export interface KnowledgeChange {
  day: number;
  /** Place in `items`. */
  item: number;
  /** Place in `agencies`. */
  agency: number;
  state: ItemState;
  weight: number;
}

export interface Belief {
  day: number;
  /** By place in `agencies`. */
  log_odds: number[];
  pooled_log_odds: number;
}

export interface Course {
  label: string;
  lanes: string[];
  happenings: Happening[];
  marks: Mark[];
  /** From one place in `marks` to another. */
  arrows: [number, number][];
  agencies: string[];
  items: Item[];
  knowledge: KnowledgeChange[];
  beliefs: Belief[];
  protection: { day: number; protected: boolean }[];
  moments: { day: number; name: string }[];
  /** Told when the reader has come to the end. */
  ending: string[];
  left_out: number;
}

export interface TwinRow {
  fate: Fate;
  way: Way | null;
  who: string;
  before_day: number | null;
  before: string;
  after_day: number | null;
  after: string;
}

export interface Twin {
  changed: string;
  ways_known: boolean;
  /** Places in `rows`. */
  first_divergence: number | null;
  first_direct_divergence: number | null;
  rows: TwinRow[];
}

export interface Role {
  role: string;
  seen: { event: string; text: string; day: number }[];
  /** Days over which contacts that no source dates are spread. */
  undated: number[][];
}

export interface CasePage {
  title: string;
  about: string;
  content_note: string;
  warning: string;
  starts: string;
  from: number;
  until: number;
  /** One, or two beside each other. */
  courses: Course[];
  twin: Twin | null;
  file: { roles: Role[]; stale_after_days: number } | null;
}
