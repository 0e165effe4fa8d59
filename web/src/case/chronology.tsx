// SPDX-License-Identifier: Apache-2.0
// The chronology as a plain table, as far as the day.
import type { Course } from "../model/case_page";
import { shownBy } from "../model/case_time";
import { HappeningText } from "./happening_text";

interface Props {
  course: Course;
  starts: string;
  day: number;
}

export function Chronology({ course, starts, day }: Props) {
  const isFile = course.agencies.length === 0;
  const title = course.label === "" ? "Chronology" : `Chronology, ${course.label}`;
  const shown = shownBy(course.happenings, day);
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <p class="soft">
        {shown.length === 0 ? "Nothing has happened yet." : "Numbers are those of the marks above."}
        {course.left_out > 0 && " Routine work, and contacts at which there was nothing to see, are left out."}
      </p>
      {shown.length > 0 && (
        <div class="scroll" tabIndex={0} role="region" aria-label={`Table: ${title}`}>
          <table class="chronology">
            <thead>
              <tr>
                <th scope="col">No.</th>
                <th scope="col">Date</th>
                <th scope="col">{isFile ? "Event" : "Who"}</th>
                <th scope="col">What happened, and who learned of it</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((happening, i) => (
                <tr class={happening.day === day ? "is-today" : ""}>
                  <td class="number soft">{i + 1}</td>
                  <td class="date">{happening.when}</td>
                  <td class="teller">{happening.who}</td>
                  <td>
                    <HappeningText happening={happening} starts={starts} day={day} isFile={isFile} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
