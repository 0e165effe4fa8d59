// SPDX-License-Identifier: Apache-2.0
// Pages of cases as the program writes them, for tests in a browser.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const scenarios = process.env.SIGHTLINE_SCENARIOS;

export const hostile = `</script><script>window.hurt = 1</script><img src=x onerror="window.hurt = 2">`;

const study = `
study: cases
question: Who gains and who loses?
baseline: england-2008
arms:
  - name: baseline
  - {name: complete-examination, reforms: [R10]}
replications: 1
seed: 5
period: {start: 2006-04-01, warm_up_years: 0, years: 3}
population: {children: 4000}
measure: [missed_case_rate]
`;

/** A scratch folder in which the program can be called. */
export class Cases {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), "sightline-browser-"));
    for (const folder of ["baseline", "reforms"]) cpSync(join(scenarios, folder), join(this.folder, folder), { recursive: true });
    mkdirSync(join(this.folder, "studies"));
    writeFileSync(join(this.folder, "studies/cases.yaml"), study);
    this.call("run", "studies/cases.yaml", "--quiet");
    this.child = this.childThatParts();
  }

  call(...args) {
    return execFileSync(process.env.SIGHTLINE_BINARY, args, { cwd: this.folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  }
  json(...args) {
    return JSON.parse(this.call(...args, "--format", "json"));
  }
  /** A missed case whose course is another one with the reform. */
  childThatParts() {
    const children = this.json("explain", "results/cases", "--worst", "20").map((one) => one.child);
    return children.find((child) => this.explained(child, "--twin", "complete-examination").first_divergence !== null);
  }
  explained(child, ...more) {
    return this.json("explain", "results/cases", "--child", String(child), ...more);
  }
  /** The page that `sightline ARGS --html` writes. */
  page(name, ...args) {
    const file = join(this.folder, `${name}.html`);
    this.call(...args, "--html", file);
    return file;
  }
  told() {
    return this.page("case", "explain", "results/cases", "--child", String(this.child));
  }
  twin() {
    return this.page("twin", "explain", "results/cases", "--child", String(this.child), "--twin", "complete-examination");
  }
  /** An invented case whose texts would break out of a page that took them for markup. */
  hostile() {
    const text = readFileSync(join(scenarios, "cases/two-bruises.yaml"), "utf8")
      .replace(/^title: .*$/m, `title: '${hostile}'`)
      .replace(`what: "A partner moves in`, `what: "${hostile.replaceAll('"', '\\"')} A partner moves in`);
    writeFileSync(join(this.folder, "hostile.yaml"), text);
    return this.page("hostile", "replay", "hostile.yaml");
  }
  remove() {
    rmSync(this.folder, { recursive: true });
  }
}

/** The model that a page carries. */
export function modelOf(file) {
  const found = /<script type="application\/json" id="case-model">(.*?)<\/script>/s.exec(readFileSync(file, "utf8"));
  return JSON.parse(found[1]);
}
