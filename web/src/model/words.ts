// SPDX-License-Identifier: Apache-2.0
// What things are called in sentences; docs/glossary.md has the words.
import type { Report } from "./report";

const names: Record<string, string> = {
  missed_case_rate: "Missed-case rate",
  missed_cases: "Missed cases",
  serious_injuries: "Serious injuries",
  deaths: "Deaths",
  false_enquiries_per_10k: "False enquiries",
  false_plans_per_10k: "False plans",
  false_removals_per_10k: "False removals",
  false_enquiry_rate: "Share of enquiries that are false",
  false_plan_rate: "Share of plans that are false",
  false_removal_rate: "Share of care starts that are false",
  days_to_recognition: "Days from harm to recognition",
  days_to_referral: "Days from harm to referral",
  days_to_protection: "Days from harm to protection",
  referrals_per_10k: "Referrals",
  enquiries_per_10k: "Section 47 enquiries",
  plans_open_per_10k: "Plans open",
  care_starts_per_10k: "Care starts",
  caseload_mean: "Caseload",
  vacancy_share: "Vacant posts",
  social_work_hours_per_10k: "Social workers' hours",
  paediatric_hours_per_10k: "Paediatricians' hours",
  cost_gbp: "Cost to all agencies",
  cost_gbp_per_10k: "Cost to all agencies",
  overtime_hours_per_week: "Overtime",
};

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "paediatricians-attend" -> "Paediatricians attend". */
export function inWords(name: string): string {
  return capitalised(name.replaceAll(/[-_]/g, " "));
}

export function outcomeInWords(name: string): string {
  return names[name] ?? inWords(name.replace(/_per_10k$/, ""));
}

export function armInWords(report: Report, arm: number): string {
  return inWords(report.arms[arm]?.name ?? "");
}

/** "1 replication", "1,200 replications". */
export function counted(count: number, what: string): string {
  return `${count.toLocaleString("en-GB")} ${what}${count === 1 ? "" : "s"}`;
}

/** "a, b and c". */
export function listed(items: string[]): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;
}

/** The stages at which a missed case broke, in the order of the pathway. */
export const stages: [outcome: string, words: string][] = [
  ["broke_at_never_seen", "Sign hidden at every contact"],
  ["broke_at_seen_not_found", "Not hidden, not found"],
  ["broke_at_found_not_recognised", "Found, not recognised"],
  ["broke_at_recognised_not_told", "Recognised, not told"],
  ["broke_at_told_lost_or_late", "Told, lost or late"],
  ["broke_at_screened_out", "Screened out"],
  ["broke_at_assessed_not_substantiated", "Assessed, not substantiated"],
  ["broke_at_plan_not_effective", "On a plan that did not protect"],
  ["broke_at_legal_threshold", "Legal advice, no order"],
  ["broke_at_right_decision_too_late", "Protected, but too late"],
];

export const grades: Record<string, string> = {
  A: "randomised trial",
  B: "controlled study",
  C: "before and after",
  D: "mechanism only",
};
