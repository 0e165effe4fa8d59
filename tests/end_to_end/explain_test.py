#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs a study of a small place and opens its cases, one at a time."""

import csv
import json
import shutil
import unittest
import xml.etree.ElementTree as xml

from sightline import SCENARIOS, SightlineTest

STUDY = """
study: cases
question: Who gains and who loses?
baseline: england-2008
arms:
  - name: baseline
  - {name: complete-examination, reforms: [R10]}
replications: 2
seed: 5
period: {start: 2006-04-01, warm_up_years: 0, years: 3}
population: {children: 4000}
measure: [missed_case_rate]
"""
AGENCIES = 8
STATES = {"unseen", "seen", "lost", "told", "read", "discounted"}


class Explain(SightlineTest):
    def setUp(self):
        super().setUp()
        for folder in ("baseline", "reforms"):
            shutil.copytree(SCENARIOS / folder, self.folder / folder)
        (self.folder / "studies").mkdir()
        (self.folder / "studies/cases.yaml").write_text(STUDY)
        self.call("run", "studies/cases.yaml", "--quiet")

    def explain(self, *arguments, expect=0):
        return self.call("explain", "results/cases", *arguments, expect=expect)

    def explain_json(self, *arguments):
        return json.loads(self.explain(*arguments, "--format", "json").stdout)

    def changed(self):
        with (self.folder / "results/cases/tables/changed_children.csv").open() as file:
            return list(csv.DictReader(file))

    def worst(self, count=3, *arguments):
        return [case["child"] for case in self.explain_json("--worst", count, *arguments)]

    def test_agrees_with_the_study_on_every_rescued_and_newly_missed_child(self):
        changed = self.changed()
        self.assertGreater(len(changed), 0)
        for row in changed:
            child = ("--child", int(float(row["child"])),
                     "--replication", int(float(row["replication"])))
            before = self.explain_json(*child)
            after = self.explain_json(*child, "--arm", row["arm"])
            rescued = row["change"] == "rescued"
            self.assertEqual((before["missed"], after["missed"]), (rescued, not rescued), row)
            self.assertIn("rescued" if rescued else "newly missed", before["study_says"])

    def test_tells_a_case_as_text_json_and_picture(self):
        child = self.worst()[0]
        text = self.explain("--child", child).stdout
        self.assertTrue(text.startswith("Content note."))
        for part in ("a missed case", "Where it broke:", "Pooling gap:", "Chronology from",
                     "Each item of evidence at each agency"):
            self.assertIn(part, text)
        self.assertLessEqual(max(map(len, text.splitlines())), 100)
        told = self.explain_json("--child", child)
        self.assertTrue(told["missed"])
        for item in told["items"]:
            self.assertEqual(len(item["agencies"]), AGENCIES)
            self.assertLessEqual({agency["state"] for agency in item["agencies"].values()}, STATES)
        self.explain("--child", child, "--format", "svg", "--out", "case.svg")
        picture = xml.parse(self.folder / "case.svg").getroot()
        self.assertTrue(picture.tag.endswith("svg"))
        self.assertIn("home", [label.text for label in picture.iter() if label.tag.endswith("text")])

    def test_exports_a_family_as_a_case_that_replay_tells(self):
        child = self.worst(1)[0]
        self.explain("--child", child, "--export", "case.yaml")
        self.assertIn("is valid", self.call("validate", "case.yaml").stdout)
        told = self.call("replay", "case.yaml").stdout
        self.assertTrue(told.startswith("This simulated case is about harm to a child."))
        self.assertIn("M0", told)
        self.explain("--worst", 2, "--export", "case.yaml", expect=2)

    def test_lists_the_worst_with_the_command_that_opens_each(self):
        listed = self.explain("--worst", 2, "--replication", 1).stdout
        commands = [line.split() for line in listed.splitlines() if "sightline explain" in line]
        self.assertEqual(len(commands), 2)
        for command in commands:
            self.assertIn("a missed case", self.call(*command[1:]).stdout)

    def test_shows_the_twin(self):
        child = self.worst()[0]
        of_arm = self.explain_json("--child", child, "--twin", "complete-examination")
        of_reform = self.explain_json("--child", child, "--twin", "R10")
        self.assertEqual(of_arm["rows"], of_reform["rows"])
        differences = [row for row in of_arm["rows"] if row["fate"] != "same"]
        for row in differences:
            self.assertIn(row["way"], ("direct", "through a worker's time"))
        if differences:
            self.assertEqual(of_arm["rows"][of_arm["first_divergence"]], differences[0])
        same = self.explain("--child", child, "--twin", "baseline").stdout
        self.assertIn("Nothing in this family's course differs.", same)

    def test_writes_a_page(self):
        child = self.worst()[0]
        for name, more in (("case.html", ()), ("twin.html", ("--twin", "R10"))):
            done = self.explain("--child", child, *more, "--html", name)
            self.assertEqual(done.stdout, "")
            self.assertIn(f"the page is written to {name}", done.stderr)
            page = (self.folder / name).read_text(encoding="utf-8")
            self.assertIn("default-src 'none'", page)
            self.assertIn(f'"title":"Child {child}"', page)
            self.explain("--child", child, *more, "--html", "again.html")
            self.assertEqual((self.folder / "again.html").read_text(encoding="utf-8"), page)

    def test_asks_what_would_have_protected_the_child(self):
        child = self.worst()[0]
        found = self.explain_json("--child", child, "--but-for", "--futures", 2)
        again = self.explain_json("--child", child, "--but-for", "--futures", 2)
        self.assertEqual(found, again)
        for hand_off in found["hand_offs"]:
            self.assertLessEqual(0.0, hand_off["share_of_futures"]["mean"])
            self.assertLessEqual(hand_off["share_of_futures"]["mean"], 1.0)
        singles = {places[0] for places in found["smallest_sets"] if len(places) == 1}
        self.assertEqual(singles, {place for place, one in enumerate(found["hand_offs"])
                                   if one["enough_with_same_dice"]})

    def test_says_what_is_wrong(self):
        child = self.worst()[0]
        for arguments, part in (
                ((), "--child: is missing"),
                (("--child", child, "--replication", 9), "holds no replication 9; it holds 0 to 1"),
                (("--child", 99999999), "nearest missed cases: "),
                (("--child", child, "--arm", "base-line"), "Did you mean `baseline`?"),
                (("--child", child, "--twin", "R100"), "Did you mean `R10`?"),
                (("--child", child, "--worst", 2), "give one of them"),
                (("--child", child, "--but-for", "--html", "x.html"), "--html: is the page of one")):
            self.assertIn(part, self.explain(*arguments, expect=2).stderr, arguments)
        (self.folder / "studies/cases.yaml").write_text(STUDY.replace("4000", "4100"))
        self.assertIn("changed since: studies/cases.yaml",
                      self.explain("--child", child, expect=2).stderr)
        (self.folder / "studies/cases.yaml").unlink()
        self.assertIn("--study FILE", self.explain("--child", child, expect=2).stderr)


if __name__ == "__main__":
    unittest.main()
