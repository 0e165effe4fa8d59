// SPDX-License-Identifier: Apache-2.0
// Lets a built page run its own script and nothing else: puts a Content-Security-Policy with the hash of the
// script into its head. Styles stay 'unsafe-inline', because drawings carry style attributes.
import { createHash } from "node:crypto";
import type { Plugin } from "vite";

const placeholder = "CONTENT_POLICY";

/** The text of every script that a browser would run. */
function scripts(page: string): string[] {
  const found = page.matchAll(/<script(?<attributes>[^>]*)>(?<text>[\s\S]*?)<\/script>/g);
  return [...found]
    .filter((script) => !script.groups?.["attributes"]?.includes("application/json"))
    .map((script) => script.groups?.["text"] ?? "");
}

export function policyFor(page: string, connects: string): string {
  const hashes = scripts(page).map((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
  return [
    "default-src 'none'",
    `script-src ${hashes.join(" ")}`,
    "style-src 'unsafe-inline'",
    "img-src data: blob:",
    `connect-src ${connects}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/** `connects`: where the page may ask for data; a report asks nowhere. */
export function contentPolicy(connects = "'none'"): Plugin {
  return {
    name: "content-policy",
    enforce: "post",
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== "asset" || !file.fileName.endsWith(".html")) continue;
        const page = String(file.source);
        file.source = page.replace(placeholder, policyFor(page, connects));
      }
    },
  };
}
