// SPDX-License-Identifier: Apache-2.0
// A session: the note, then one stop after the other, then its end.
import { useState } from "preact/hooks";

import { FocusedHeading } from "../page/focused_heading";
import { read, refusalOf, send, type Refusal } from "../workbench/api";
import { Mistakes } from "../workbench/mistakes";
import { DecisionForm } from "./decision_form";
import { Note } from "./note";
import { SeenList } from "./seen_list";
import type { Answer, Asked, Opening, Over, Scene } from "./types";
import { useAnswer } from "./use_answer";
import { announcement, dateText, daysBetween, withDates } from "./words";

function Progress({ opening, scene }: { opening: Opening; scene: Asked }) {
  const all = Math.max(1, daysBetween(opening.begins, opening.ends));
  const words = `Decision ${scene.decided + 1}; the session is shown up to ${dateText(opening.ends)}.`;
  return (
    <p class="course">
      <span id="course">{words}</span>
      <progress aria-labelledby="course" max={all} value={daysBetween(opening.begins, scene.on)} />
    </p>
  );
}

interface StopProps {
  opening: Opening;
  scene: Asked;
  isWaiting: boolean;
  onDecide: (answer: Answer) => void;
}

function StopView({ opening, scene, isWaiting, onDecide }: StopProps) {
  return (
    <>
      <FocusedHeading anew={scene.on}>{dateText(scene.on)}</FocusedHeading>
      <Progress opening={opening} scene={scene} />
      <div class="stop">
        <section aria-labelledby="known">
          <h2 id="known">Known in your seat, {opening.role_label}</h2>
          <SeenList view={scene.view} staleAfter={opening.stale_after_days} />
        </section>
        <section aria-labelledby="asked">
          <h2 id="asked">Your decision</h2>
          <DecisionForm key={scene.on} scene={scene} isWaiting={isWaiting} onDecide={onDecide} />
        </section>
      </div>
    </>
  );
}

function EndView({ id, scene }: { id: string; scene: Over }) {
  return (
    <>
      <FocusedHeading>The session has ended</FocusedHeading>
      <p>{withDates(scene.end)}</p>
      <p class="note">{scene.warning}</p>
      <p class="row actions">
        {scene.decided > 0 && (
          <a class="button" href={`#debrief/${id}`}>
            Look back on it
          </a>
        )}
        <a class="button" href="#">
          To the beginning
        </a>
      </p>
      <p class="small">
        World <code>{scene.world}</code>: whoever decides the same gets the same.
      </p>
    </>
  );
}

function useScene(id: string) {
  const [scene, setScene] = useState<Scene>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [said, setSaid] = useState("");
  const [isWaiting, setWaiting] = useState(false);
  const attempt = async (what: string, ask: () => Promise<Scene>) => {
    setRefusal(undefined);
    setSaid(what);
    setWaiting(true);
    try {
      const next = await ask();
      setScene(next);
      setSaid(
        next.state === "over"
          ? "The session has ended."
          : announcement(next.on, next.view.filter((item) => item.new).length),
      );
    } catch (error) {
      setSaid("");
      setRefusal(refusalOf(error));
    }
    setWaiting(false);
  };
  const open = () =>
    void attempt("The case is being played up to this day.", () => read<Scene>(`/api/training/sessions/${id}/stop`));
  const decide = ({ on, at }: Asked, answer: Answer) =>
    void attempt("The days go on.", () =>
      send<Scene>(`/api/training/sessions/${id}/answers`, { on, at, ...answer }),
    );
  return { scene, refusal, said, isWaiting, open, decide };
}

function OpenSession({ id, opening }: { id: string; opening: Opening }) {
  const { scene, refusal, said, isWaiting, open, decide } = useScene(id);
  const [hasAgreed, setAgreed] = useState(false);
  const agree = () => {
    setAgreed(true);
    open();
  };
  if (!hasAgreed) {
    return (
      <Note
        title={opening.title}
        invented={opening.invented}
        note={opening.content_note}
        warning={opening.warning}
        onAgree={agree}
      >
        <p>{opening.seat}</p>
        {opening.played_from_sessions.map((role) => (
          <p key={role}>Another session plays {role}.</p>
        ))}
        {opening.decided > 0 && <p>This session goes on; decisions kept so far: {opening.decided}.</p>}
      </Note>
    );
  }
  return (
    <>
      <p class="said" role="status" aria-live="polite">
        {said}
      </p>
      {refusal && (
        <>
          <Mistakes refusal={refusal} />
          <button type="button" onClick={open}>
            Open it again
          </button>
        </>
      )}
      {scene?.state === "asked" && (
        <StopView
          opening={opening}
          scene={scene}
          isWaiting={isWaiting}
          onDecide={(answer) => decide(scene, answer)}
        />
      )}
      {scene?.state === "over" && <EndView id={id} scene={scene} />}
      <p class="leave small">
        This session is kept as <code>{id}</code>. <a href="#">Leave</a> whenever you like, and go on with that name.
      </p>
    </>
  );
}

export function SessionView({ id }: { id: string }) {
  const { answer, refusal } = useAnswer<Opening>(`/api/training/sessions/${id}`);
  if (refusal) {
    return (
      <>
        <h1>That session cannot be opened</h1>
        <Mistakes refusal={refusal} />
        <a href="#">To the beginning</a>
      </>
    );
  }
  return answer ? <OpenSession id={id} opening={answer} /> : <p>The session is being opened.</p>;
}
