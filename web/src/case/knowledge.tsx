// SPDX-License-Identifier: Apache-2.0
// How far each item had come at each agency on the day, and what each agency then believed.
import type { CasePage, Course, ItemState } from "../model/case_page";
import { letterOf } from "../model/case_lanes";
import type { Known } from "../model/case_time";
import { beliefAt, isKnown, itemsAt, probabilityOf, wordsOf } from "../model/case_time";
import { signed } from "./happening_text";

const meanings: [ItemState, string][] = [
  ["unseen", "it did not meet the child while the sign was there, and nobody told it"],
  ["seen", "it met the child while the sign was there, and did not find it"],
  ["lost", "a message that carried it never arrived"],
  ["told", "it knows from somebody else"],
  ["read", "it found the sign itself"],
  ["discounted", "it knows, and gives it no weight for harm, or less than it once did"],
];

function StateCell({ known }: { known: Known | undefined }) {
  if (!known) return <td />;
  return (
    <td class={`state state-${known.state}`}>
      {known.state} {isKnown(known) && <span class="weight">{signed(known.weight)}</span>}
    </td>
  );
}

function BeliefCell({ logOdds }: { logOdds: number | undefined }) {
  if (logOdds === undefined) return <td class="soft">knows of nothing</td>;
  const probability = probabilityOf(logOdds);
  return (
    <td class="belief">
      <span class="meter" aria-hidden="true">
        <span style={{ width: `${100 * probability}%` }} />
      </span>
      {wordsOf(probability)} <span class="weight">{(100 * probability).toFixed(0)}&nbsp;%</span>
    </td>
  );
}

function Matrix({ course, day }: { course: Course; day: number }) {
  const items = itemsAt(course, day);
  const belief = beliefAt(course, day);
  const knowsAny = course.agencies.map((_, agency) => items.some((item) => isKnown(item.known[agency])));
  const title = course.label === "" ? "Items at each agency" : `Items at each agency, ${course.label}`;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={title}>
      <table class="matrix">
        <caption>{course.label}</caption>
        <thead>
          <tr>
            <th scope="col">Item of evidence</th>
            {course.agencies.map((agency) => (
              <th scope="col">{agency}</th>
            ))}
            <th scope="col">all, pooled</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr>
              <th scope="row">
                <span class="letter">{letterOf(item.item)}</span> {item.name}
              </th>
              {item.known.map((known) => (
                <StateCell known={known} />
              ))}
              <td class="soft">{item.known.some(isKnown) ? "" : "known to nobody"}</td>
            </tr>
          ))}
          <tr class="beliefs">
            <th scope="row">Belief that the child is being harmed</th>
            {course.agencies.map((_, agency) => (
              <BeliefCell logOdds={knowsAny[agency] ? belief?.log_odds[agency] : undefined} />
            ))}
            <BeliefCell logOdds={belief?.pooled_log_odds} />
          </tr>
        </tbody>
      </table>
    </div>
  );
}

export function Knowledge({ page, day }: { page: CasePage; day: number }) {
  return (
    <section aria-labelledby="knowledge">
      <h2 id="knowledge">Who knew what</h2>
      <p class="soft">
        At the end of this day. A number beside an item is what it weighs there: a log likelihood ratio for harm. Pooled is
        what one would believe who had all of it; in the case nobody had.
      </p>
      {page.courses.map((course) => (
        <Matrix key={course.label} course={course} day={day} />
      ))}
      <details>
        <summary>What the words mean</summary>
        <dl class="meanings">
          {meanings.map(([state, meaning]) => (
            <>
              <dt class={`state state-${state}`}>{state}</dt>
              <dd>{meaning}</dd>
            </>
          ))}
        </dl>
        <p class="soft">
          Beliefs are in the words of the probability yardstick of the UK's analysts, from remote chance to almost certain.
        </p>
      </details>
    </section>
  );
}
