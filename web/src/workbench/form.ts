// SPDX-License-Identifier: Apache-2.0
// What is chosen on the page, and the study that it makes.
import type { ArmForm, Catalogue, Reform, Settings, StudyForm } from "./types";

export type Packaging = "each" | "together" | "both";

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
  replications: number;
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
    replications: 40,
    seed: 1,
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

export function formOf(catalogue: Catalogue, choice: Choice): StudyForm {
  return {
    name: choice.name.trim() || usualName(choice),
    question: choice.question.trim() || usualQuestion(choice),
    baseline: choice.baseline,
    arms: armsOf(catalogue, choice),
    set: choice.settings,
    replications: choice.replications,
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
