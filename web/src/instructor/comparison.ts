// SPDX-License-Identifier: Apache-2.0
// Sessions of a class beside one another, by what was asked of them; in no order of merit.
import type { Debrief, DebriefedDecision } from "../training/types";
import { nameOf } from "../training/words";

export interface ComparedAnswer {
  session: string;
  decision: DebriefedDecision;
  label: string;
}

/** All answers to one question: the same role, asked the same on the same day. */
export interface Compared {
  role: string;
  on: string;
  question: string;
  answers: ComparedAnswer[];
}

export function compare(debrief: Debrief): Compared[] {
  const questions = new Map<string, Compared>();
  for (const session of debrief.sessions) {
    for (const decision of session.decisions) {
      const key = [session.role, decision.on, decision.at].join(" ");
      const asked = questions.get(key) ?? {
        role: session.role_label,
        on: decision.on,
        question: decision.question,
        answers: [],
      };
      const label = decision.spread.find((one) => one.chosen)?.label ?? decision.option;
      asked.answers.push({ session: nameOf(session.file), decision, label });
      questions.set(key, asked);
    }
  }
  return [...questions.values()].sort((a, b) => (a.on + a.role < b.on + b.role ? -1 : 1));
}

/** How many chose what, in the order of their first choosing. */
export function counts(answers: ComparedAnswer[]): [label: string, count: number][] {
  const found = new Map<string, number>();
  for (const { label } of answers) found.set(label, (found.get(label) ?? 0) + 1);
  return [...found];
}
