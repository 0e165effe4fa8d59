// SPDX-License-Identifier: Apache-2.0
// A finished study: the answer first, then the arms, then how to get at everything else.
import { useEffect, useState } from "preact/hooks";

import { read, refusalOf, type Refusal } from "./api";
import { ArmsTable, rowsOfSummary } from "./arms";
import { Cases } from "./cases";
import { Mistakes } from "./mistakes";
import type { Summary } from "./types";
import { fixed } from "../model/numbers";
import { inWords } from "../model/words";

function Answers({ summary }: { summary: Summary }) {
  const compared = summary.arms.filter((arm) => arm.sentence);
  if (compared.length === 0) return <p>A study of one arm compares nothing.</p>;
  return (
    <ul class="answers">
      {compared.map((arm) => (
        <li key={arm.name}>{arm.sentence}</li>
      ))}
    </ul>
  );
}

function Changed({ summary }: { summary: Summary }) {
  return (
    <ul>
      {summary.arms.map(
        ({ name, rescued, newly_missed: missed }) =>
          typeof rescued === "number" &&
          typeof missed === "number" && (
            <li key={name}>
              {inWords(name)}: {fixed(rescued, 1)} children a replication missed in the
              baseline and not here; {fixed(missed, 1)} the other way round.
            </li>
          ),
      )}
    </ul>
  );
}

function Source({ summary }: { summary: Summary }) {
  return (
    <dl class="source">
      <dt>Study</dt>
      <dd>
        {summary.replications} replications of {summary.children.toLocaleString("en-GB")} children,
        baseline {summary.baseline}, seed {summary.seed}
      </dd>
      <dt>Digest</dt>
      <dd>
        <code>{summary.digest}</code>, the same for anyone who runs the same study
      </dd>
      {summary.study_file && (
        <>
          <dt>From the command line</dt>
          <dd>
            <code>sightline run {summary.study_file}</code>
          </dd>
        </>
      )}
      {summary.has_report && (
        <>
          <dt>Report</dt>
          <dd>
            <a href={`/studies/${summary.id}/report`} target="_blank" rel="noopener">
              Open the report of {summary.study} in a new tab
            </a>
          </dd>
        </>
      )}
    </dl>
  );
}

interface StudyProps {
  id: string;
  /** Of the heading. */
  level?: 1 | 3;
}

export function StudyView({ id, level = 1 }: StudyProps) {
  const [summary, setSummary] = useState<Summary>();
  const [refusal, setRefusal] = useState<Refusal>();
  useEffect(() => {
    read<Summary>(`/api/studies/${id}/summary`).then(setSummary, (error: unknown) =>
      setRefusal(refusalOf(error)),
    );
  }, [id]);
  if (refusal) return <Mistakes refusal={refusal} />;
  if (!summary) return <p>The results are being read.</p>;
  const Heading = level === 1 ? "h1" : "h3";
  return (
    <article>
      <Heading>{level === 1 ? summary.study : "What it found"}</Heading>
      <p class="lead">{summary.question}</p>
      <Answers summary={summary} />
      {summary.stopping && <p>{summary.stopping}</p>}
      <ArmsTable rows={rowsOfSummary(summary)} />
      <p class="help">
        95 per cent intervals of paired differences, as for a number of replications that was fixed
        beforehand: those that the command line prints. A missed case and a false alarm both harm;
        read them together.
      </p>
      <Changed summary={summary} />
      <Source summary={summary} />
      <Cases id={id} />
    </article>
  );
}
