// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from "preact";

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
      {lead && <p class="lead">{lead}</p>}
      {children}
    </section>
  );
}
