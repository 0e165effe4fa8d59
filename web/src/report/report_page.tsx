// SPDX-License-Identifier: Apache-2.0
// The whole report, in the order in which it is read: answer first, then how, then on what it rests.
import { useEffect, useState } from "preact/hooks";
import type { Report } from "../model/report";
import { inWords } from "../model/words";
import { Answer, Trade } from "./answer";
import { AssumptionsSection } from "./assumptions";
import { ComparisonSection } from "./comparison";
import { CurveSection } from "./curve";
import { FindingsSections } from "./findings";
import { FlowSection } from "./flow";
import { MonthsSection } from "./months";
import { ProvenanceSection } from "./provenance";
import { SweepSection } from "./sweep";
import { WinnersSection } from "./winners";
import "./report.css";

interface Entry {
  name: string;
  title: string;
}

/** The sections that this report has, as they stand in the page. */
function sectionsInPage(): Entry[] {
  return [...document.querySelectorAll<HTMLElement>("main section[id]")].map((section) => ({
    name: section.id,
    title: section.querySelector("h2")?.textContent ?? "",
  }));
}

function Contents() {
  const [entries, setEntries] = useState<Entry[]>([]);
  useEffect(() => setEntries(sectionsInPage()), []);
  return (
    <nav class="contents" aria-label="Contents">
      <ul>
        {entries.map(({ name, title }) => (
          <li>
            <a href={`#${name}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function ReportPage({ report }: { report: Report }) {
  useEffect(() => {
    document.title = `${inWords(report.study)}: Sightline report`;
  }, [report]);
  return (
    <main class="report">
      <Answer report={report} />
      <Contents />
      <Trade report={report} />
      <ComparisonSection report={report} />
      <MonthsSection report={report} />
      <FlowSection report={report} />
      <WinnersSection report={report} />
      <CurveSection report={report} />
      <SweepSection report={report} />
      <FindingsSections report={report} />
      <AssumptionsSection report={report} />
      <ProvenanceSection report={report} />
      <footer>
        <p>
          Sightline is a model of a system, not a risk score. Results are statements about the model under its assumptions, to be read with
          their intervals and beside the false alarms that each reform brings.
        </p>
      </footer>
    </main>
  );
}
