// SPDX-License-Identifier: Apache-2.0
// What a reader passes before anything of the case is in the page.
import type { CasePage } from "../model/case_page";
import { FocusedHeading } from "../page/focused_heading";

export function ContentNote({ page, onPass }: { page: CasePage; onPass: (day: number) => void }) {
  return (
    <main class="note">
      <FocusedHeading>Before you read</FocusedHeading>
      <p class="note-text">{page.content_note}</p>
      <p>{page.warning} Whoever looks back knows the end; those in the case did not.</p>
      <p class="note-choice">
        <button type="button" class="main-choice" onClick={() => onPass(page.from)}>
          Begin at the first day
        </button>
        <button type="button" onClick={() => onPass(page.until)}>
          Show the whole course
        </button>
      </p>
    </main>
  );
}
