// SPDX-License-Identifier: Apache-2.0
// The missed children of one replication, the worst first.
import { useState } from "preact/hooks";

import { counted } from "../model/words";
import { read } from "./api";
import { NumberField, SelectField } from "./fields";
import type { ChildEntry, MissedChildren } from "./types";

const MOST_SHOWN = 30;

interface MissedProps {
  id: string;
  arms: string[];
  attempt: (what: string, action: () => Promise<void>) => void;
  onOpen: (entry: ChildEntry, arm: string) => void;
}

export function Missed({ id, arms, attempt, onOpen }: MissedProps) {
  const [arm, setArm] = useState(arms[0] ?? "");
  const [replication, setReplication] = useState(0);
  const [found, setFound] = useState<MissedChildren>();
  const find = () =>
    attempt("The replication is being run again.", async () => {
      const query = new URLSearchParams({ arm, replication: String(replication) });
      setFound(await read<MissedChildren>(`/api/studies/${id}/missed?${query}`));
    });
  return (
    <>
      <h4>Missed children of one replication, the worst first</h4>
      <div class="grid">
        <SelectField
          id={`${id}-missed-arm`}
          label="Arm"
          value={arm}
          options={arms.map((name) => ({ value: name, label: name }))}
          onChange={setArm}
        />
        <NumberField
          id={`${id}-missed-replication`}
          label="Replication"
          help="They are counted from 0."
          min={0}
          max={Number.MAX_SAFE_INTEGER}
          value={replication}
          onChange={setReplication}
        />
      </div>
      <button type="button" onClick={find}>
        List the missed
      </button>
      {found && (
        <>
          <p>
            {found.count} missed
            {found.count > MOST_SHOWN && `; the worst ${MOST_SHOWN} are listed`}.
          </p>
          <ul class="children">
            {found.children.slice(0, MOST_SHOWN).map((entry) => (
              <li class="row" key={`${entry.arm} ${entry.replication} ${entry.child}`}>
                <span>
                  Child {entry.child}: {counted(Math.round(entry.unprotected_days), "day")} unprotected
                  {entry.is_serious && "; seriously injured or killed"}.
                </span>
                <button type="button" class="quiet" onClick={() => onOpen(entry, entry.arm)}>
                  In {entry.arm}
                  <span class="hidden-visually">
                    : open child {entry.child}, replication {entry.replication}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
