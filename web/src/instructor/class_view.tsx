// SPDX-License-Identifier: Apache-2.0
// One class: its code, what was set, and how far its sessions are.
import { useEffect } from "preact/hooks";

import { useAnswer } from "../training/use_answer";
import type { ClassOfTrainees, SessionLine } from "../training/types";
import { dateText } from "../training/words";
import { Mistakes } from "../workbench/mistakes";

const PAUSE_MS = 10_000;

function Settings({ of }: { of: ClassOfTrainees }) {
  const listed = (names: string[], none: string) => (names.length > 0 ? names.join(", ") : none);
  return (
    <dl class="source">
      <dt>Case</dt>
      <dd>{of.title}</dd>
      <dt>Roles</dt>
      <dd>{listed(of.roles.map(({ label }) => label), "all that have something to decide")}</dd>
      <dt>The end</dt>
      <dd>{of.hide_outcomes ? "is kept for the class" : "is told"}</dd>
      <dt>Last day shown</dt>
      <dd>{dateText(of.ends)}</dd>
      <dt>Locked</dt>
      <dd>{listed(of.lock, "nothing")}</dd>
      <dt>Dice</dt>
      <dd>{of.dice ?? 0}</dd>
      <dt>File</dt>
      <dd>
        <code>{of.file}</code>
      </dd>
    </dl>
  );
}

function Line({ line }: { line: SessionLine }) {
  if (line.mistake !== undefined) {
    return (
      <tr>
        <th scope="row">{line.name}</th>
        <td colSpan={3}>cannot be read: {line.mistake}</td>
      </tr>
    );
  }
  return (
    <tr>
      <th scope="row">{line.name}</th>
      <td>{line.role_label}</td>
      <td>{line.decided}</td>
      <td>{line.last_on ? dateText(line.last_on) : "not begun"}</td>
    </tr>
  );
}

function Sessions({ lines }: { lines: SessionLine[] }) {
  if (lines.length === 0) return <p>Nobody has begun yet.</p>;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Sessions of the class">
      <table>
        <thead>
          <tr>
            <th scope="col">Session</th>
            <th scope="col">Seat</th>
            <th scope="col">Decisions</th>
            <th scope="col">The last for</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.session} line={line} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function ClassView({ code }: { code: string }) {
  const { answer: of, refusal, again } = useAnswer<ClassOfTrainees>(`/api/training/classes/${code}`);
  useEffect(() => {
    const timer = setInterval(again, PAUSE_MS);
    return () => clearInterval(timer);
  }, [again]);
  if (refusal) return <Mistakes refusal={refusal} />;
  if (!of) return <p>The class is being read.</p>;
  const canCompare = of.sessions.some((line) => (line.decided ?? 0) > 0);
  return (
    <>
      <h1>Class {code}</h1>
      <p>Tell this code to those who take part; on the training page it opens the class.</p>
      <p class="code">{code}</p>
      <p>
        <a href={`/training#class/${code}`}>The class on the training page</a>
      </p>
      <h2>Sessions</h2>
      <Sessions lines={of.sessions} />
      <p class="row actions">
        {canCompare && (
          <a class="button" href={`#compare/${code}`}>
            Compare and look back
          </a>
        )}
        <a class="button" href="#">
          All classes
        </a>
      </p>
      <h2>What is set</h2>
      <Settings of={of} />
    </>
  );
}
