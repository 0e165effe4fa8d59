// SPDX-License-Identifier: Apache-2.0
import type { Report } from "../model/report";

export function ReportPage({ report }: { report: Report }) {
  return (
    <main>
      <h1>{report.question}</h1>
    </main>
  );
}
