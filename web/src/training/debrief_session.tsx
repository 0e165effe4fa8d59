// SPDX-License-Identifier: Apache-2.0
// Looking back on one session: first what could have followed, then what others knew, then what happened.
import { Scores } from "./scores";
import { Spread } from "./spread";
import type { DebriefedDecision, DebriefedSession } from "./types";
import { counted, dateText, withDates } from "./words";

function Decision({ decision }: { decision: DebriefedDecision }) {
  return (
    <section class="decided">
      <h4>{dateText(decision.on)}</h4>
      <p>{decision.question}</p>
      <Spread decision={decision} />
      <p>
        Your reason: <q>{decision.reason}</q>
      </p>
    </section>
  );
}

function OthersKnew({ decision }: { decision: DebriefedDecision }) {
  return (
    <section class="decided">
      <h4>{dateText(decision.on)}</h4>
      {decision.others_knew.length === 0 && <p>Nobody else knew of anything.</p>}
      {decision.others_knew.map((other) => (
        <details key={other.role}>
          <summary>
            {other.role_label}: {counted(other.knew.length, "item", "items")}
          </summary>
          <ul class="knew">
            {other.knew.map((item, place) => (
              <li key={place}>
                <time dateTime={item.since}>{dateText(item.since)}</time> {withDates(item.text)}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}

function Happened({ session }: { session: DebriefedSession }) {
  if (!session.finished) return <p>The session has not come to its end; it is told when it has.</p>;
  if (!session.end) return <p>It is kept for the class.</p>;
  return (
    <>
      <p>One of many worlds that could have followed; no decision is judged by it.</p>
      <ul class="knew">
        {session.happened.map((line, place) => (
          <li key={place}>
            <time dateTime={line.on}>{dateText(line.on)}</time> {withDates(line.what)}
          </li>
        ))}
      </ul>
      <p>{withDates(session.end.sentence)}</p>
    </>
  );
}

interface Props {
  session: DebriefedSession;
  futures: number;
}

export function DebriefOfSession({ session, futures }: Props) {
  return (
    <>
      <h3>1. What could have followed</h3>
      <p>
        From each decision, {futures} worlds for each option, with other dice from that day on; all that is decided later
        the model decides. The dot is the share of worlds in which the child is protected on {dateText(session.ends)},
        the line its 95 % interval; the upright stroke is what you said.
      </p>
      {session.decisions.map((decision) => (
        <Decision key={decision.on} decision={decision} />
      ))}
      <h3>2. What others knew on that day</h3>
      {session.decisions.map((decision) => (
        <OthersKnew key={decision.on} decision={decision} />
      ))}
      <h3>3. What happened in this world</h3>
      <Happened session={session} />
      <h3>4. Probabilities and time</h3>
      <Scores session={session} />
    </>
  );
}
