// SPDX-License-Identifier: Apache-2.0
// Puts the licences of the packages that a page contains into it, as they ask; equal texts once.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

const marker = "/node_modules/";
const isCopyright = (line: string) => /^\s*copyright\s+(\(c\)|\d)/i.test(line);

/** "/x/node_modules/@scope/name/src/a.js" -> "/x/node_modules/@scope/name"; none for other files. */
function packageFolder(moduleId: string): string | undefined {
  const start = moduleId.lastIndexOf(marker);
  if (start < 0) return undefined;
  const parts = moduleId.slice(start + marker.length).split("/");
  const name = parts[0]?.startsWith("@") ? `${parts[0]}/${parts[1]}` : parts[0];
  return `${moduleId.slice(0, start)}${marker}${name}`.replace("\0", ""); // virtual modules begin with it
}

interface Notice {
  holder: string;
  text: string;
}

function noticeOf(folder: string): Notice {
  const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Record<string, string>;
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name));
  const lines = file ? readFileSync(join(folder, file), "utf8").split(/\r?\n/) : [`Licence: ${about["license"]}`];
  const holders = lines.filter(isCopyright).map((line) => line.trim());
  return {
    holder: `${about["name"]} ${about["version"]}: ${holders.join("; ")}`,
    text: lines.filter((line) => !isCopyright(line)).join("\n").trim(),
  };
}

function noticesOf(folders: Iterable<string>): string {
  const holders = new Map<string, string[]>();
  for (const { holder, text } of [...folders].sort().map(noticeOf)) {
    const key = text.replaceAll(/\s+/g, " ");
    holders.set(key, [...(holders.get(key) ?? []), holder]);
  }
  return [...holders].map(([text, names]) => `${names.join("\n")}\n\n${text}`).join("\n\n");
}

export function notices(): Plugin {
  const folders = new Set<string>();
  return {
    name: "notices",
    enforce: "post",
    moduleParsed(module) {
      const folder = packageFolder(module.id);
      if (folder) folders.add(folder);
    },
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== "asset" || !file.fileName.endsWith(".html")) continue;
        const text = noticesOf(folders).replaceAll("--", "- -"); // which would end the comment
        file.source = String(file.source).replace("LICENCE_NOTICES", () => text);
      }
    },
  };
}
