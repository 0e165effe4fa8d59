// SPDX-License-Identifier: Apache-2.0
// `vite build --mode NAME` builds the page of that name in plugins/page.ts: one that stands alone into one file
// dist/NAME.html that needs nothing else, one that is served into the files of dist/NAME/. They are committed:
// whoever builds the C++ needs no Node.
import { resolve } from "node:path";
import { defineConfig, type UserConfig } from "vitest/config";
import { viteSingleFile } from "vite-plugin-singlefile";
import { contentPolicy } from "./plugins/content_policy";
import { notices } from "./plugins/notices";
import { page, pages } from "./plugins/page";

/** One file that needs nothing else. */
const alone = (mode: string): UserConfig => ({
  plugins: [page(__dirname, mode), viteSingleFile({ removeViteModuleLoader: true }), notices(), contentPolicy()],
  esbuild: { legalComments: "none" },
  build: {
    target: "es2021",
    emptyOutDir: false,
    rollupOptions: { input: resolve(__dirname, `${mode}.html`) },
  },
});

/** Served as files beside one another, whose names stay: the policy of the server allows nothing inline. */
const served = (mode: string): UserConfig => ({
  plugins: [page(__dirname, mode), notices()],
  esbuild: { legalComments: "none" },
  build: {
    target: "es2021",
    outDir: `dist/${mode}`,
    emptyOutDir: true,
    modulePreload: false,
    assetsInlineLimit: 0,
    rollupOptions: {
      input: resolve(__dirname, `${mode}.html`),
      output: { entryFileNames: `${mode}.js`, assetFileNames: `${mode}[extname]` },
    },
  },
});

/** `vitest` builds no page. */
function buildOf(mode: string): UserConfig {
  if (mode === "test") return {};
  return pages[mode]?.isAlone ? alone(mode) : served(mode);
}

export default defineConfig(({ mode }) => ({
  ...buildOf(mode),
  test: { include: ["test/unit/**/*.test.ts"], css: false },
}));
