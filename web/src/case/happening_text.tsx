// SPDX-License-Identifier: Apache-2.0
// One happening in words, and who learned of it by the day.
import type { Happening, Learned } from "../model/case_page";
import { dateOf, shownBy } from "../model/case_time";

export function signed(weight: number): string {
  return `${weight < 0 ? "−" : "+"}${Math.abs(weight).toFixed(1)}`;
}

function Item({ one }: { one: Learned }) {
  return (
    <li>
      <span class="learner">{one.who}</span> {one.weight === null ? "no longer knows" : "learns"}: {one.what}
      {one.weight !== null && ` (${signed(one.weight)})`}
    </li>
  );
}

/** Of a case file: who saw something of its own or learned later, each for itself; all others in one line. */
function Knowers({ learned, happening, starts }: { learned: Learned[]; happening: Happening; starts: string }) {
  const isPlain = (one: Learned) => one.what === "" && one.day === happening.day;
  const plain = learned.filter(isPlain).map((one) => one.who);
  return (
    <ul class="learned">
      {plain.length > 0 && (
        <li>
          Known to <span class="learner">{plain.join(", ")}</span>
        </li>
      )}
      {learned
        .filter((one) => !isPlain(one))
        .map((one) => (
          <li>
            <span class="learner">{one.who}</span>
            {one.day === happening.day ? " saw" : ` knows since ${dateOf(starts, one.day)}`}
            {one.what !== "" && `: ${one.what}`}
          </li>
        ))}
    </ul>
  );
}

interface Props {
  happening: Happening;
  starts: string;
  day: number;
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
      {isFile && <Knowers learned={learned} happening={happening} starts={starts} />}
      {!isFile && learned.length > 0 && (
        <ul class="learned">
          {learned.map((one) => (
            <Item one={one} />
          ))}
        </ul>
      )}
    </>
  );
}
