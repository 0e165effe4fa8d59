// SPDX-License-Identifier: Apache-2.0
// One course as swim lanes. The table below tells the same to whoever does not see it.
import { useMemo } from "preact/hooks";
import type { CasePage, Course } from "../model/case_page";
import type { Frame, LaneSize, Layout } from "../model/case_lanes";
import { barsOfLanes, layOut, letterOf, segmentsOf, xOf } from "../model/case_lanes";
import { momentsOf, monthsOf } from "../model/case_moments";
import { dateOf, daysOf, partingDay, protectedSpans, shownBy } from "../model/case_time";
import { MarkShape } from "./mark_shape";

interface Props {
  course: Course;
  page: CasePage;
  day: number;
  width: number;
  onDay: (day: number) => void;
}

const narrow = 620;
const momentPitch = 16;

function sizes(width: number): { size: LaneSize; radius: number; left: number } {
  const isNarrow = width < narrow;
  return {
    size: { head: isNarrow ? 18 : 0, pitch: isNarrow ? 16 : 20, barPitch: 11, margin: 6 },
    radius: isNarrow ? 6.5 : 8,
    left: isNarrow ? 14 : 172,
  };
}

function Bars({ course, layout, frame, day }: { course: Course; layout: Layout; frame: Frame; day: number }) {
  const used = new Map<number, number>();
  const bars = barsOfLanes(course, frame.until).map((bar) => {
    const place = used.get(bar.lane) ?? 0;
    used.set(bar.lane, place + 1);
    return { ...bar, y: (layout.lanes[bar.lane]?.barTop ?? 0) + 11 * (place + 0.5) };
  });
  return (
    <g>
      {bars.map((bar) => {
        const segments = segmentsOf(course, bar.item, bar.agency, frame.from, day);
        const start = segments[0];
        if (!start) return null;
        return (
          <g>
            {segments.map((segment) => (
              <line
                class={`bar bar-${segment.state}`}
                x1={xOf(frame, segment.from)}
                x2={Math.max(xOf(frame, segment.until), xOf(frame, segment.from) + 2)}
                y1={bar.y}
                y2={bar.y}
              />
            ))}
            <text class="bar-letter" x={xOf(frame, start.from) - 4} y={bar.y + 3.5}>
              {letterOf(bar.item)}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function Arrows({ course, layout, day, radius }: { course: Course; layout: Layout; day: number; radius: number }) {
  return (
    <g>
      {course.arrows.map(([from, to]) => {
        const [start, end] = [layout.places[from], layout.places[to]];
        const hasCome = (course.marks[from]?.day ?? Infinity) <= day && (course.marks[to]?.day ?? Infinity) <= day;
        if (!start || !end || !hasCome) return null;
        const length = Math.max(1, Math.hypot(end.x - start.x, end.y - start.y));
        const [dx, dy] = [(end.x - start.x) / length, (end.y - start.y) / length];
        const rim = radius + 2;
        return (
          <line
            class="arrow"
            x1={start.x + dx * rim}
            y1={start.y + dy * rim}
            x2={end.x - dx * (rim + 3)}
            y2={end.y - dy * (rim + 3)}
            marker-end="url(#arrow-head)"
          />
        );
      })}
    </g>
  );
}

function Marks({ course, layout, day, radius, onDay }: Omit<Props, "page" | "width"> & { layout: Layout; radius: number }) {
  return (
    <g>
      {course.marks.map((mark, i) => {
        const place = layout.places[i];
        const happening = course.happenings[mark.happening];
        if (!place || !happening || mark.day > day) return null;
        return (
          <g class={mark.day === day ? "mark-place is-today" : "mark-place"} onClick={() => onDay(mark.day)}>
            {happening.fate !== "same" && (
              <circle class={`differs differs-${happening.way === "through a worker's time" ? "time" : "direct"}`} cx={place.x} cy={place.y} r={radius + 3} />
            )}
            <MarkShape kind={mark.kind} x={place.x} y={place.y} radius={radius} text={String(mark.happening + 1)} />
          </g>
        );
      })}
    </g>
  );
}

const monthNameWidth = 58;

function Months({ page, frame, width, bottom }: { page: CasePage; frame: Frame; width: number; bottom: number }) {
  let free = 0;
  return (
    <g>
      {monthsOf(page, width < narrow ? 6 : 14).map((month) => {
        const x = xOf(frame, month.day);
        const hasRoom = x >= free && x + monthNameWidth <= width;
        if (hasRoom) free = x + monthNameWidth;
        return (
          <g>
            <line class="month" x1={x} x2={x} y1={frame.top - 6} y2={bottom} />
            {hasRoom && (
              <text class="month-name" x={x + 3} y={12}>
                {month.name}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}

function Lanes({ layout, width }: { layout: Layout; width: number }) {
  return (
    <g>
      {layout.lanes.map((lane, i) => (
        <rect class={i % 2 === 0 ? "lane" : "lane lane-odd"} x={0} y={lane.top} width={width} height={lane.height} />
      ))}
    </g>
  );
}

function LaneNames({ layout, isNarrow }: { layout: Layout; isNarrow: boolean }) {
  return (
    <g>
      {layout.lanes.map((lane) => (
        <text class="lane-name" x={isNarrow ? 6 : 10} y={lane.top + (isNarrow ? 15 : 20)}>
          {lane.name}
        </text>
      ))}
    </g>
  );
}

export function LaneDrawing({ course, page, day, width, onDay }: Props) {
  const { size, radius, left } = sizes(width);
  const isNarrow = width < narrow;
  const momentRows = course.moments.length + (page.twin ? 1 : 0);
  const frame: Frame = useMemo(
    () => ({
      left,
      right: width - 16,
      top: 22 + momentPitch * momentRows,
      from: page.from,
      until: page.until,
      busy: daysOf(page),
      busyWidth: size.pitch,
    }),
    [left, width, momentRows, page],
  );
  const layout = useMemo(() => layOut(course, page, frame, size), [course, page, frame, isNarrow]);
  const shown = shownBy(course.happenings, day).length;
  const now = xOf(frame, day);
  const home = layout.lanes[0];
  return (
    <svg
      class="lanes"
      width={width}
      height={layout.bottom + 4}
      viewBox={`0 0 ${width} ${layout.bottom + 4}`}
      role="img"
      aria-label={`${shown} happenings in ${course.lanes.length} lanes up to ${dateOf(page.starts, day)}; the chronology below tells them in words.`}
    >
      <defs>
        <marker id="arrow-head" viewBox="0 0 6 6" refX="3" refY="3" markerWidth="6" markerHeight="6" orient="auto">
          <path class="arrow-tip" d="M0,0 6,3 0,6Z" />
        </marker>
      </defs>
      <g aria-hidden="true">
        <Lanes layout={layout} width={width} />
        {home &&
          protectedSpans(course, day).map((span) => (
            <rect
              class="protected"
              x={xOf(frame, Math.max(span.from, page.from))}
              width={Math.max(0, xOf(frame, span.until) - xOf(frame, Math.max(span.from, page.from)))}
              y={home.top}
              height={home.height}
            />
          ))}
        <Months page={page} frame={frame} width={width} bottom={layout.bottom} />
        {day < page.until && <rect class="future" x={now} y={frame.top} width={width - now} height={layout.bottom - frame.top} />}
        {momentsOf(course, page.twin ? partingDay(page.twin) : Infinity, page, day).map((moment, row) => {
          const x = xOf(frame, moment.day);
          const isRight = x > width * 0.6;
          const y = 28 + momentPitch * row;
          return (
            <g class={`moment moment-${moment.kind}`}>
              <line x1={x} x2={x} y1={y - 8} y2={layout.bottom} />
              <text x={isRight ? x - 5 : x + 5} y={y} text-anchor={isRight ? "end" : "start"}>
                {moment.name}
              </text>
            </g>
          );
        })}
        <line class="now-line" x1={now} x2={now} y1={frame.top - 4} y2={layout.bottom} />
        <LaneNames layout={layout} isNarrow={isNarrow} />
        <Bars course={course} layout={layout} frame={frame} day={day} />
        <Arrows course={course} layout={layout} day={day} radius={radius} />
        <Marks course={course} layout={layout} day={day} radius={radius} onDay={onDay} />
      </g>
    </svg>
  );
}
