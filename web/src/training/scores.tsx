// SPDX-License-Identifier: Apache-2.0
// Probabilities and time, held against the spread and never against one ending.
import type { DebriefedSession } from "./types";
import { counted, dateText, middleOf, percent, shareText } from "./words";

const two = (value: number): string => value.toFixed(2);

function Table({ session }: { session: DebriefedSession }) {
  const mean = session.mean_score;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Scores by decision">
      <table>
        <thead>
          <tr>
            <th scope="col">Decision</th>
            <th scope="col">You said</th>
            <th scope="col">Share of worlds</th>
            <th scope="col">Distance</th>
            <th scope="col">Left to chance</th>
            <th scope="col">Brier score</th>
          </tr>
        </thead>
        <tbody>
          {session.decisions.map(({ on, probability, spread, score }) => {
            const chosen = spread.find((one) => one.chosen);
            return (
              <tr key={on}>
                <th scope="row">{dateText(on)}</th>
                <td>{percent(probability / 100)}</td>
                <td>{chosen && percent(chosen.share.mean)}</td>
                <td>
                  {two(score.from_spread)}
                  <span class="interval">
                    {two(score.from_spread_low)} to {two(score.from_spread_high)}
                  </span>
                </td>
                <td>{two(score.left_to_chance)}</td>
                <td>{two(score.expected)}</td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              Mean
            </th>
            <td>
              {two(mean.from_spread)}
              <span class="interval">
                {two(mean.from_spread_low)} to {two(mean.from_spread_high)}
              </span>
            </td>
            <td>{two(mean.left_to_chance)}</td>
            <td>{two(mean.expected)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** What is said of how soon a role acted; sentences. */
export function timelinessText({ role_label, timeliness }: DebriefedSession): string {
  const { first_known, days, days_in_futures, futures, later_or_never } = timeliness;
  if (first_known === null) {
    return `The model has no day on which ${role_label} first knew of a concern, so nothing is said of time.`;
  }
  const parts = [
    `In the model, ${role_label} first knew of a concern on ${dateText(first_known)}.`,
    days === null
      ? "Nothing was told or set in motion by the last day."
      : `The first word to others, or first step, since the first decision came ${counted(days, "day", "days")} after that.`,
  ];
  const middle = middleOf(days_in_futures);
  if (middle === undefined) {
    parts.push(`With the model in this seat it came in none of ${futures} worlds.`);
  } else {
    parts.push(
      `With the model in this seat it came in ${days_in_futures.length} of ${futures} worlds, in half of these within ${counted(middle, "day", "days")}.`,
    );
  }
  if (later_or_never) {
    parts.push(`In ${shareText(later_or_never)} of all these worlds it came later than here or not at all.`);
  }
  return parts.join(" ");
}

export function Scores({ session }: { session: DebriefedSession }) {
  return (
    <>
      <p>
        A Brier score is the squared distance of a probability from what comes, on average: 0 is best, and 0.25 is what
        50 % always gets. Here it is expected over the many worlds, not read off one ending. It is the sum of two parts:
        how far what you said lies from the share of worlds, and what chance leaves open to everybody, whatever they
        say.
      </p>
      <Table session={session} />
      <h4>Time</h4>
      <p>{timelinessText(session)}</p>
    </>
  );
}
