// SPDX-License-Identifier: Apache-2.0
// The content note, which is passed before anything of a case is shown.
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface NoteProps {
  title: string;
  invented: boolean;
  note: string;
  warning: string;
  children?: ComponentChildren;
  onAgree: () => void;
}

export function Note({ title, invented, note, warning, children, onAgree }: NoteProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class="gate" aria-labelledby="note-heading">
      <h1 id="note-heading" tabIndex={-1} ref={heading}>
        Before you begin
      </h1>
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
