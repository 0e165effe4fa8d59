// SPDX-License-Identifier: Apache-2.0
// One happening in words, and who learned of it by the day.
import type { Happening, Learned } from "../model/case_page";
import { dateOf, shownBy } from "../model/case_time";

export function signed(weight: number): string {
  return `${weight < 0 ? "−" : "+"}${Math.abs(weight).toFixed(1)}`;
}

function learnedText(one: Learned): string {
  if (one.weight !== null) return `${one.what} (${signed(one.weight)})`;
  return one.what;
}

interface Props {
  happening: Happening;
  starts: string;
  day: number;
  /** Of a case file: `who` is the event's id, and what is learned is what a role saw. */
  isFile: boolean;
}

export function HappeningText({ happening, starts, day, isFile }: Props) {
  const learned = shownBy(happening.learned, day);
  return (
    <>
      <p>{happening.event}</p>
      {happening.notes.map((note) => (
        <p class="soft detail">{note}</p>
      ))}
      {learned.length > 0 && (
        <ul class="learned">
          {learned.map((one) => (
            <li>
              <span class="learner">{one.who}</span>
              {one.day !== happening.day && <span class="soft"> since {dateOf(starts, one.day)}</span>}
              {!isFile && one.weight === null ? " no longer knows: " : one.what !== "" && (isFile ? " saw: " : " learns: ")}
              {learnedText(one)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
