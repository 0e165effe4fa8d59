// SPDX-License-Identifier: Apache-2.0
// A workbench of its own for each test, and a browser to open it with. tests/browser/workbench_test.py says in the
// environment where the program, the browser and the scenarios are.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

import Axe from "@axe-core/playwright";
import { chromium } from "playwright-core";

const binary = process.env.SIGHTLINE_BINARY;
const scenarios = process.env.SIGHTLINE_SCENARIOS;
/** Of a machine that is busy with other things; what is waited for takes a fraction of it. */
const timeout = 600_000;

/** Starts `sightline serve` in a scratch folder; `test.after` cleans up, `stop` ends it before. */
export async function openWorkbench(test) {
  const folder = mkdtempSync(join(tmpdir(), "sightline-browser-"));
  for (const name of ["baseline", "reforms", "cases", "calibration"]) {
    cpSync(join(scenarios, name), join(folder, "scenarios", name), { recursive: true });
  }
  // Two threads, so that a study lasts long enough to be watched on a machine that has many.
  const server = spawn(binary, ["serve", "--port", "0", "--scenarios", "scenarios", "--threads", "2"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const stop = async () => {
    const ended = new Promise((done) => server.once("exit", done));
    if (server.exitCode === null && server.kill("SIGINT")) await ended;
  };
  test.after(async () => {
    await stop();
    rmSync(folder, { recursive: true });
  });
  const address = await new Promise((done, fail) => {
    createInterface(server.stdout).once("line", done);
    server.once("exit", (code) => fail(new Error(`the server has ended with code ${code}`)));
  });
  return { folder, address, stop };
}

/** `sightline ARGUMENTS` in the folder of a workbench; its JSON. */
export function runJson(folder, ...commandLine) {
  const done = spawnSync(binary, [...commandLine, "--format", "json"], { cwd: folder, encoding: "utf8" });
  if (done.status !== 0) throw new Error(done.stderr);
  return JSON.parse(done.stdout);
}

/** A page that notes what a browser complains of, and what is asked of anybody else. */
export async function openPage(test, address, options = {}, ready = "#reform-R01") {
  const browser = await chromium.launch({
    executablePath: process.env.SIGHTLINE_CHROMIUM,
    args: process.getuid() === 0 ? ["--no-sandbox"] : [],
    timeout,
  });
  test.after(() => browser.close());
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(timeout);
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol !== "data:" && host !== new URL(address).host) complaints.push(request.url());
  });
  await page.goto(address);
  await page.waitForSelector(ready);
  return { page, complaints };
}

/** What axe finds that is serious or worse. */
export async function seriousFindings(page) {
  const { violations } = await new Axe({ page }).analyze();
  return violations
    .filter((one) => ["serious", "critical"].includes(one.impact))
    .map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" ")}`);
}

/** Keeps a picture for the documents, where one is asked for: of the whole page, or of a part of it. */
export async function picture(page, name, part = "body") {
  const folder = process.env.SIGHTLINE_PICTURES;
  if (folder) await page.locator(part).screenshot({ path: join(folder, `${name}.png`) });
}
