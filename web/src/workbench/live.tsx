// SPDX-License-Identifier: Apache-2.0
// A study while it runs: how far it has come, what is known so far, and how the intervals tighten.
import { useState } from "preact/hooks";

import { ArmsTable, rowsOfLook } from "./arms";
import { Band } from "./band";
import { FIRST_ARM, MEASURED } from "./form";
import { StudyView } from "./study";
import type { JobStatus, Look } from "./types";
import { isOver, useCalm, useLooks } from "./watch";
import { counted, estimateOf, inWords, scaled, shown, soFar, type Ends } from "./words";

const HEADLINE = "missed_case_rate";
const CALM_MS = 4000;

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

function Progress({ job }: { job: JobStatus }) {
  return (
    <div class="progress">
      <label for="progress">
        {STATES[job.state]} {job.done} of {job.target} replications
      </label>
      <progress id="progress" max={Math.max(1, job.target)} value={job.done} />
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

interface PickProps {
  id: string;
  label: string;
  value: string;
  options: { value: string; label: string }[];
  onChange: (value: string) => void;
}

function Pick({ id, label, value, options, onChange }: PickProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

function Tightening({ looks, arms, target }: { looks: Look[]; arms: string[]; target: number }) {
  const [chosen, setArm] = useState("");
  const [outcome, setOutcome] = useState(HEADLINE);
  const arm = arms.includes(chosen) ? chosen : arms[0]!;
  const points = looks.flatMap((look) => {
    const ends = endsOf(look, arm, outcome);
    return ends ? [{ replications: look.replications, ...ends }] : [];
  });
  return (
    <>
      <div class="grid">
        <Pick
          id="band-arm"
          label="Arm"
          value={arm}
          options={arms.map((name) => ({ value: name, label: inWords(name) }))}
          onChange={setArm}
        />
        <Pick
          id="band-outcome"
          label="Outcome"
          value={outcome}
          options={MEASURED.map((name) => ({ value: name, label: shown(name).label }))}
          onChange={setOutcome}
        />
      </div>
      <Band points={points} target={target} arm={arm} outcome={outcome} />
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
        {isOver(job) ? "As it came in" : "So far"}: after {counted(look.replications)}
      </h3>
      {!isOver(job) && <Sentences look={look} arms={arms} />}
      {arms.length > 0 && <Tightening looks={looks} arms={arms} target={job.target} />}
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
  return `${STATES[job.state]} ${job.done} of ${job.target} replications. ${finding}`;
}

interface LiveProps {
  job: JobStatus;
  onStatus: (status: JobStatus) => void;
}

export function Live({ job, onStatus }: LiveProps) {
  const looks = useLooks(job.job, onStatus);
  const calm = useCalm(spoken(job, looks.at(-1)), CALM_MS);
  return (
    <div class="live">
      <p class="hidden-visually" aria-live="polite">
        {calm}
      </p>
      <Progress job={job} />
      {job.state === "done" && <StudyView id={job.study} level={3} />}
      <SoFar job={job} looks={looks} />
    </div>
  );
}
