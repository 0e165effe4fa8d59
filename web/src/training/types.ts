// SPDX-License-Identifier: Apache-2.0
// What the server says of cases, sessions and classes; see docs/training.md.

export interface Role {
  role: string;
  label: string;
}

export interface PlayableRole extends Role {
  decisions_of_case: number;
}

export interface PlayableCase {
  case: string;
  title: string;
  invented: boolean;
  content_note: string;
  roles: PlayableRole[];
  /** What a class may lock. */
  options: { option: string; label: string }[];
  first_decision: string | null;
  ends: string;
}

export interface Opening {
  content_note: string;
  warning: string;
  case: string;
  title: string;
  invented: boolean;
  role: string;
  role_label: string;
  seat: string;
  played_from_sessions: string[];
  decided: number;
  begins: string;
  ends: string;
  stale_after_days: number;
}

export interface SeenItem {
  since: string;
  text: string;
  new: boolean;
  stale: boolean;
}

export interface Offer {
  option: string;
  label: string;
  /** Why the model cannot play it; empty if it can be chosen. */
  not_represented: string;
}

export interface Asked {
  state: "asked";
  decided: number;
  on: string;
  at: string;
  view: SeenItem[];
  question: string;
  offers: Offer[];
  probability_question: string;
  kept: { option: string; reason: string } | null;
}

export interface Over {
  state: "over";
  decided: number;
  hidden: boolean;
  end: string;
  warning: string;
  world: string;
}

export type Scene = Asked | Over;

export interface Answer {
  option: string;
  reason: string;
  probability: number;
}

export interface Share {
  mean: number;
  low: number;
  high: number;
}

export interface OptionSpread {
  option: string;
  label: string;
  chosen: boolean;
  futures: number;
  protected_in: number;
  share: Share;
}

export interface Score {
  expected: number;
  from_spread: number;
  from_spread_low: number;
  from_spread_high: number;
  left_to_chance: number;
}

export interface DebriefedDecision {
  on: string;
  at: string;
  question: string;
  option: string;
  reason: string;
  probability: number;
  spread: OptionSpread[];
  score: Score;
  others_knew: { role: string; role_label: string; knew: { since: string; text: string }[] }[];
}

export interface Timeliness {
  first_known: string | null;
  days: number | null;
  days_in_futures: number[];
  futures: number;
  later_or_never: Share | null;
}

export interface DebriefedSession {
  file: string;
  role: string;
  role_label: string;
  begins: string;
  ends: string;
  world: string;
  finished: boolean;
  decisions: DebriefedDecision[];
  mean_score: Score;
  timeliness: Timeliness;
  happened: { on: string; what: string }[];
  end: { kind: string; on: string; sentence: string } | null;
}

export interface Debrief {
  case: string;
  title: string;
  invented: boolean;
  content_note: string;
  warning: string;
  futures: number;
  sessions: DebriefedSession[];
}

/** A look back takes a while; until then this is what is said of it. */
export interface BeingMade {
  state: "being-made";
  worlds: number;
}

export interface ClassLine {
  code: string;
  case: string;
  title: string;
  sessions: number;
}

export interface SessionLine {
  session: string;
  name: string;
  role?: string;
  role_label?: string;
  decided?: number;
  last_on?: string | null;
  mistake?: string;
}

export interface ClassOfTrainees {
  code: string;
  case: string;
  title: string;
  content_note: string;
  file: string;
  /** Those that may be played; none: all. */
  roles: Role[];
  hide_outcomes: boolean;
  release: string | null;
  ends: string;
  lock: string[];
  dice: number | null;
  sessions: SessionLine[];
}
