// SPDX-License-Identifier: Apache-2.0
// More arms than there are colours cannot be told apart in one drawing; tables always have all.
import type { Report } from "./report";

export const mostDrawn = 8;

/** "" or a sentence that says which arms are drawn. */
export function drawnNote(report: Report): string {
  return report.arms.length > mostDrawn ? ` Drawn are the first ${mostDrawn} of ${report.arms.length} arms; the tables have all.` : "";
}
