// SPDX-License-Identifier: Apache-2.0
// The chronology drawn: the home and the agencies as lanes, time from left to right, nothing after the day.
import { useMemo } from "preact/hooks";
import type { CasePage, Twin } from "../model/case_page";
import { inOneOrder, letterOf } from "../model/case_lanes";
import { itemsAt } from "../model/case_time";
import { useWidth } from "./drawn_width";
import { LaneDrawing } from "./lane_drawing";
import { MarkShape, markWords } from "./mark_shape";

interface Props {
  page: CasePage;
  day: number;
  onDay: (day: number) => void;
}

function Ring({ kind, words }: { kind: string; words: string }) {
  return (
    <li>
      <svg width="18" height="18" viewBox="-9 -9 18 18" aria-hidden="true">
        <circle class={`differs differs-${kind}`} r="7" />
      </svg>
      {words}
    </li>
  );
}

/** What the rings of a twin mean. */
function Rings({ twin }: { twin: Twin }) {
  if (!twin.ways_known) return <Ring kind="direct" words="differs from the other course" />;
  return (
    <>
      <Ring kind="direct" words="differs, direct" />
      <Ring kind="time" words="differs, through a worker's time" />
    </>
  );
}

function Legend({ isFile, twin }: { isFile: boolean; twin: Twin | null }) {
  return (
    <ul class="legend">
      {markWords
        .filter(([kind]) => !isFile || ["harm", "told", "decided"].includes(kind))
        .map(([kind, words]) => (
          <li>
            <svg width="18" height="18" viewBox="-9 -9 18 18" aria-hidden="true">
              <MarkShape kind={kind} x={0} y={0} radius={6} text="" />
            </svg>
            {isFile && kind === "told" ? "the role learns of it" : isFile && kind === "decided" ? "happens" : words}
          </li>
        ))}
      {twin && <Rings twin={twin} />}
    </ul>
  );
}

function ItemNames({ page, day }: { page: CasePage; day: number }) {
  const course = page.courses[0];
  if (!course || page.courses.length > 1) return null;
  const items = itemsAt(course, day);
  if (items.length === 0) return null;
  return (
    <p class="soft detail">
      Lines below the marks are items that the agency knows:{" "}
      {items.map((item) => `${letterOf(item.item)} ${item.name}`).join("; ")}.
    </p>
  );
}

export function SwimLanes({ page, day, onDay }: Props) {
  const [place, width] = useWidth();
  const courses = useMemo(() => inOneOrder(page.courses), [page]);
  return (
    <section aria-labelledby="lanes">
      <h2 id="lanes">The course</h2>
      <p class="soft">Time runs from left to right; days on which something happens are drawn wider than those between.</p>
      <Legend isFile={page.file !== null} twin={page.twin} />
      <div ref={place}>
        {width > 0 &&
          courses.map((course) => (
            <figure key={course.label}>
              {course.label !== "" && <figcaption>{course.label}</figcaption>}
              <LaneDrawing course={course} page={page} day={day} width={width} onDay={onDay} />
            </figure>
          ))}
      </div>
      <ItemNames page={page} day={day} />
    </section>
  );
}
