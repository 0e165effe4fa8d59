// SPDX-License-Identifier: Apache-2.0
// What can be said of the whole: only to who has come to the end.
import type { CasePage } from "../model/case_page";

export function Ending({ page }: { page: CasePage }) {
  if (page.courses.every((course) => course.ending.length === 0)) return null;
  return (
    <section class="ending" aria-labelledby="ending">
      <h2 id="ending">{page.file ? "Sources and assumptions" : "Where it broke"}</h2>
      <div class="beside">
        {page.courses.map((course) => (
          <div key={course.label}>
            {page.courses.length > 1 && <h3>{course.label}</h3>}
            {course.ending.map((sentence) => (
              <p>{sentence}</p>
            ))}
          </div>
        ))}
      </div>
    </section>
  );
}
