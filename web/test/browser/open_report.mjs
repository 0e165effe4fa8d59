// SPDX-License-Identifier: Apache-2.0
// Opens a report from the disk as a reader would, without a network, and prints what was seen as JSON:
//
//   node open_report.mjs CHROMIUM REPORT.html [PICTURES]
//
// The tests that call it judge what it saw. With PICTURES, a folder, it leaves screenshots there.
import { pathToFileURL } from "node:url";
import AxeBuilder from "@axe-core/playwright";
import { chromium } from "playwright-core";

const patience = 180_000; // of a machine that is busy with other things
const [, , executablePath, report, pictures] = process.argv;

function watch(page, seen) {
  page.on("request", (request) => {
    const address = request.url();
    if (!address.startsWith("file:") && !address.startsWith("data:") && !address.startsWith("blob:")) seen.requests.push(address);
  });
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") seen.errors.push(message.text());
  });
  page.on("pageerror", (error) => seen.errors.push(error.message));
  page.on("dialog", (dialog) => {
    seen.dialogs.push(dialog.message());
    void dialog.dismiss();
  });
}

async function open(browser, options, seen) {
  const context = await browser.newContext({ offline: true, acceptDownloads: true, ...options });
  const page = await context.newPage();
  watch(page, seen);
  page.setDefaultTimeout(patience);
  await page.goto(pathToFileURL(report).href);
  await page.waitForSelector("#provenance");
  await page.waitForFunction(() => [...document.querySelectorAll(".drawing")].every((drawing) => drawing.querySelector("svg")));
  return page;
}

async function faults(page) {
  const found = await new AxeBuilder({ page }).analyze();
  return found.violations
    .filter((violation) => violation.impact === "serious" || violation.impact === "critical")
    .map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).slice(0, 3).join(" ")}`);
}

/** What every download button of one kind hands out, by the name of its file. Of so many files in a row the
 * browser would hold some back, so they are read before they are saved. */
async function downloads(page, kind) {
  return page.evaluate(async (label) => {
    const blobs = new Map();
    const files = {};
    const pending = [];
    const { createObjectURL } = URL;
    const { click } = HTMLAnchorElement.prototype;
    URL.createObjectURL = (blob) => {
      const address = createObjectURL(blob);
      blobs.set(address, blob);
      return address;
    };
    HTMLAnchorElement.prototype.click = function () {
      pending.push(blobs.get(this.href).text().then((text) => (files[this.download] = text)));
    };
    for (const button of document.querySelectorAll(".downloads button")) if (button.textContent === label) button.click();
    await Promise.all(pending);
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
    return files;
  }, kind);
}

/** The name of the file that the first button really saves. */
async function firstDownload(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(".downloads button").first().click()]);
  return download.suggestedFilename();
}

/** Opens the first data table with keys alone; gives what it then shows. */
async function firstTableByKeyboard(page) {
  for (let presses = 0; presses < 60; ++presses) {
    await page.keyboard.press("Tab");
    const isSummary = await page.evaluate(() => document.activeElement?.matches("figure summary") ?? false);
    if (!isSummary) continue;
    await page.keyboard.press("Enter");
    await page.waitForSelector("figure details[open] td");
    return page.locator("figure details[open]").first().innerText();
  }
  return "";
}

async function look(browser, name, options, seen) {
  const page = await open(browser, options, seen);
  seen.faults.push(...(await faults(page)).map((fault) => `${name}: ${fault}`));
  seen.widths[name] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  if (pictures) await page.screenshot({ path: `${pictures}/report-${name}.png` });
  return page;
}

const seen = { requests: [], errors: [], dialogs: [], faults: [], widths: {} };
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"], timeout: patience });
try {
  const page = await look(browser, "wide-light", { viewport: { width: 1280, height: 1600 }, colorScheme: "light" }, seen);
  seen.title = await page.title();
  seen.headings = await page.locator("h1, h2").allInnerTexts();
  seen.figures = await page.locator("figure").evaluateAll((figures) =>
    figures.map((figure) => ({
      name: figure.id,
      caption: figure.querySelector("figcaption")?.textContent ?? "",
      summary: figure.querySelector(".summary")?.textContent ?? "",
    })),
  );
  seen.text = await page.locator("main").innerText();
  seen.images = await page.locator("img").count();
  seen.table = await firstTableByKeyboard(page);
  seen.saved = await firstDownload(page);
  seen.csv = await downloads(page, "CSV");
  seen.svg = await downloads(page, "SVG");
  if (pictures) await page.pdf({ path: `${pictures}/report.pdf`, format: "A4" });
  await look(browser, "wide-dark", { viewport: { width: 1280, height: 1600 }, colorScheme: "dark" }, seen);
  await look(browser, "narrow-light", { viewport: { width: 390, height: 1600 }, colorScheme: "light" }, seen);
  await look(browser, "narrow-dark", { viewport: { width: 390, height: 1600 }, colorScheme: "dark" }, seen);
} finally {
  await browser.close();
}
process.stdout.write(JSON.stringify(seen));
