// SPDX-License-Identifier: Apache-2.0
// What the role knows, by the day on which it learned it.
import type { SeenItem } from "./types";
import { dateText, withDates } from "./words";

interface Day {
  since: string;
  items: SeenItem[];
}

/** Items of one day together, in the order of the days. */
export function byDay(view: SeenItem[]): Day[] {
  const days = new Map<string, SeenItem[]>();
  for (const item of view) days.set(item.since, [...(days.get(item.since) ?? []), item]);
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([since, items]) => ({ since, items }));
}

function Item({ item, staleAfter }: { item: SeenItem; staleAfter: number }) {
  return (
    <li class={item.new ? "seen new" : "seen"}>
      {item.new && <span class="tag">New</span>} {withDates(item.text)}
      {item.stale && <span class="help block">Known for more than {staleAfter} days; it may no longer be so.</span>}
    </li>
  );
}

export function SeenList({ view, staleAfter }: { view: SeenItem[]; staleAfter: number }) {
  if (view.length === 0) return <p>Nothing of this child.</p>;
  return (
    <ol class="days">
      {byDay(view).map(({ since, items }) => (
        <li key={since}>
          <time dateTime={since}>{dateText(since)}</time>
          <ul>
            {items.map((item, place) => (
              <Item key={place} item={item} staleAfter={staleAfter} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
