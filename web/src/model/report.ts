// SPDX-License-Identifier: Apache-2.0
// What a report holds: the same as analysis/report makes of a finished study, name by name.
export interface Report {
  study: string;
  question: string;
}
