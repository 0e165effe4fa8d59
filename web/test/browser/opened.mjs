// SPDX-License-Identifier: Apache-2.0
// A page opened from the disk in Chromium, with everything noted that it asks of a network or complains of.
import { pathToFileURL } from "node:url";
import AxeBuilder from "@axe-core/playwright";
import { chromium } from "playwright-core";

/** Of a machine that is busy with other things; what is waited for takes a fraction of it. */
const timeout = 600_000;

/** Chromium refuses its sandbox to root, whom containers run tests as; pages are our own. */
export function launch() {
  return chromium.launch({ executablePath: process.env.SIGHTLINE_CHROMIUM, args: ["--no-sandbox"], timeout });
}

/** `options` as of Browser.newContext(). */
export async function open(browser, file, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(timeout);
  const page = await context.newPage();
  const address = pathToFileURL(file).href;
  const requests = [];
  const complaints = [];
  page.on("request", (request) => {
    if (request.url() !== address && !request.url().startsWith("data:")) requests.push(request.url());
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(address);
  return { page, requests, complaints, close: () => context.close() };
}

/** Findings of axe that keep somebody from reading the page: "id: element". */
export async function barriers(page) {
  const found = await new AxeBuilder({ page }).analyze();
  return found.violations
    .filter((one) => ["serious", "critical"].includes(one.impact ?? ""))
    .flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html}`));
}
