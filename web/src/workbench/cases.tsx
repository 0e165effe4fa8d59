// SPDX-License-Identifier: Apache-2.0
// Single children whom an arm rescued or newly missed. The content note comes before anything else.
import { useState } from "preact/hooks";

import { inWords } from "../model/words";
import { FocusedHeading } from "../page/focused_heading";
import { read, refusalOf, type Refusal } from "./api";
import { Missed } from "./missed";
import { Mistakes } from "./mistakes";
import type { ChangedChildren, ChildEntry, ToldCase } from "./types";

const HOW: Record<string, string> = {
  rescued: "rescued: missed in the baseline and not here",
  "newly-missed": "newly missed: missed here and not in the baseline",
};

const ROUTES: Record<string, string> = {
  direct: "reached directly",
  "through-others": "reached through other people",
  "not-traced": "",
};

const MOST_SHOWN = 30;

function CaseText({ told }: { told: ToldCase }) {
  const where = `child ${told.child}, replication ${told.replication}, arm ${told.arm}`;
  return (
    <div class="case">
      <FocusedHeading level={4} anew={where}>
        {inWords(told.verdict)}: {where}
      </FocusedHeading>
      <p class="note">{told.content_note}</p>
      <div class="scroll" tabIndex={0} role="region" aria-label={`Picture of ${where}`}>
        <img
          src={`data:image/svg+xml,${encodeURIComponent(told.picture)}`}
          alt={`Time line of ${where}; the text below tells the same`}
        />
      </div>
      <details>
        <summary>The case in words</summary>
        <pre tabIndex={0}>{told.text}</pre>
      </details>
    </div>
  );
}

interface RowProps {
  id: string;
  entry: ChildEntry;
  first: string;
  onOpen: (entry: ChildEntry, arm: string) => void;
}

function Row({ id, entry, first, onOpen }: RowProps) {
  const who = `child ${entry.child}, replication ${entry.replication}`;
  const open = (arm: string) => (
    <button type="button" class="quiet" onClick={() => onOpen(entry, arm)}>
      In {arm}
      <span class="hidden-visually">: open {who}</span>
    </button>
  );
  const both = new URLSearchParams({
    arm: first,
    twin: entry.arm,
    replication: String(entry.replication),
    child: String(entry.child),
  });
  return (
    <li class="row">
      <span>
        {inWords(entry.arm)}, {who}: {HOW[entry.how ?? ""]}
        {ROUTES[entry.route ?? ""] && `; ${ROUTES[entry.route ?? ""]}`}.
      </span>
      {open(first)}
      {open(entry.arm)}
      <a href={`/studies/${id}/case?${both}`} target="_blank" rel="noopener">
        side by side
        <span class="hidden-visually">: {who} in both, as a page in a new tab</span>
      </a>
    </li>
  );
}

export function Cases({ id }: { id: string }) {
  const [hasAgreed, setAgreed] = useState(false);
  const [changed, setChanged] = useState<ChangedChildren>();
  const [told, setTold] = useState<ToldCase>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [said, setSaid] = useState("");

  const attempt = async (what: string, action: () => Promise<void>) => {
    setRefusal(undefined);
    setSaid(what);
    try {
      await action();
      setSaid("");
    } catch (error) {
      setSaid("");
      setRefusal(refusalOf(error));
    }
  };
  const agree = () => {
    setAgreed(true);
    void attempt("The list is being read.", async () =>
      setChanged(await read<ChangedChildren>(`/api/studies/${id}/changed`)),
    );
  };
  const open = ({ child, replication }: ChildEntry, arm: string) =>
    void attempt("The replication is being run again.", async () => {
      const query = new URLSearchParams({
        arm,
        replication: String(replication),
        child: String(child),
      });
      setTold(await read<ToldCase>(`/api/studies/${id}/case?${query}`));
    });

  return (
    <details class="section">
      <summary>Single children: who was rescued, who was newly missed, who was missed</summary>
      {!hasAgreed && (
        <div class="note">
          <p>
            What follows tells of harm to children. The families are simulated: no real person is
            meant, and nothing here judges anybody.
          </p>
          <button type="button" onClick={agree}>
            I have read this; show the list
          </button>
        </div>
      )}
      <p role="status">{said}</p>
      {refusal && <Mistakes refusal={refusal} />}
      {told && <CaseText told={told} />}
      {changed && (
        <>
          <p>
            {changed.count} rescued or newly missed
            {changed.count > MOST_SHOWN && `; the first ${MOST_SHOWN} are listed`}.
          </p>
          <ul class="children">
            {changed.children.slice(0, MOST_SHOWN).map((entry) => (
              <Row
                id={id}
                key={`${entry.arm} ${entry.replication} ${entry.child}`}
                entry={entry}
                first={changed.arms[0] ?? ""}
                onOpen={open}
              />
            ))}
          </ul>
          <Missed id={id} arms={changed.arms} attempt={attempt} onOpen={open} />
        </>
      )}
    </details>
  );
}
