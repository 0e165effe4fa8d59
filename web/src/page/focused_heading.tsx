// SPDX-License-Identifier: Apache-2.0
// The heading of what has just come in place of something else. It takes the focus, so that a keyboard and a
// screen reader go on from there.
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

interface FocusedHeadingProps {
  id?: string;
  level?: 1 | 4;
  /** Takes the focus again whenever this changes. */
  anew?: string;
  children: ComponentChildren;
}

export function FocusedHeading({ id, level = 1, anew, children }: FocusedHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // Before the picture is drawn: else a key pressed at once would still go to what is no longer there.
  useLayoutEffect(() => heading.current?.focus(), [anew]);
  const Heading = `h${level}` as const;
  return (
    <Heading id={id} tabIndex={-1} ref={heading}>
      {children}
    </Heading>
  );
}
