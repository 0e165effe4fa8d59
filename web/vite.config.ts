// SPDX-License-Identifier: Apache-2.0
// Each page is one entry NAME.html, built by `vite build --mode NAME` into one file dist/NAME.html that needs
// nothing else. The files are committed: whoever builds the C++ needs no Node.
import { resolve } from "node:path";
import { defineConfig } from "vitest/config";
import { viteSingleFile } from "vite-plugin-singlefile";
import { contentPolicy } from "./build/content_policy";
import { notices } from "./build/notices";

export default defineConfig(({ mode }) => ({
  plugins: [viteSingleFile({ removeViteModuleLoader: true }), notices(), contentPolicy()],
  esbuild: { legalComments: "none" as const },
  build: {
    target: "es2021",
    emptyOutDir: false,
    rollupOptions: { input: resolve(__dirname, `${mode}.html`) },
  },
  test: { include: ["test/unit/**/*.test.ts"] },
}));
