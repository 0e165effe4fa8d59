// SPDX-License-Identifier: Apache-2.0
// A case made by hand: the hospital finds an injury and tells; the message is lost, then written again and arrives.
import type { CasePage, Course, Happening } from "../../src/model/case_page";

function happening(day: number, who: string, event: string): Happening {
  return { day, when: `day ${day}`, who, event, learned: [], notes: [], fate: "same", way: null };
}

export function courseExample(): Course {
  const found = happening(10, "hospital", "Finds an injury.");
  found.learned.push({ who: "hospital", what: "injury", day: 10, weight: 2 });
  return {
    label: "",
    lanes: ["home", "social care", "hospital"],
    happenings: [
      happening(5, "home", "A moderate injury."),
      found,
      happening(10, "hospital", "Sends a referral."),
      happening(10, "hospital", "This message never arrives."),
      happening(20, "social care", "The referral arrives."),
      happening(30, "home", "From now on the child is protected."),
    ],
    marks: [
      { happening: 0, lane: 0, day: 5, kind: "harm" },
      { happening: 1, lane: 2, day: 10, kind: "found" },
      { happening: 2, lane: 2, day: 10, kind: "told" },
      { happening: 3, lane: 2, day: 10, kind: "not-passed" },
      { happening: 4, lane: 1, day: 20, kind: "told" },
      { happening: 5, lane: 0, day: 30, kind: "safe" },
    ],
    arrows: [[2, 4]],
    agencies: ["social care", "hospital"],
    items: [
      { name: "injury", day: 5 },
      { name: "worry", day: 20 },
    ],
    knowledge: [
      { day: 10, item: 0, agency: 1, state: "read", weight: 2 },
      { day: 10, item: 0, agency: 0, state: "lost", weight: 0 },
      { day: 20, item: 0, agency: 0, state: "told", weight: 1.5 },
      { day: 25, item: 0, agency: 1, state: "discounted", weight: -0.2 },
    ],
    beliefs: [
      { day: 10, log_odds: [-3, 0], pooled_log_odds: 0 },
      { day: 20, log_odds: [-1, 0], pooled_log_odds: 1 },
    ],
    protection: [
      { day: 30, protected: true },
      { day: 34, protected: false },
      { day: 36, protected: true },
    ],
    moments: [{ day: 5, name: "first harm" }],
    ending: ["Verdict: a harmed child, not a missed case."],
    left_out: 0,
  };
}

export function pageExample(): CasePage {
  return {
    title: "Child 7",
    about: "An example",
    content_note: "This tells of harm.",
    warning: "It judges nobody.",
    starts: "2006-04-01",
    from: 0,
    until: 40,
    courses: [courseExample()],
    twin: null,
    file: null,
  };
}
