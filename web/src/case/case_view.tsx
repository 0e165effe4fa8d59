// SPDX-License-Identifier: Apache-2.0
// The whole page: the content note first, then the case as it was on the day that the reader has come to.
import { useMemo, useState } from "preact/hooks";
import type { CasePage } from "../model/case_page";
import { dateInWords, daysOf } from "../model/case_time";
import { Chronology } from "./chronology";
import { ContentNote } from "./content_note";
import { Ending } from "./ending";
import { Knowledge } from "./knowledge";
import { RoleView } from "./role_view";
import { SwimLanes } from "./swim_lanes";
import { TimeBar } from "./time_bar";
import { Today } from "./today";
import { TwinTable } from "./twin_table";

export function CaseView({ page }: { page: CasePage }) {
  const [day, setDay] = useState<number | null>(null);
  const days = useMemo(() => daysOf(page), [page]);
  if (day === null) return <ContentNote page={page} onPass={setDay} />;
  return (
    <>
      <header class="head">
        <p class="soft">{page.about}</p>
        <h1>{page.title}</h1>
        <p class="warning">{page.warning}</p>
      </header>
      <TimeBar page={page} days={days} day={day} onDay={setDay} />
      <main>
        <p class="print-only">As far as {dateInWords(page.starts, day)}.</p>
        <Today page={page} day={day} />
        <SwimLanes page={page} day={day} onDay={setDay} />
        {page.file ? (
          <RoleView roles={page.file.roles} staleAfterDays={page.file.stale_after_days} starts={page.starts} day={day} />
        ) : (
          <Knowledge page={page} day={day} />
        )}
        {page.twin && <TwinTable page={page} twin={page.twin} day={day} />}
        {page.courses.map((course) => (
          <Chronology key={course.label} course={course} starts={page.starts} day={day} />
        ))}
        {day >= page.until && <Ending page={page} />}
      </main>
    </>
  );
}
