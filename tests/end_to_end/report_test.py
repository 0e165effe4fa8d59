#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The report that `run` leaves beside the results, and `report` builds again."""

import csv
import json
import re
import unittest

from sightline import SMALL, SightlineTest

MODEL = re.compile(r'<script type="application/json" id="report-model">(.*?)</script>', re.DOTALL)
SWEEP = SMALL.parent / "sweep.yaml"


def number(cell):
    return None if cell == "" else float(cell)


class Report(SightlineTest):
    def page(self, out):
        return (self.folder / out / "report.html").read_bytes()

    def model(self, out):
        return json.loads(MODEL.search(self.page(out).decode("utf-8")).group(1))

    def table(self, out, name):
        with (self.folder / out / "tables" / f"{name}.csv").open(newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))

    def test_says_what_the_terminal_says(self):
        said = " ".join(self.call("run", SMALL, "--out", "out").stdout.split())
        model = self.model("out")
        self.assertIn(model["answers"][0]["sentence"], said)
        self.assertIn(model["assumptions"], said)
        self.assertIn(model["missed_case"], said)
        self.assertIn(model["provenance"]["digest"], said)
        self.assertEqual([reform["id"] for reform in model["reforms"]], ["R10"])
        changes = [[dated.get("reform") for dated in arm["changes_of_practice"]] for arm in model["arms"]]
        self.assertEqual(changes, [[None], ["R10"]])  # what the baseline has under way is told once

    def test_numbers_are_those_of_the_tables(self):
        self.call("run", SMALL, "--quiet", "--out", "out")
        model = self.model("out")
        names = [arm["name"] for arm in model["arms"]]
        outcomes = [outcome["name"] for outcome in model["outcomes"]]
        comparison = model["comparison"]
        for row in self.table("out", "arms"):
            shown = comparison["levels"][names.index(row["arm"])][outcomes.index(row["outcome"])]
            self.assertEqual(shown, [number(row[end]) for end in ("mean", "low", "high")], row)
        for row in self.table("out", "comparisons"):
            shown = comparison["differences"][names.index(row["arm"])][outcomes.index(row["outcome"])]
            self.assertEqual(shown, [number(row[end]) for end in ("difference", "low", "high")], row)
        months = model["single_replications"]["months"]
        for row in self.table("out", "by_month"):
            of_arm = months["arms"][names.index(row["arm"])]
            for place, outcome in enumerate(months["outcomes"]):
                shown = of_arm[place][months["labels"].index(row["month"])]
                self.assertEqual(shown[0], number(row[outcome]), row)
                if None not in shown:
                    self.assertTrue(shown[1] <= shown[0] <= shown[2], (outcome, shown))

    def test_is_the_same_whatever_made_it(self):
        self.call("run", SMALL, "-n", 12, "--quiet", "--threads", 2, "--out", "whole")
        self.call("run", SMALL, "-n", 5, "--quiet", "--out", "resumed")
        self.call("run", SMALL, "-n", 12, "--quiet", "--threads", 1, "--out", "resumed")
        for k in (1, 2):
            self.call("run", SMALL, "-n", 12, "--quiet", "--out", "merged", "--shard", f"{k}/2")
        self.call("merge", "merged", *sorted((self.folder / "merged").glob("shard-*")), "--quiet")
        self.assertEqual(self.page("resumed"), self.page("whole"))
        self.assertEqual(self.page("merged"), self.page("whole"))
        done = self.call("report", "whole", "--out", "again.html")
        self.assertEqual(done.stdout, "again.html\n")
        self.assertEqual((self.folder / "again.html").read_bytes(), self.page("whole"))

    def test_a_sweep_has_one_too(self):
        sweep = self.folder / "sweep.yaml"  # so small that nobody may be harmed, but everybody has files
        sweep.write_text(SWEEP.read_text(encoding="utf-8").replace("../../..", f"{SWEEP.parent}/../../..")
                         .replace("[missed_case_rate, caseload_mean]", "[caseload_mean, missed_case_rate]"),
                         encoding="utf-8")
        self.call("run", sweep, "--quiet", "--out", "out")
        model = self.model("out")
        self.assertEqual(model["kind"], "sweep")
        self.assertIsNone(model["comparison"])
        points = len({row["design_point"] for row in self.table("out", "design")})
        self.assertEqual(model["design"]["points"], points)
        self.assertIn(f"of {points} points of the design", model["answers"][0]["sentence"])
        self.call("sensitivity", "out")
        self.call("report", "out")
        found = self.model("out")["tables"]["sensitivity"]
        self.assertEqual(len(found["rows"]), len(self.table("out", "sensitivity")))

    def test_says_what_lacks(self):
        done = self.call("report", "nowhere", expect=2)
        self.assertIn("nowhere/results.h5: there is no such file; `sightline run` writes it", done.stderr)
        self.call("run", SMALL, "-n", 2, "--quiet", "--out", "out")
        results = self.folder / "out/results.h5"
        results.write_bytes(results.read_bytes()[:-100])
        self.assertIn("results.h5: it is damaged", self.call("report", "out", expect=1).stderr)


if __name__ == "__main__":
    unittest.main()
