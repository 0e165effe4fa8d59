// SPDX-License-Identifier: Apache-2.0
// The page of a case, as a reader meets it: opened from the disk, in a browser, with the keyboard.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Cases, hostile, modelOf } from "./cases.mjs";
import { barriers, launch, open } from "./opened.mjs";

let browser;
let cases;
const files = {};

before(async () => {
  cases = new Cases();
  files.told = cases.told();
  files.twin = cases.twin();
  files.file = cases.page("file", "replay", "child-p");
  files.class = cases.page("class", "replay", "child-p", "--until", "release");
  files.hostile = cases.hostile();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  cases?.remove();
});

/** Passes the content note with the keyboard alone; `presses` of Tab lead to the first day, one more to the last. */
async function pass(page, toTheEnd = false) {
  for (let i = 0; i < (toTheEnd ? 2 : 1); ++i) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.locator("svg.lanes").first().waitFor(); // drawn last, as soon as their width is known
}

/** All text that is in the page, seen or not, but for the model itself. */
const textOf = (page) =>
  page.evaluate(() => {
    const copy = document.body.cloneNode(true);
    for (const script of copy.querySelectorAll("script, noscript")) script.remove();
    return [copy.textContent, ...[...copy.querySelectorAll("[aria-label]")].map((one) => one.ariaLabel)].join("\n");
  });

const dateShown = (page) => page.locator(".time-bar output").innerText();

test("asks no network, complains of nothing and may run no other script", async () => {
  for (const file of Object.values(files)) {
    const { page, requests, complaints, close } = await open(browser, file);
    await pass(page, true);
    assert.deepEqual([requests, complaints], [[], []], file);
    const policy = await page.locator("meta[http-equiv=Content-Security-Policy]").getAttribute("content");
    assert.match(policy, /default-src 'none'/);
    assert.doesNotMatch(policy, /script-src[^;]*unsafe/);
    await assert.rejects(page.evaluate(() => fetch("https://example.org/")));
    await close();
  }
});

test("shows nothing of the case before its content note is passed", async () => {
  for (const file of Object.values(files)) {
    const model = modelOf(file);
    const { page, close } = await open(browser, file);
    const text = await textOf(page);
    assert.ok(text.includes(model.content_note) && text.includes(model.warning));
    assert.equal(text.includes(model.title), false);
    for (const { event } of model.courses[0].happenings) assert.equal(text.includes(event), false, event);
    await close();
  }
});

/** Everything that has a day, by the day from which it may be read. */
function dated(model) {
  const all = [];
  for (const course of model.courses) {
    for (const one of course.happenings) {
      for (const text of [one.event, ...one.notes]) all.push([one.day, text]);
      for (const learned of one.learned) all.push([learned.day, learned.what]);
    }
    for (const one of course.items) all.push([one.day, one.name]);
    for (const one of course.moments) all.push([one.day, one.name]);
    for (const sentence of course.ending) all.push([model.until, sentence]);
  }
  for (const role of model.file?.roles ?? []) for (const one of role.seen) all.push([one.day, one.text]);
  for (const row of model.twin?.rows ?? []) {
    if (row.before_day !== null) all.push([row.before_day, row.before]);
    if (row.after_day !== null) all.push([row.after_day, row.after]);
  }
  return all.filter(([, text]) => text !== "");
}

/** Texts that may not be in the page on the day: those whose every mention lies later. */
function laterTexts(all, day) {
  const come = all.filter(([one]) => one <= day).map(([, text]) => text);
  return all.filter(([one, text]) => one > day && !come.some((earlier) => earlier.includes(text))).map(([, text]) => text);
}

test("holds no text of a later day on any day, and all of them on the last", async () => {
  for (const name of ["told", "twin", "file"]) {
    const model = modelOf(files[name]);
    const all = dated(model);
    const { page, close } = await open(browser, files[name]);
    await pass(page);
    await page.keyboard.press("Home");
    for (let last = ""; last !== (await dateShown(page)); await page.keyboard.press("ArrowRight")) {
      last = await dateShown(page);
      const day = Number(await page.locator("input[type=range]").inputValue());
      const text = await textOf(page);
      for (const later of laterTexts(all, day)) assert.equal(text.includes(later), false, `${name}, ${last}: ${later}`);
    }
    const text = await textOf(page);
    for (const { event } of model.courses.flatMap((course) => course.happenings)) assert.ok(text.includes(event), event);
    for (const sentence of model.courses.flatMap((course) => course.ending)) assert.ok(text.includes(sentence), sentence);
    await close();
  }
});

test("steps through the days by keyboard, from anywhere in the page but from tables and lists", async () => {
  const { page, close } = await open(browser, files.told);
  await pass(page);
  const first = await dateShown(page);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  const third = await dateShown(page);
  await page.keyboard.press("ArrowLeft");
  const second = await dateShown(page);
  assert.equal(new Set([first, second, third]).size, 3);
  await page.keyboard.press("End");
  assert.equal(await page.getByRole("button", { name: "Next day" }).isDisabled(), true);
  await page.keyboard.press("Home");
  assert.equal(await dateShown(page), first);
  await page.locator("summary").first().focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await dateShown(page), second);
  await page.keyboard.press("Enter");
  assert.ok(await page.getByText("a message that carried it never arrived").isVisible());
  await page.locator(".scroll").first().focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await dateShown(page), second);
  await close();
});

