// SPDX-License-Identifier: Apache-2.0
// The case and its twin side by side: what is the same, what differs, and by which way.
import type { CasePage, Fate, Twin } from "../model/case_page";
import type { TwinRowNow } from "../model/case_time";
import { dateOf, twinRowsAt } from "../model/case_time";

const fates: Record<Fate, string> = {
  same: "the same",
  changed: "changed",
  "only-without": "only without",
  "only-with": "only with",
};

function DivergenceLine({ name, row, starts }: { name: string; row: TwinRowNow | undefined; starts: string }) {
  if (!row) return null;
  const day = Math.min(row.before_day ?? Infinity, row.after_day ?? Infinity);
  return (
    <p class="divergence">
      <strong>{name}:</strong> {dateOf(starts, day)}, {row.who}: {row.after || row.before}
    </p>
  );
}

function Side({ day, text, starts, isRepeated }: { day: number | null; text: string; starts: string; isRepeated: boolean }) {
  if (day === null) return <td class="soft">{"–"}</td>;
  return (
    <td>
      <span class="date">{dateOf(starts, day)}</span> {isRepeated ? <span class="soft">the same</span> : text}
    </td>
  );
}

function Row({ row, starts, isFirst }: { row: TwinRowNow; starts: string; isFirst: boolean }) {
  return (
    <tr class={`fate-${row.fate}${isFirst ? " is-first" : ""}`}>
      <td class="teller">{row.who}</td>
      <Side day={row.before_day} text={row.before} starts={starts} isRepeated={false} />
      <Side day={row.after_day} text={row.after} starts={starts} isRepeated={row.fate === "same"} />
      <td class="fate">
        {isFirst && <strong>first divergence: </strong>}
        {fates[row.fate]}
        {row.way && <span class={row.way === "direct" ? "way-direct" : "way-time"}>, {row.way}</span>}
      </td>
    </tr>
  );
}

export function TwinTable({ page, twin, day }: { page: CasePage; twin: Twin; day: number }) {
  const rows = twinRowsAt(twin.rows, day);
  const rowAt = (place: number | null) => rows.find((row) => row.place === place);
  const [before, after] = page.courses;
  return (
    <section aria-labelledby="twin">
      <h2 id="twin">Side by side</h2>
      <p class="soft">
        The same family and the same dice, one thing changed.
        {twin.ways_known
          ? " Direct: not without the change in this family's own case. Through a worker's time: there too if this family is dealt with as before and only the others are not."
          : " The arms differ in more than practice and reforms, so that direct and through a worker's time cannot be told apart."}
      </p>
      {twin.first_divergence === null && day >= page.until && <p>Nothing in this family's course differs.</p>}
      <DivergenceLine name="First divergence" row={rowAt(twin.first_divergence)} starts={page.starts} />
      {twin.first_direct_divergence !== twin.first_divergence && (
        <DivergenceLine name="First direct one" row={rowAt(twin.first_direct_divergence)} starts={page.starts} />
      )}
      <div class="scroll" tabIndex={0} role="region" aria-label="Table: side by side">
        <table class="twin">
          <thead>
            <tr>
              <th scope="col">Who</th>
              <th scope="col">{before?.label}</th>
              <th scope="col">{after?.label}</th>
              <th scope="col">Difference</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row row={row} starts={page.starts} isFirst={row.place === twin.first_divergence} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
