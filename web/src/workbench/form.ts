// SPDX-License-Identifier: Apache-2.0
// What is chosen on the page, and the study that it makes.
import { shown } from "./words";
import type { ArmForm, Catalogue, Reform, Settings, StudyForm } from "./types";

export type Packaging = "each" | "together" | "both";

export type Stopping = "number" | "precision";

export interface Choice {
  name: string;
  question: string;
  baseline: string;
  reforms: string[];
  packaging: Packaging;
  settings: Settings;
  children: number;
  start: string;
  warmUpYears: number;
  years: number;
  stopping: Stopping;
  replications: number;
  /** What must be known how well, where precision stops the study; the half-width as it is shown. */
  outcome: string;
  arm: string;
  halfWidth: number;
  atMost: number;
  seed: number;
}

/** Missed cases beside false alarms, what the families and the staff get, and what it costs. */
export const MEASURED = [
  "missed_case_rate",
  "missed_cases",
  "false_enquiries_per_10k",
  "false_plans_per_10k",
  "false_removals_per_10k",
  "serious_injuries",
  "days_to_protection",
  "social_work_hours_per_10k",
  "caseload_mean",
  "cost_gbp_per_10k",
];

export const FIRST_ARM = "baseline";

export function firstChoice(catalogue: Catalogue): Choice {
  return {
    name: "",
    question: "",
    baseline: catalogue.baselines[0]?.baseline ?? "",
    reforms: [],
    packaging: "each",
    settings: {},
    children: 10000,
    start: "2005-04-01",
    warmUpYears: 1,
    years: 3,
    stopping: "number",
    replications: 40,
    outcome: "missed_case_rate",
    arm: "",
    halfWidth: 0.5,
    atMost: 1000,
    seed: 1,
  };
}

/** The choice that was kept as `text`, without what this catalogue does not have. */
export function keptChoice(catalogue: Catalogue, text: string | null): Choice {
  const first = firstChoice(catalogue);
  const kept: Choice = text ? { ...first, ...(JSON.parse(text) as Partial<Choice>) } : first;
  const isParameter = ([path]: [string, unknown]) => catalogue.parameters.some((one) => one.path === path);
  return {
    ...kept,
    baseline: catalogue.baselines.some((one) => one.baseline === kept.baseline) ? kept.baseline : first.baseline,
    reforms: kept.reforms.filter((id) => named(catalogue, id)),
    settings: Object.fromEntries(Object.entries(kept.settings).filter(isParameter)),
  };
}

function named(catalogue: Catalogue, id: string): Reform | undefined {
  return catalogue.reforms.find((reform) => reform.reform === id);
}

export function armsOf(catalogue: Catalogue, choice: Choice): ArmForm[] {
  const arms: ArmForm[] = [{ name: FIRST_ARM }];
  const several = choice.reforms.length > 1;
  if (choice.packaging !== "together" || !several) {
    for (const id of choice.reforms) {
      const reform = named(catalogue, id);
      if (reform) arms.push({ name: reform.name, reforms: [id] });
    }
  }
  if (choice.packaging !== "each" && several) {
    arms.push({ name: "all-together", reforms: [...choice.reforms] });
  }
  return arms;
}

/** What the study is called where the analyst gives no name. */
export function usualName(choice: Choice): string {
  if (choice.reforms.length === 0) return choice.baseline;
  return `${choice.reforms.join(" and ")} in ${choice.baseline}`;
}

export function usualQuestion(choice: Choice): string {
  return choice.reforms.length === 0
    ? `What does baseline ${choice.baseline} give?`
    : `Does ${choice.reforms.join(" or ")} change the missed-case rate of ${choice.baseline}?`;
}

/** Number of replications, or precision where it was asked for and there is something to compare. */
function runsOf(arms: ArmForm[], choice: Choice): Pick<StudyForm, "replications" | "precision"> {
  const arm = arms.find(({ name }, i) => i > 0 && name === choice.arm) ?? arms[1];
  if (choice.stopping === "number" || !arm) return { replications: choice.replications };
  const { outcome, atMost } = choice;
  const half_width = Number((choice.halfWidth / shown(outcome).factor).toPrecision(12)); // 0.7 / 100 has 17 digits
  return { precision: { outcome, arm: arm.name, against: FIRST_ARM, half_width, at_most: atMost } };
}

export function formOf(catalogue: Catalogue, choice: Choice): StudyForm {
  const arms = armsOf(catalogue, choice);
  return {
    name: choice.name.trim() || usualName(choice),
    question: choice.question.trim() || usualQuestion(choice),
    baseline: choice.baseline,
    arms,
    set: choice.settings,
    ...runsOf(arms, choice),
    seed: choice.seed,
    children: choice.children,
    start: choice.start,
    warm_up_years: choice.warmUpYears,
    years: choice.years,
    measure: MEASURED,
  };
}

/** The value that the baseline gives a parameter. */
export function valueIn(catalogue: Catalogue, baseline: string, path: string): number | undefined {
  const differing = catalogue.baselines.find((one) => one.baseline === baseline)?.values[path];
  return differing ?? catalogue.parameters.find((one) => one.path === path)?.value;
}