test("says of every item at every agency on the last day what the program says", async () => {
  const told = cases.explained(cases.child);
  const { page, close } = await open(browser, files.told);
  await pass(page, true);
  const rows = await page.locator(".matrix tbody tr:not(.beliefs)").evaluateAll((all) =>
    all.map((row) => [row.querySelector("th").textContent, ...[...row.querySelectorAll(".state")].map((cell) => cell.textContent.trim())]),
  );
  const words = (agency) => {
    const weight = agency.weight === null ? "" : ` ${agency.weight < 0 ? "−" : "+"}${Math.abs(agency.weight).toFixed(1)}`;
    return agency.state + weight;
  };
  assert.deepEqual(
    rows.map(([name, ...states]) => [name.replace(/^[A-Z]+ /, ""), ...states]),
    told.items.map((item) => [item.item, ...Object.values(item.agencies).map(words)]),
  );
  assert.ok(rows.length > 0);
  assert.ok((await page.locator(".ending").innerText()).includes(`Verdict: ${told.verdict}.`));
  await close();
});

test("shows a role on a day what `replay --as --until` shows it", async () => {
  const { page, close } = await open(browser, files.file);
  await pass(page);
  const roles = { GP: "general_practice", "social care": "social_care", hospital: "hospital", family: "family" };
  for (const until of ["2006-12-12", "2007-03-01", "2007-07-30", "2007-08-03"]) {
    const model = modelOf(files.file);
    const day = (Date.parse(until) - Date.parse(model.starts)) / 86_400_000;
    await page.locator("input[type=range]").fill(String(day));
    for (const [label, role] of Object.entries(roles)) {
      await page.getByRole("combobox").selectOption({ label });
      const shown = await page.locator(".known").evaluateAll((all) =>
        all.map((one) => [one.querySelector(".date").textContent, one.querySelector("p").textContent, one.querySelector(".stale") !== null]),
      );
      const { items } = cases.json("replay", "child-p", "--as", role, "--until", until);
      assert.deepEqual(shown, items.map((item) => [item.since, item.text, item.stale]), `${label}, ${until}`);
    }
  }
  await close();
});

test("keeps from a class what comes after the release", () => {
  const ids = (file) => modelOf(file).courses[0].happenings.map((one) => one.who);
  assert.equal(ids(files.file).includes("T22"), true);
  assert.equal(ids(files.class).includes("T22"), false);
  assert.deepEqual(modelOf(files.class).courses[0].ending, []);
});

test("lays the twin beside the case and marks where and how they part", async () => {
  const told = cases.explained(cases.child, "--twin", "complete-examination");
  const model = modelOf(files.twin);
  const { page, close } = await open(browser, files.twin);
  await pass(page, true);
  assert.equal(await page.locator("svg.lanes").count(), 2);
  const differences = model.twin.rows.filter((row) => row.fate !== "same");
  assert.equal(await page.locator(".twin tbody tr:not(.fate-same)").count(), differences.length);
  assert.ok(differences.length > 0, "the example's courses part");
  const first = told.rows[told.first_divergence];
  assert.ok((await page.locator(".twin tr.is-first").innerText()).includes(first.after ?? first.before));
  const ways = await page.locator(".twin .fate").allInnerTexts();
  assert.equal(ways.filter((text) => text.endsWith("direct")).length, differences.filter((row) => row.way === "direct").length);
  assert.equal(
    await page.locator("svg.lanes .differs").count(),
    model.courses.flatMap((course) => course.marks.filter((mark) => course.happenings[mark.happening].fate !== "same")).length,
  );
  await close();
});

test("keeps hostile text as text", async () => {
  const { page, complaints, close } = await open(browser, files.hostile);
  await pass(page, true);
  assert.equal(await page.locator("h1").innerText(), hostile);
  assert.equal(await page.evaluate(() => window.hurt), undefined);
  assert.equal(await page.locator("img").count(), 0);
  assert.deepEqual(complaints, []);
  await close();
});

test("puts up no barriers, in light and dark, wide and narrow, and never scrolls sideways", async () => {
  const ways = ["told", "twin", "file"].flatMap((name) => [
    [name, "light", 1280],
    [name, "dark", 390],
  ]);
  for (const [name, colorScheme, width] of [...ways, ["told", "dark", 1280], ["told", "light", 390]]) {
    const { page, close } = await open(browser, files[name], { colorScheme, viewport: { width, height: 800 } });
    if (name === "file") assert.deepEqual(await barriers(page), [], `content note, ${colorScheme}`);
    await pass(page, true);
    assert.deepEqual(await barriers(page), [], `${name}, ${colorScheme}, ${width}`);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, `${name}, ${width}`);
    await close();
  }
});

test("moves nothing by itself for who asked for less motion", async () => {
  const { page, close } = await open(browser, files.told, { reducedMotion: "reduce" });
  await pass(page);
  await page.keyboard.press("End");
  assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
  await close();
});

test("prints what is shown, with its day and without controls", async () => {
  const { page, close } = await open(browser, files.told);
  await pass(page);
  await page.keyboard.press("ArrowRight");
  const date = await dateShown(page);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".time-bar").isVisible(), false);
  assert.equal(await page.locator(".print-only").innerText(), `As far as ${date}.`);
  assert.ok((await page.pdf()).length > 10_000);
  await close();
});
