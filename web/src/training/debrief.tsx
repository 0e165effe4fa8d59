// SPDX-License-Identifier: Apache-2.0
// The page of a look back, of one session or of a class, behind its content note.
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";

import { Mistakes } from "../workbench/mistakes";
import { DebriefOfSession } from "./debrief_session";
import { Note } from "./note";
import type { Debrief, Opening } from "./types";
import { useAnswer } from "./use_answer";
import { useDebrief } from "./use_debrief";
import { nameOf } from "./words";

/** Paper has nothing to open. */
function useOpenWhenPrinted() {
  useEffect(() => {
    const open = () => document.querySelectorAll("details").forEach((one) => (one.open = true));
    addEventListener("beforeprint", open);
    return () => removeEventListener("beforeprint", open);
  }, []);
}

interface DebriefPageProps {
  path: string;
  children: (debrief: Debrief) => ComponentChildren;
}

interface WorldsProps {
  futures: number;
  onChange: (futures: number) => void;
}

/** Few come soon, with wide intervals; more take as much longer. */
function Worlds({ futures, onChange }: WorldsProps) {
  return (
    <fieldset class="inline no-print">
      <legend>Worlds for each option</legend>
      {[20, 60, 200].map((many) => (
        <label key={many} class="choice">
          <input type="radio" name="futures" checked={many === futures} onChange={() => onChange(many)} />
          <span>{many}</span>
        </label>
      ))}
    </fieldset>
  );
}

export function DebriefPage({ path, children }: DebriefPageProps) {
  const [futures, setFutures] = useState(20);
  const { debrief, worlds, refusal } = useDebrief(`${path}?futures=${futures}`);
  useOpenWhenPrinted();
  return (
    <>
      <Worlds futures={futures} onChange={setFutures} />
      <p class="said" role="status" aria-live="polite">
        {!debrief && !refusal && "Worlds are being played. This takes a minute or more."}
        {debrief && "Here is the look back."}
      </p>
      {!debrief && !refusal && worlds > 0 && <p>{worlds} worlds played so far.</p>}
      {refusal && <Mistakes refusal={refusal} />}
      {debrief && (
        <>
          <p class="note">
            Read the spread before the ending. Every share follows from the assumptions of the model, and says nothing
            of any real family; what an option would have brought others, in hours and in false alarms, is not in it.{" "}
            {debrief.warning}
          </p>
          {children(debrief)}
          <p class="print no-print">
            <button type="button" onClick={() => print()}>
              Print
            </button>
          </p>
        </>
      )}
    </>
  );
}

export function DebriefView({ id }: { id: string }) {
  const { answer: opening, refusal } = useAnswer<Opening>(`/api/training/sessions/${id}`);
  const [hasAgreed, setAgreed] = useState(false);
  if (refusal) return <Mistakes refusal={refusal} />;
  if (!opening) return <p>The session is being opened.</p>;
  if (!hasAgreed) {
    return (
      <Note
        title={`Looking back: ${opening.title}`}
        invented={opening.invented}
        note={opening.content_note}
        warning={opening.warning}
        onAgree={() => setAgreed(true)}
      />
    );
  }
  return (
    <>
      <h1>Looking back: {opening.title}</h1>
      <h2>
        {opening.role_label}, session {nameOf(id)}
      </h2>
      <DebriefPage path={`/api/training/sessions/${id}/debrief`}>
        {(debrief) =>
          debrief.sessions.map((session) => (
            <DebriefOfSession key={session.file} session={session} futures={debrief.futures} />
          ))
        }
      </DebriefPage>
      <p class="no-print">
        <a href="#">To the beginning</a>
      </p>
    </>
  );
}
