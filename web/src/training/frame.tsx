// SPDX-License-Identifier: Apache-2.0
// What stands around every view: the head of the page and its foot.
import type { ComponentChildren } from "preact";

const PAGES = [
  ["/training", "Training"],
  ["/instructor", "Instructor"],
  ["/", "Workbench"],
] as const;

export function Frame({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <>
      <header class="site">
        <button type="button" class="skip" onClick={() => document.getElementById("main")?.focus()}>
          Skip to the content
        </button>
        <p class="brand">Sightline {title}</p>
        <nav aria-label="Pages">
          {PAGES.map(([path, name]) => (
            <a key={path} href={path} aria-current={location.pathname === path ? "page" : undefined}>
              {name}
            </a>
          ))}
        </nav>
      </header>
      <main id="main" class="page" tabIndex={-1}>
        {children}
      </main>
      <footer class="page">
        <p>
          The model explores systems and cannot judge what any person should have done. It says nothing of any real
          family.
        </p>
      </footer>
    </>
  );
}
