// SPDX-License-Identifier: Apache-2.0
// Each page is one entry NAME.html, built by `vite build --mode NAME` into one file dist/NAME.html that needs
// nothing else. The files are committed: whoever builds the C++ needs no Node.
import { resolve } from "node:path";
import { defineConfig, type UserConfig } from "vitest/config";
import { viteSingleFile } from "vite-plugin-singlefile";
import { contentPolicy } from "./plugins/content_policy";
import { notices } from "./plugins/notices";

/** One file that needs nothing else. */
const alone = (mode: string): UserConfig => ({
  plugins: [viteSingleFile({ removeViteModuleLoader: true }), notices(), contentPolicy()],
  esbuild: { legalComments: "none" },
  build: {
    target: "es2021",
    emptyOutDir: false,
    rollupOptions: { input: resolve(__dirname, `${mode}.html`) },
  },
});

/** The pages of `sightline serve`. */
const SERVED = ["workbench", "training", "instructor"];

/** Served as files beside one another, whose names stay: the policy of the server allows nothing inline. */
const served = (mode: string): UserConfig => ({
  plugins: [notices()],
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

export default defineConfig(({ mode }) => ({
  ...(SERVED.includes(mode) ? served(mode) : alone(mode)),
  test: { include: ["test/unit/**/*.test.ts"], css: false },
}));
