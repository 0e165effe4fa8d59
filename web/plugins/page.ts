// SPDX-License-Identifier: Apache-2.0
// Makes the entry NAME.html of every page out of the one template page.html.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Plugin } from "vite";

interface Page {
  title: string;
  withoutScript: string;
  /** Whether it opens from a disk, with its data inside, or is served and asks for them. */
  isAlone: boolean;
}

export const pages: Record<string, Page> = {
  report: {
    title: "Sightline report",
    withoutScript:
      "This report draws its figures with a script that is part of the file. Please allow scripts for it, or read the tables beside it.",
    isAlone: true,
  },
  case: {
    title: "Sightline: one case",
    withoutScript:
      "This page shows a case day by day, with a script that is part of the file. Please allow scripts for it, or let <code>sightline</code> tell the case as text.",
    isAlone: true,
  },
  workbench: {
    title: "Sightline workbench",
    withoutScript: "The workbench needs JavaScript. <code>sightline run</code> does not.",
    isAlone: false,
  },
  training: {
    title: "Sightline training",
    withoutScript: "This page needs JavaScript. <code>sightline replay --train</code> does not.",
    isAlone: false,
  },
  instructor: {
    title: "Sightline for instructors",
    withoutScript: "This page needs JavaScript. <code>sightline replay --train --class</code> does not.",
    isAlone: false,
  },
};

function textOf(root: string, name: string, { title, withoutScript, isAlone }: Page): string {
  const policy = '<meta http-equiv="Content-Security-Policy" content="CONTENT_POLICY">\n';
  const model = `<script type="application/json" id="${name}-model">${name.toUpperCase()}_MODEL</script>\n`;
  return readFileSync(resolve(root, "page.html"), "utf8")
    .replaceAll("PAGE_NAME", name)
    .replace("PAGE_TITLE", title)
    .replace("PAGE_WITHOUT_SCRIPT", withoutScript)
    .replace("PAGE_POLICY\n", isAlone ? policy : "")
    .replace("PAGE_MODEL\n", isAlone ? model : "");
}

export function page(root: string, name: string): Plugin {
  const about = pages[name];
  if (!about) throw new Error(`there is no page ${name}; there are ${Object.keys(pages).join(", ")}`);
  const entry = resolve(root, `${name}.html`);
  return {
    name: "page",
    enforce: "pre",
    resolveId: (id) => (id === entry ? id : undefined),
    load: (id) => (id === entry ? textOf(root, name, about) : undefined),
  };
}
