// SPDX-License-Identifier: Apache-2.0
// The content note, which is passed before anything of a case is shown.
import type { ComponentChildren } from "preact";

import { FocusedHeading } from "../page/focused_heading";

interface NoteProps {
  title: string;
  invented: boolean;
  note: string;
  warning: string;
  children?: ComponentChildren;
  onAgree: () => void;
}

export function Note({ title, invented, note, warning, children, onAgree }: NoteProps) {
  return (
    <section class="gate" aria-labelledby="note-heading">
      <FocusedHeading id="note-heading">Before you begin</FocusedHeading>
      <p class="case-title">
        {title}
        {invented && " (an invented case)"}
      </p>
      <p class="note">{note}</p>
      <p>{warning}</p>
      {children}
      <p>You can leave at any time; nothing is lost.</p>
      <p class="row actions">
        <button type="button" class="main" onClick={onAgree}>
          I have read this; go on
        </button>
        <a class="button" href="#">
          Leave
        </a>
      </p>
    </section>
  );
}
