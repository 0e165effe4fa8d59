// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from "preact";

/** Text in which what stands between backticks is code. */
export function Prose({ text }: { text: string }) {
  return <>{text.split("`").map((part, i) => (i % 2 === 1 ? <code>{part}</code> : part))}</>;
}

export interface SectionProps {
  name: string;
  title: string;
  lead?: string;
  children: ComponentChildren;
}

export function Section({ name, title, lead, children }: SectionProps) {
  return (
    <section id={name} aria-labelledby={`${name}-title`}>
      <h2 id={`${name}-title`}>{title}</h2>
      {lead && (
        <p class="lead">
          <Prose text={lead} />
        </p>
      )}
      {children}
    </section>
  );
}
