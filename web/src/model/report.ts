// SPDX-License-Identifier: Apache-2.0
// What a report holds: the same as analysis/report makes of a finished study, name by name.

/** Mean and ends of the 95 % interval; null where they are not defined. */
export type Estimate = [mean: number | null, low: number | null, high: number | null];

export type Better = "lower" | "higher" | "neither";

export interface Outcome {
  name: string;
  unit: string;
  meaning: string;
  better: Better;
}

/** One change of a reform: the operation with the path, e.g. {set: "practice.x", value: 1, agencies: [..]}. */
export interface PracticeChange {
  set?: string;
  scale?: string;
  add?: string;
  value: number;
  agencies: string[];
}

export interface DatedChanges {
  /** None for a change that the baseline has under way. */
  reform?: string;
  from_day: number;
  full_after_days: number;
  compliance: number;
  changes: PracticeChange[];
  catching_up?: { from_day: number; full_after_days: number; compliance: number };
}

export interface Arm {
  name: string;
  reforms: string[];
  /** What the baseline has under way stands in the first arm only, and holds in all. */
  changes_of_practice: DatedChanges[];
}

/** By arm, then by outcome in the order of Report.outcomes. */
export interface Comparison {
  levels: Estimate[][];
  /** Minus the first arm, paired by replication; null for the first arm itself. */
  differences: (Estimate[] | null)[];
}

export interface Months {
  labels: string[];
  outcomes: string[];
  /** What the intervals are taken over. */
  observations: string;
  has_bands: boolean;
  /** By arm, outcome and month. */
  arms: Estimate[][][];
}

export interface Histogram {
  edges: number[];
  counts: number[][];
  /** 5, 25, 50, 75 and 95 per cent of each series. */
  quantiles: number[][];
}

export interface Distribution {
  outcome: string;
  levels: Histogram;
  /** Of every arm but the first, minus the first. */
  differences: Histogram;
}

export interface Design {
  method: string;
  points: number;
  has_common_dice: boolean;
  varied: { name: string; low: number | null; high: number | null; unit: string; is_logarithmic: boolean }[];
}

export interface StoredTable {
  columns: string[];
  rows: (string | number | null)[][];
  left_out: number;
}

export interface Reform {
  id: string;
  title: string;
  source: string;
  description: string;
  evidence_grade: string;
  cost: string;
  harm: string;
}

export interface Parameter {
  path: string;
  value: number;
  unit: string;
  kind: "assumption" | "calibrated" | "source";
  source: string;
  changes: { arm: number; value: number }[];
}

export interface Provenance {
  command: string;
  version: string;
  compiler: string;
  seed: string;
  replications: number;
  failed: number;
  digest: string;
  fingerprint: string;
  ensemble: string;
  files: { name: string; fnv1a: string }[];
}

export type TableName =
  | "winners_losers"
  | "operating_curve"
  | "exchange_rates"
  | "design"
  | "points"
  | "comparisons"
  | "attribution"
  | "sensitivity"
  | "discovery"
  | "calibration_targets"
  | "calibration_parameters";

export interface Report {
  study: string;
  kind: "study" | "sweep";
  question: string;
  baseline: string;
  children: number;
  measured: { from: string; to: string; warm_up_days: number };
  answers: { arm: number; sentence: string }[];
  assumptions: string;
  /** Why a study that stops by precision stopped; empty for others. */
  stopping: string;
  missed_case: string;
  arms: Arm[];
  asked: string[];
  outcomes: Outcome[];
  comparison: Comparison | null;
  single_replications: { months: Months; distributions: Distribution[] } | null;
  design: Design | null;
  tables: Record<TableName, StoredTable | null>;
  reforms: Reform[];
  parameters: Parameter[];
  provenance: Provenance;
}
