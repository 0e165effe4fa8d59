// SPDX-License-Identifier: Apache-2.0
// The classes that were made.
import { useAnswer } from "../training/use_answer";
import type { ClassLine } from "../training/types";
import { counted } from "../training/words";
import { Mistakes } from "../workbench/mistakes";

export function Classes() {
  const { answer: classes, refusal } = useAnswer<ClassLine[]>("/api/training/classes");
  return (
    <section>
      <h2>Classes</h2>
      {refusal && <Mistakes refusal={refusal} />}
      {classes?.length === 0 && <p>None was made yet.</p>}
      <ul class="found">
        {classes?.map((one) => (
          <li key={one.code} class="card">
            <a href={`#class/${one.code}`}>{one.code}</a>
            <span class="help block">
              {one.title}; {counted(one.sessions, "session", "sessions")}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
