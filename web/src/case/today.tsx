// SPDX-License-Identifier: Apache-2.0
// What happens on the day that is shown.
import type { CasePage, Course } from "../model/case_page";
import { shownBy } from "../model/case_time";
import { HappeningText } from "./happening_text";

function Happenings({ course, page, day }: { course: Course; page: CasePage; day: number }) {
  const isOfToday = (happening: Course["happenings"][number]) =>
    happening.day === day || happening.learned.some((one) => one.day === day);
  const today = shownBy(course.happenings, day).filter(isOfToday);
  return (
    <div class="today-course">
      {page.courses.length > 1 && <h3>{course.label}</h3>}
      {today.length === 0 && <p class="soft">Nothing that is told happens on this day.</p>}
      <ol class="plain">
        {today.map((happening) => (
          <li class="today-row">
            <span>
              <span class="teller">{happening.who}</span>
              {page.file && <span class="soft detail when">{happening.when}</span>}
            </span>
            <div>
              <HappeningText happening={happening} starts={page.starts} day={day} isFile={page.file !== null} />
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}

export function Today({ page, day }: { page: CasePage; day: number }) {
  return (
    <section class="today" aria-labelledby="today">
      <h2 id="today">On this day</h2>
      <div class="beside">
        {page.courses.map((course) => (
          <Happenings key={course.label} course={course} page={page} day={day} />
        ))}
      </div>
    </section>
  );
}
