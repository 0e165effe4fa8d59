// SPDX-License-Identifier: Apache-2.0
// An analyst's journey through the workbench, in a real browser and against the real server.
import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage, openWorkbench, picture, runJson, seriousFindings } from "./server.mjs";

const RUN = "section[aria-labelledby=run]";

/** Small enough that a study takes seconds. */
async function makeSmall(page, replications) {
  await page.getByLabel("Children in the authority").fill("3000");
  await page.getByLabel("Measured, years").fill("2");
  await page.getByLabel("Replications").fill(String(replications));
  await page.getByLabel("Name of the study").fill("Two reforms");
}

async function chooseTwo(page) {
  await page.getByLabel(/^R01/).check();
  await page.getByLabel(/^R10/).check();
  await page.getByLabel("each alone, and all together").check();
}

async function waitUntilDone(page) {
  await page.getByRole("heading", { name: "What it found" }).waitFor();
}

/** Width of the interval as the figure draws it, by replication. */
async function widths(page) {
  await page.getByText("The numbers of the figure").click();
  return page.$$eval("figure tbody tr", (rows) =>
    rows.map((row) => {
      const [, , low, high] = [...row.children].map((cell) => Number(cell.textContent.replace("\u2212", "-")));
      return high - low;
    }),
  );
}

test("two reforms are chosen, run, saved and run again from the command line", async (t) => {
  const { folder, address } = await openWorkbench(t);
  const { page, complaints } = await openPage(t, address);
  assert.equal(new URL(page.url()).hash, "", "the token does not stay in the address");
  await chooseTwo(page);
  await makeSmall(page, 24);
  await picture(page, "workbench-choose-1280");
  await page.getByRole("button", { name: "Run the study" }).click();
  await waitUntilDone(page);  // on a fast machine it is done before the page is drawn again
  const answers = await page.locator("article .answers li").allInnerTexts();
  assert.equal(answers.length, 3);
  for (const answer of answers) assert.match(answer, /missed.*95 % interval|the same missed-case rate/);
  const seen = await widths(page);
  assert.ok(seen.length >= 20, `a look at each of the first replications but the first, and more: ${seen}`);
  assert.ok(seen.at(-1) < seen[0] / 1.5, `the interval tightens: ${seen}`);
  await page.getByText("The numbers of the figure").click();
  await picture(page, "workbench-results-1280", RUN);

  const digest = await page.locator("dl.source code").first().innerText();
  await page.getByRole("button", { name: "Save as study file" }).click();
  const said = await page.getByText(/^Saved\./).innerText();
  const file = said.split("sightline run ")[1];
  assert.equal(file, "scenarios/studies/two-reforms.yaml");
  assert.equal(runJson(folder, "run", file, "--out", "again").digest, digest);
  assert.equal(runJson(folder, "run", "results/two-reforms/study.yaml", "--out", "third").digest, digest);

  await page.getByRole("link", { name: "Past studies" }).click();
  await page.getByRole("link", { name: "two-reforms", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "two-reforms" }).waitFor();
  assert.deepEqual(complaints, []);
});

test("a study stops when its difference is known well enough, and so does the command line", async (t) => {
  const { folder, address } = await openWorkbench(t);
  const { page, complaints } = await openPage(t, address);
  await page.getByLabel(/^R10/).check();
  await makeSmall(page, 24);
  await page.getByLabel("until a difference is known well enough").check();
  await page.getByLabel("Known to within").fill("30");
  await page.getByLabel("Replications at most").fill("48");
  await page.getByRole("button", { name: "Run the study" }).click();
  await waitUntilDone(page);
  assert.match(await page.locator("article").innerText(), /recise enough after (32|48) replications/);
  const digest = await page.locator("dl.source code").first().innerText();
  await page.getByRole("button", { name: "Save as study file" }).click();
  const file = (await page.getByText(/^Saved\./).innerText()).split("sightline run ")[1];
  assert.equal(runJson(folder, "run", file, "--out", "again").digest, digest);
  assert.deepEqual(await seriousFindings(page), []);
  assert.deepEqual(complaints, []);
});

test("a page that is loaded again shows the study that runs, and what was chosen", async (t) => {
  const { address, stop } = await openWorkbench(t);
  const { page } = await openPage(t, address);
  await page.getByLabel(/^R10/).check();
  await makeSmall(page, 100000);
  await page.getByRole("button", { name: "Run the study" }).click();
  await page.getByRole("heading", { name: /^So far: after/ }).waitFor();
  assert.match(await page.locator(".answers").innerText(), /\d replications?\.|missed cases per 100/);
  await page.reload();
  await page.getByRole("heading", { name: /^So far: after/ }).waitFor();
  assert.ok(await page.getByLabel(/^R10/).isChecked());
  assert.equal(await page.getByLabel("Replications", { exact: true }).inputValue(), "100000");
  assert.ok(await page.getByRole("button", { name: "Cancel" }).isEnabled());
  await stop();
  // An orderly end tells the page that the study was cancelled; else it sees that nobody answers.
  await page.getByText(/^Cancelled\.|does not answer/).first().waitFor();
});

