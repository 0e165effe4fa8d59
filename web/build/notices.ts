// SPDX-License-Identifier: Apache-2.0
// Puts the licence notices of the packages that a page contains into it, as their licences ask.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

const marker = "/node_modules/";

/** "/x/node_modules/@scope/name/src/a.js" -> "/x/node_modules/@scope/name"; none for other files. */
function packageFolder(moduleId: string): string | undefined {
  const start = moduleId.lastIndexOf(marker);
  if (start < 0) return undefined;
  const parts = moduleId.slice(start + marker.length).split("/");
  const name = parts[0]?.startsWith("@") ? `${parts[0]}/${parts[1]}` : parts[0];
  return `${moduleId.slice(0, start)}${marker}${name}`;
}

function notice(folder: string): string {
  const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Record<string, string>;
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name));
  const lines = file && existsSync(join(folder, file)) ? readFileSync(join(folder, file), "utf8") : "";
  const holders = lines.split("\n").filter((line) => /^\s*copyright/i.test(line));
  return `${about["name"]} ${about["version"]} (${about["license"]}) ${holders.map((line) => line.trim()).join("; ")}`;
}

export function notices(): Plugin {
  const folders = new Set<string>();
  return {
    name: "notices",
    enforce: "post",
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === "asset" && file.fileName.endsWith(".html")) {
          const text = [...folders].sort().map(notice).join("\n");
          file.source = String(file.source).replace("LICENCE_NOTICES", text.replaceAll("--", "- -"));
        }
      }
    },
    moduleParsed(module) {
      const folder = packageFolder(module.id);
      if (folder) folders.add(folder);
    },
  };
}
