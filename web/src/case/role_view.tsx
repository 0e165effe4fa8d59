// SPDX-License-Identifier: Apache-2.0
// What one role of a case file knew on the day.
import { useState } from "preact/hooks";
import type { Role } from "../model/case_page";
import { dateOf, viewOf } from "../model/case_time";

interface Props {
  roles: Role[];
  staleAfterDays: number;
  starts: string;
  day: number;
}

export function RoleView({ roles, staleAfterDays, starts, day }: Props) {
  const [chosen, setChosen] = useState(0);
  const role = roles[chosen];
  if (!role) return null;
  const known = viewOf(role, day, staleAfterDays);
  return (
    <section class="role-view" aria-labelledby="role-view">
      <h2 id="role-view">What one role knew</h2>
      <p>
        <label>
          At the end of this day, as{" "}
          <select value={chosen} onChange={(event) => setChosen(Number(event.currentTarget.value))}>
            {roles.map((one, place) => (
              <option value={place}>{one.role}</option>
            ))}
          </select>
        </label>
      </p>
      {known.length === 0 && <p class="soft">Nothing.</p>}
      <ol class="plain">
        {known.map((one) => (
          <li class="known">
            <span class="date">{dateOf(starts, one.day)}</span>
            <div>
              <p>{one.text}</p>
              <p class="soft detail">
                {one.event === "" ? "Not dated" : one.event}
                {one.isStale && <span class="stale">; known for over {staleAfterDays} days, it may no longer be so</span>}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