test("a field that is emptied shows the number that holds", async (t) => {
  const { address } = await openWorkbench(t);
  const { page } = await openPage(t, address);
  for (const text of ["7", ""]) {
    await page.getByLabel("Replications").fill(text);
    await page.getByLabel("Seed").focus();
  }
  assert.equal(await page.getByLabel("Replications").inputValue(), "7");
});

test("a case opens only behind its content note", async (t) => {
  const { address } = await openWorkbench(t);
  const { page, complaints } = await openPage(t, address);
  await page.getByLabel(/^R10/).check();
  await makeSmall(page, 8);
  await page.getByRole("button", { name: "Run the study" }).click();
  await waitUntilDone(page);
  await page.getByText("Single children: who was rescued").click();
  assert.equal(await page.locator(".children li").count(), 0);
  await page.getByRole("button", { name: /I have read this/ }).click();
  await page.getByRole("button", { name: /^In baseline/ }).first().click();
  assert.match(await page.locator(".case .note").innerText(), /harm to a child/);
  const width = await page.locator(".case img").evaluate((img) => img.decode().then(() => img.naturalWidth));
  assert.ok(width > 100, `the picture is drawn: ${width}`);
  await page.locator("[id$=missed-replication]").fill("5");
  await page.getByRole("button", { name: "List the missed" }).click();
  const missed = page.getByRole("listitem").filter({ hasText: "unprotected" });
  await missed.getByRole("button", { name: /replication 5$/ }).first().click();
  await page.locator(".case h4").filter({ hasText: /^A missed case: .*replication 5, arm baseline$/ }).waitFor();
  assert.ok(await page.evaluate(() => document.activeElement?.matches(".case h4")), "the case has the focus");
  assert.deepEqual(await seriousFindings(page), []);
  assert.deepEqual(complaints, []);
});

test("a study is run and cancelled by keyboard alone", async (t) => {
  const { address } = await openWorkbench(t);
  const { page } = await openPage(t, address);
  const focused = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent);
  const tabTo = async (wanted) => {
    for (let i = 0; i < 300; ++i) {
      await page.keyboard.press("Tab");
      if ((await focused()) === wanted) return;
    }
    assert.fail(`${wanted} cannot be reached by Tab`);
  };
  await tabTo("reform-R10");
  await page.keyboard.press("Space");
  assert.ok(await page.getByLabel(/^R10/).isChecked());
  await tabTo("replications");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("100000");
  await tabTo("Run the study");
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.notEqual(outline, "none", "the focus is seen");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: /^So far: after/ }).waitFor();
  await page.keyboard.press("Shift+Tab");
  await tabTo("Cancel");
  await page.keyboard.press("Enter");
  await page.getByText(/^Cancelled\./).first().waitFor();
  assert.match(await page.locator(".live").innerText(), /goes on from there/);
});

test("mistakes are told where they are, and hostile words stay words", async (t) => {
  const { address } = await openWorkbench(t);
  const { page, complaints } = await openPage(t, address);
  await page.getByLabel("Starts on").fill("yesterday");
  await page.getByRole("button", { name: "Check" }).click();
  assert.match(await page.getByRole("alert").innerText(), /period\.start.*`yesterday` is not a date/s);
  await page.getByLabel("Starts on").fill("2006-04-01");
  await makeSmall(page, 2);
  const name = "<img src=x onerror=\"document.title='owned'\">";
  await page.getByLabel("Name of the study").fill(name);
  await page.getByLabel("Question").fill(name);
  await page.getByLabel(/^R10/).check();
  await page.getByRole("button", { name: "Run the study" }).click();
  await waitUntilDone(page);
  assert.equal(await page.locator("article .lead").innerText(), name);
  assert.equal(await page.title(), "Sightline workbench");
  assert.deepEqual(complaints, []);
});

for (const [width, colorScheme] of [[1280, "light"], [1280, "dark"], [390, "light"], [390, "dark"]]) {
  test(`nothing serious is wrong for anybody at ${width} pixels, ${colorScheme}`, async (t) => {
    const { address } = await openWorkbench(t);
    const { page } = await openPage(t, address, { viewport: { width, height: 844 }, colorScheme });
    const isWider = () => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    await chooseTwo(page);
    await page.getByText("Parameters", { exact: true }).click();
    await page.getByLabel("Find a parameter to set for all arms").fill("lone parent");
    await page.getByRole("button", { name: /^Set/ }).first().click();
    assert.deepEqual(await seriousFindings(page), []);
    assert.equal(await isWider(), false);
    if (width === 390) await picture(page, `workbench-choose-390-${colorScheme}`);
    await makeSmall(page, 6);
    await page.getByRole("button", { name: "Run the study" }).click();
    await waitUntilDone(page);
    assert.deepEqual(await seriousFindings(page), []);
    assert.equal(await isWider(), false);
    if (width === 390) await picture(page, `workbench-results-390-${colorScheme}`, RUN);
    await page.getByRole("link", { name: "Past studies" }).click();
    await page.getByRole("link", { name: "two-reforms", exact: true }).waitFor();
    assert.deepEqual(await seriousFindings(page), []);
  });
}
