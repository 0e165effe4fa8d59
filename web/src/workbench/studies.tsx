// SPDX-License-Identifier: Apache-2.0
// The studies of the results folder, to be opened or put below one another.
import { useEffect, useState } from "preact/hooks";

import { read, refusalOf, type Refusal } from "./api";
import { Mistakes } from "./mistakes";
import type { StudyEntry } from "./types";

interface EntryProps {
  entry: StudyEntry;
  isChosen: boolean;
  onToggle: () => void;
}

function Finished({ entry, isChosen, onToggle }: EntryProps) {
  return (
    <>
      {entry.is_sweep ? (
        <span>{entry.study ?? entry.folder}, a sweep</span>
      ) : (
        <>
          <label class="choice">
            <input type="checkbox" checked={isChosen} onChange={onToggle} />
            <span class="hidden-visually">Compare {entry.folder}</span>
          </label>
          <a href={`#study/${entry.id}`}>{entry.study ?? entry.folder}</a>
        </>
      )}
      {entry.has_report && (
        <a href={`/studies/${entry.id}/report`} target="_blank" rel="noopener">
          report<span class="hidden-visually"> of {entry.folder}, in a new tab</span>
        </a>
      )}
      <span class="small">
        {entry.replications ?? "?"} replications, ended {entry.ended.replace("T", " ")}, digest{" "}
        <code>{entry.digest}</code>
      </span>
    </>
  );
}

function Entry(props: EntryProps) {
  const { entry } = props;
  return (
    <li class="row card">
      {entry.is_finished ? (
        <Finished {...props} />
      ) : (
        <span>
          {entry.folder} <span class="small">is not finished; run again, it goes on</span>
        </span>
      )}
    </li>
  );
}

function compareLink(chosen: string[]) {
  if (chosen.length < 2) return <p class="help">Tick two or more to compare them.</p>;
  return (
    <p>
      <a class="button" href={`#study/${chosen.join("/")}`}>
        Compare {chosen.length} studies
      </a>
    </p>
  );
}

export function PastStudies() {
  const [entries, setEntries] = useState<StudyEntry[]>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [chosen, setChosen] = useState<string[]>([]);
  useEffect(() => {
    read<StudyEntry[]>("/api/studies").then(setEntries, (error: unknown) =>
      setRefusal(refusalOf(error)),
    );
  }, []);
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <>
      <h1>Past studies</h1>
      {refusal && <Mistakes refusal={refusal} />}
      {entries?.length === 0 && <p>There are none yet in the folder of results.</p>}
      {entries && entries.length > 0 && compareLink(chosen)}
      <ul class="found">
        {entries?.map((entry) => (
          <Entry
            key={entry.id}
            entry={entry}
            isChosen={chosen.includes(entry.id)}
            onToggle={() => toggle(entry.id)}
          />
        ))}
      </ul>
    </>
  );
}
