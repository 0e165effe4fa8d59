// SPDX-License-Identifier: Apache-2.0
// A study while it runs: how far it has come, what is known so far, and how the intervals tighten.
import { useEffect, useState } from "preact/hooks";

import { NO_ANSWER } from "./api";
import { ArmsTable, rowsOfLook } from "./arms";
import { Band } from "./band";
import { SelectField } from "./fields";
import { FIRST_ARM, MEASURED } from "./form";
import { StudyView } from "./study";
import type { JobStatus, Look, Precision } from "./types";
import { isOver, useCalm, useLooks } from "./watch";
import { fixed } from "../model/numbers";
import { counted, inWords } from "../model/words";
import { estimateOf, scaled, shown, soFar, type Ends } from "./words";

const HEADLINE = "missed_case_rate";
const CALM_MS = 4000;

const GONE =
  "The workbench has been started anew and knows nothing of this run. What was done is kept: open " +
  "the address that it has printed, and the same study goes on from there.";

const STATES: Record<JobStatus["state"], string> = {
  queued: "Waiting for the study before it.",
  running: "Running.",
  done: "Done.",
  cancelled: "Cancelled.",
  failed: "It could not be run.",
};

function differenceOf(look: Look | undefined, arm: string, outcome: string) {
  return look?.differences.find((one) => one.arm === arm && one.outcome === outcome);
}

function endsOf(look: Look | undefined, arm: string, outcome: string): Ends | undefined {
  return scaled(estimateOf(differenceOf(look, arm, outcome)), outcome);
}

/** The finding so far on the headline outcome. */
function sentence(look: Look, arm: string): string {
  const mean = differenceOf(look, arm, HEADLINE)?.difference;
  return soFar(arm, FIRST_ARM, look.replications, mean, endsOf(look, arm, HEADLINE));
}

/** How well the difference by which the study stops is to be known, and is. */
function wanted({ outcome, arm, half_width }: Precision, look: Look | undefined): string {
  const { label, unit, factor, decimals } = shown(outcome);
  const ends = endsOf(look, arm, outcome);
  const now = ends ? ` Now within ${fixed((ends.high - ends.low) / 2, decimals)}.` : "";
  return (
    `Stops when the difference of ${inWords(arm)} in ${label.toLowerCase()} is known to within ` +
    `${fixed(half_width * factor, decimals)} ${unit}.${now}`
  );
}

function progressOf({ state, done, target, precision }: JobStatus): string {
  const most = precision ? `at most ${fixed(precision.at_most, 0)}` : fixed(target, 0);
  return `${STATES[state]} ${fixed(done, 0)} of ${most} replications`;
}

function Progress({ job, look }: { job: JobStatus; look: Look | undefined }) {
  return (
    <div class="progress">
      <label for="progress">{progressOf(job)}</label>
      <progress id="progress" max={Math.max(1, job.precision?.at_most ?? job.target)} value={job.done} />
      {job.precision && !isOver(job) && <p>{wanted(job.precision, look)}</p>}
      {job.text && <p class="pre">{job.text}</p>}
    </div>
  );
}

function Sentences({ look, arms }: { look: Look; arms: string[] }) {
  return (
    <ul class="answers">
      {arms.map((arm) => (
        <li key={arm}>{sentence(look, arm)}</li>
      ))}
    </ul>
  );
}

function Tightening({ looks, arms, job }: { looks: Look[]; arms: string[]; job: JobStatus }) {
  const [chosen, setArm] = useState(job.precision?.arm ?? "");
  const [outcome, setOutcome] = useState(job.precision?.outcome ?? HEADLINE);
  const arm = arms.includes(chosen) ? chosen : arms[0]!;
  const points = looks.flatMap((look) => {
    const ends = endsOf(look, arm, outcome);
    return ends ? [{ replications: look.replications, ...ends }] : [];
  });
  return (
    <>
      <div class="grid">
        <SelectField
          id="band-arm"
          label="Arm"
          value={arm}
          options={arms.map((name) => ({ value: name, label: inWords(name) }))}
          onChange={setArm}
        />
        <SelectField
          id="band-outcome"
          label="Outcome"
          value={outcome}
          options={MEASURED.map((name) => ({ value: name, label: shown(name).label }))}
          onChange={setOutcome}
        />
      </div>
      <Band points={points} target={job.target} arm={arm} outcome={outcome} />
    </>
  );
}

function SoFar({ job, looks }: { job: JobStatus; looks: Look[] }) {
  const look = looks.at(-1);
  const arms = look?.arms.slice(1).map((arm) => arm.name) ?? [];
  if (!look) return null;
  return (
    <>
      <h3>
        {isOver(job) ? "As it came in" : "So far"}: after {counted(look.replications, "replication")}
      </h3>
      {!isOver(job) && <Sentences look={look} arms={arms} />}
      {arms.length > 0 && <Tightening looks={looks} arms={arms} job={job} />}
      <p class="help">
        While a study runs its intervals are confidence sequences: each holds with 95 per cent
        probability at all looks together, however often you look and whenever you stop. They are
        wider than the intervals of the finished study, and each is of one outcome of one arm.
      </p>
      {job.state !== "done" && <ArmsTable rows={rowsOfLook(look)} />}
    </>
  );
}

/** What is read out: not every look. */
function spoken(job: JobStatus, look: Look | undefined): string {
  const arm = look?.arms[1]?.name;
  const finding = look && arm ? sentence(look, arm) : "";
  return `${progressOf(job)}. ${finding}`;
}

interface LiveProps {
  job: JobStatus;
  onStatus: (status: JobStatus) => void;
}

export function Live({ job, onStatus }: LiveProps) {
  const { looks, contact } = useLooks(job.job, onStatus);
  useEffect(() => {
    if (contact === "gone" && !isOver(job)) onStatus({ ...job, state: "cancelled", text: GONE });
  }, [contact]);
  const calm = useCalm(spoken(job, looks.at(-1)), CALM_MS);
  return (
    <div class="live">
      <p class="hidden-visually" aria-live="polite">
        {calm}
      </p>
      <Progress job={job} look={looks.at(-1)} />
      {!isOver(job) && contact === "lost" && (
        <p class="mistakes" role="alert">
          {NO_ANSWER} This page asks again by itself.
        </p>
      )}
      {job.state === "done" && <StudyView id={job.study} level={3} />}
      <SoFar job={job} looks={looks} />
    </div>
  );
}
