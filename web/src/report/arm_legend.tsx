// SPDX-License-Identifier: Apache-2.0
import { Legend } from "../charts/legend";
import { mostDrawn } from "../model/drawn_arms";
import type { Report } from "../model/report";
import { armInWords } from "../model/words";

/** All arms that drawings show, or all but the first. */
export function ArmLegend({ report, from = 0 }: { report: Report; from?: number }) {
  const entries = report.arms.map((_, series) => ({ series, label: armInWords(report, series) }));
  return <Legend entries={entries.slice(from, mostDrawn)} />;
}
