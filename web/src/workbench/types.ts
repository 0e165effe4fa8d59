// SPDX-License-Identifier: Apache-2.0
// What the server of the workbench says and takes; see docs/workbench.md.

export interface Baseline {
  baseline: string;
  title: string;
  place: string;
  period: string;
  /** Values that differ from the declared defaults, by path. */
  values: Record<string, number>;
}

export interface Reform {
  reform: string;
  /** What an arm with it is called. */
  name: string;
  title: string;
  evidence: string;
  source: string;
  description: string;
  cost: string;
  harm: string;
  changes: string[];
}

export interface Parameter {
  path: string;
  value: number;
  unit: string;
  low: number;
  high: number;
  whole: boolean;
  source: string;
  meaning: string;
}

export interface Outcome {
  outcome: string;
  unit: string;
  meaning: string;
  better: "lower" | "higher" | "neither";
}

export interface Catalogue {
  baselines: Baseline[];
  reforms: Reform[];
  parameters: Parameter[];
  outcomes: Outcome[];
  missed_case: string;
  content_note: string;
}

export type Settings = Record<string, number | boolean>;

export interface ArmForm {
  name: string;
  reforms?: string[];
  set?: Settings;
}

/** Stop when the half-width of the difference is at most so large, in the unit of the outcome. */
export interface Precision {
  outcome: string;
  arm: string;
  half_width: number;
  at_most: number;
}

/** The body of POST /api/jobs, /api/studies and /api/studies/validate. */
export interface StudyForm {
  name: string;
  question: string;
  baseline: string;
  arms: ArmForm[];
  set: Settings;
  /** One of the two. */
  replications?: number;
  precision?: Precision & { against: string };
  seed: number;
  children: number;
  start: string;
  warm_up_years: number;
  years: number;
  measure: string[];
}

export interface Mistake {
  file: string;
  line: number;
  column: number;
  key: string;
  text: string;
}

export type JobState = "queued" | "running" | "done" | "cancelled" | "failed";

export interface JobStatus {
  job: string;
  name: string;
  state: JobState;
  /** Id of the study among the results; empty until it has begun. */
  study: string;
  done: number;
  found: number;
  target: number;
  digest: string;
  text: string;
  precision: Precision | null;
}

export interface Difference {
  arm: string;
  outcome: string;
  difference: number | null;
  low: number | null;
  high: number | null;
}

/** What a running study shows of itself; the intervals hold at all looks together. */
export interface Look {
  replications: number;
  arms: { name: string; means: Record<string, number | null> }[];
  differences: Difference[];
}

export interface Estimate {
  mean: number | null;
  low: number | null;
  high: number | null;
}

export interface SummaryArm {
  name: string;
  reforms: string[];
  outcomes: Record<string, Estimate>;
  differences?: Record<string, Estimate>;
  rescued?: number | null;
  newly_missed?: number | null;
  sentence?: string;
}

export interface Summary {
  id: string;
  study: string;
  question: string;
  baseline: string;
  children: number;
  seed: string;
  replications: number;
  digest: string;
  /** Why a study that stops by precision stopped; empty for others. */
  stopping: string;
  has_report: boolean;
  /** Path of the study's own file, where the folder holds one. */
  study_file: string;
  arms: SummaryArm[];
}

export interface StudyEntry {
  id: string;
  folder: string;
  study: string | null;
  is_finished: boolean;
  /** Of many points: it has a report, and no arms that the workbench could put side by side. */
  is_sweep: boolean;
  replications: number | null;
  digest: string | null;
  ended: string;
  has_report: boolean;
}

export interface ChildEntry {
  arm: string;
  replication: number;
  child: number;
  how?: string;
  route?: string;
}

export interface ChangedChildren {
  content_note: string;
  arms: string[];
  count: number;
  children: ChildEntry[];
}

/** Of one arm and replication, the worst first. */
export interface MissedChildren {
  content_note: string;
  count: number;
  children: (ChildEntry & { is_serious: boolean; unprotected_days: number })[];
}

export interface ToldCase {
  content_note: string;
  arm: string;
  replication: number;
  child: number;
  verdict: string;
  text: string;
  picture: string;
}
