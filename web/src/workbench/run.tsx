// SPDX-License-Identifier: Apache-2.0
// The second step: run the study, watch it, stop it, save it.
import { useRef, useState } from "preact/hooks";

import { Refusal, refusalOf, remove, send } from "./api";
import { formOf, type Choice } from "./form";
import { Live } from "./live";
import { Mistakes } from "./mistakes";
import type { Catalogue, JobStatus, Mistake, StudyForm } from "./types";
import { isOver } from "./watch";
import { inWords } from "../model/words";

interface RunProps {
  catalogue: Catalogue;
  choice: Choice;
  job: JobStatus | undefined;
  onJob: (job: JobStatus | undefined) => void;
}

/** What a click on "Run" begins. */
function Plan({ form }: { form: StudyForm }) {
  const arms = form.arms.map((arm) => inWords(arm.name));
  return (
    <p>
      {arms.length === 1 ? "Only the baseline" : arms.join("; ")}:{" "}
      {form.precision ? `at most ${form.precision.at_most}` : form.replications} replications of{" "}
      {form.children.toLocaleString("en-GB")} children over {form.years} measured years, all arms
      on the same dice.
    </p>
  );
}

/** What was saved, or checked, in words. */
function Saved({ text }: { text: string }) {
  return (
    <p class="said" role="status">
      {text}
    </p>
  );
}

export function Run({ catalogue, choice, job, onJob }: RunProps) {
  const [refusal, setRefusal] = useState<Refusal>();
  const [said, setSaid] = useState("");
  const section = useRef<HTMLElement>(null);
  const [isBusy, setBusy] = useState(false);

  const attempt = async (action: () => Promise<void>) => {
    setRefusal(undefined);
    setSaid("");
    setBusy(true);
    try {
      await action();
    } catch (error) {
      setRefusal(refusalOf(error));
    }
    setBusy(false);
  };
  const form = () => formOf(catalogue, choice);
  const run = () =>
    attempt(async () => {
      onJob(await send<JobStatus>("/api/jobs", form()));
      section.current?.scrollIntoView();
    });
  const cancel = () =>
    attempt(async () => void (job && (await remove<JobStatus>(`/api/jobs/${job.job}`))));
  const check = () =>
    attempt(async () => {
      const answer = await send<{ mistakes: Mistake[]; error?: string }>(
        "/api/studies/validate",
        form(),
      );
      if (answer.mistakes.length > 0) throw new Refusal(422, answer.error ?? "", answer.mistakes);
      setSaid("There are no mistakes.");
    });
  const save = () =>
    attempt(async () => {
      const { file } = await send<{ file: string }>("/api/studies", form());
      setSaid(`Saved. The same numbers come of: sightline run ${file}`);
    });

  const isRunning = job !== undefined && !isOver(job);
  return (
    <section ref={section} aria-labelledby="run">
      <h2 id="run">
        <span class="step">2</span> Run
      </h2>
      <Plan form={form()} />
      <div class="row actions">
        <button type="button" class="main" disabled={isBusy || isRunning} onClick={run}>
          Run the study
        </button>
        <button type="button" disabled={!isRunning} onClick={cancel}>
          Cancel
        </button>
        <button type="button" disabled={isBusy} onClick={check}>
          Check
        </button>
        <button type="button" disabled={isBusy} onClick={save}>
          Save as study file
        </button>
      </div>
      {refusal && <Mistakes refusal={refusal} />}
      {said && <Saved text={said} />}
      {job && <Live key={job.job} job={job} onStatus={onJob} />}
    </section>
  );
}
