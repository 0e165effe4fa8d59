#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs a very small sweep of each method and asks what drives it, and where a reform fails."""

import csv
import json
import unittest

from sightline import SMALL, SightlineTest

SWEEP = SMALL.parent / "sweep.yaml"
SIZES = {"sobol": "points: 16", "lhs": "points: 14", "saltelli": "points: 4",
         "morris": "trajectories: 4", "grid": "levels: 2"}
MEASURES = {"sobol": "prcc", "lhs": "prcc", "saltelli": "total_order", "morris": "mu_star",
            "grid": "prcc"}


class Sensitivity(SightlineTest):
    def run_sweep(self, method):
        study = self.folder / f"{method}.yaml"
        folder = SWEEP.parent.as_posix()
        study.write_text(SWEEP.read_text().replace("../../..", f"{folder}/../../..")
                         .replace("method: sobol", f"method: {method}")
                         .replace("points: 8", SIZES[method]))
        self.assertIn(SIZES[method], study.read_text())
        return self.call("run", study, "-n", 2, "--quiet", "--out", method).stdout

    def test_every_method_has_its_measure(self):
        for method, measure in MEASURES.items():
            with self.subTest(method=method):
                self.run_sweep(method)
                printed = self.call("sensitivity", method, "--resamples", 50).stdout
                self.assertIn("complete-examination minus baseline", printed)
                self.assertIn("What drives caseload_mean in baseline", printed)
                self.assertLessEqual(max(map(len, printed.splitlines())), 102)
                self.assertEqual("by chance alone" in printed, method == "morris")
                with (self.folder / method / "tables/sensitivity.csv").open(newline="") as file:
                    rows = list(csv.DictReader(file))
                self.assertIn(measure, {row["what"] for row in rows})
                found = json.loads(self.call("sensitivity", method, "--resamples", 50, "--format",
                                             "json").stdout)
                numbers = [number["value"] for finding in found["findings"]
                           for number in finding["numbers"]]
                values = [float(row["value"]) if row["value"] else None for row in rows]
                self.assertEqual(values, numbers)

    def test_one_outcome_and_arm(self):
        self.run_sweep("lhs")
        self.call("sensitivity", "lhs", "--resamples", 50)
        whole = (self.folder / "lhs/tables/sensitivity.csv").read_text()
        text = self.call("sensitivity", "lhs", "--resamples", 50, "--outcome", "caseload_mean",
                         "--arm", "baseline", "--format", "csv").stdout
        rows = list(csv.DictReader(text.splitlines()))
        self.assertEqual({(row["outcome"], row["arm"], row["against"]) for row in rows},
                         {("caseload_mean", "baseline", "")})
        self.assertEqual((self.folder / "lhs/tables/sensitivity.csv").read_text(), whole)

    def test_discover_tells_boxes_or_that_there_is_none(self):
        self.run_sweep("lhs")
        found = json.loads(self.call("discover", "lhs", "--outcome", "caseload_mean", "--alone",
                                     "--at-least", 0, "--format", "json").stdout)
        self.assertEqual(found["of_interest"], found["points"])
        self.assertEqual(len(found["sentences"]), 1)
        text = self.call("discover", "lhs", "--outcome", "caseload_mean").stdout
        self.assertIn("Where is it that the difference in caseload_mean of complete-examination",
                      text)
        self.assertTrue((self.folder / "lhs/tables/discovery.csv").exists())

    def test_says_what_is_not_defined(self):
        # No child is followed up long enough in one year.
        self.assertIn("missed_case_rate is not defined at any point\n", self.run_sweep("lhs"))
        text = self.call("sensitivity", "lhs", "--resamples", 50).stdout
        self.assertIn("missed_case_rate in baseline is defined at no design point", text)
        self.assertNotIn("nan", text)
        done = self.call("discover", "lhs", expect=2)
        self.assertIn("complete-examination minus baseline is defined at no design point",
                      done.stderr)

    def test_refuses_what_it_cannot_analyse(self):
        self.assertIn("results.h5: there is no such file",
                      self.call("sensitivity", "nowhere", expect=2).stderr)
        self.call("run", SMALL, "-n", 1, "--quiet", "--out", "plain")
        for command in ("sensitivity", "discover"):
            self.assertIn("varies nothing", self.call(command, "plain", expect=2).stderr)
        self.run_sweep("grid")
        done = self.call("sensitivity", "grid", "--outcome", "caseload_men", expect=2)
        self.assertIn("Did you mean `caseload_mean`?", done.stderr)
        done = self.call("discover", "grid", "--arm", "baseline", expect=2)
        self.assertIn("--alone asks for an arm by itself", done.stderr)
        self.call("discover", "grid", "--at-least", 0, "--at-most", 1, expect=2)
        done = self.call("discover", "grid", "--at-least", "nan", expect=2)
        self.assertIn("--at-least: is not a finite number", done.stderr)


if __name__ == "__main__":
    unittest.main()
