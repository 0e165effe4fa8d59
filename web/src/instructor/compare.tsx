// SPDX-License-Identifier: Apache-2.0
// A class looked back on together: first who decided what, then each session.
import { useState } from "preact/hooks";

import { DebriefPage } from "../training/debrief";
import { DebriefOfSession } from "../training/debrief_session";
import { Note } from "../training/note";
import { useAnswer } from "../training/use_answer";
import type { ClassOfTrainees, Debrief } from "../training/types";
import { dateText, nameOf, percent, shareText } from "../training/words";
import { Mistakes } from "../workbench/mistakes";
import { compare, counts, type Compared } from "./comparison";

function Answers({ asked }: { asked: Compared }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={`Answers of ${dateText(asked.on)}`}>
      <table>
        <thead>
          <tr>
            <th scope="col">Session</th>
            <th scope="col">Chose</th>
            <th scope="col">Reason</th>
            <th scope="col">Said</th>
            <th scope="col">Worlds protected</th>
            <th scope="col">Brier score</th>
          </tr>
        </thead>
        <tbody>
          {asked.answers.map(({ session, decision, label }) => {
            const chosen = decision.spread.find((one) => one.chosen);
            return (
              <tr key={session}>
                <th scope="row">{session}</th>
                <td>{label}</td>
                <td>{decision.reason}</td>
                <td>{percent(decision.probability / 100)}</td>
                <td>{chosen && shareText(chosen.share)}</td>
                <td>{decision.score.expected.toFixed(2)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Question({ asked }: { asked: Compared }) {
  return (
    <section class="decided">
      <h3>
        {dateText(asked.on)}, {asked.role}
      </h3>
      <p>{asked.question}</p>
      <ul>
        {counts(asked.answers).map(([label, count]) => (
          <li key={label}>
            {count} of {asked.answers.length}: {label}
          </li>
        ))}
      </ul>
      <Answers asked={asked} />
    </section>
  );
}

function Comparison({ debrief }: { debrief: Debrief }) {
  return (
    <>
      <h2>What was decided</h2>
      <p>
        Sessions beside each other, in no order of merit. Two who chose the same may have met different worlds before
        that, and so different shares.
      </p>
      {compare(debrief).map((asked) => (
        <Question key={`${asked.on} ${asked.role} ${asked.question}`} asked={asked} />
      ))}
      <h2>Session by session</h2>
      {debrief.sessions.map((session) => (
        <details key={session.file} class="section">
          <summary>
            {nameOf(session.file)}, {session.role_label}
          </summary>
          <DebriefOfSession session={session} futures={debrief.futures} />
        </details>
      ))}
    </>
  );
}

export function CompareView({ code }: { code: string }) {
  const { answer: of, refusal } = useAnswer<ClassOfTrainees>(`/api/training/classes/${code}`);
  const [hasAgreed, setAgreed] = useState(false);
  if (refusal) return <Mistakes refusal={refusal} />;
  if (!of) return <p>The class is being read.</p>;
  if (!hasAgreed) {
    return (
      <Note
        title={`Class ${code}: ${of.title}`}
        invented={false}
        note={of.content_note}
        warning="What others knew and how each story ended is shown next: do not show it to those who still play."
        onAgree={() => setAgreed(true)}
      />
    );
  }
  return (
    <>
      <h1>Class {code} looks back</h1>
      <p class="lead">{of.title}</p>
      <DebriefPage path={`/api/training/classes/${code}/debrief`}>
        {(debrief) => <Comparison debrief={debrief} />}
      </DebriefPage>
      <p class="no-print">
        <a href={`#class/${code}`}>Back to the class</a>
      </p>
    </>
  );
}
