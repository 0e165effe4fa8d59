#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs all packages of two reforms on a very small place and splits what they do."""

import csv
import json
import shutil
import unittest

from sightline import SCENARIOS, SightlineTest

STUDY = """
study: pair
question: Which did it?
baseline: england-2008
packages: {reforms: [R10, R15], of: WHICH}
replications: 4
seed: 5
period: {start: 2006-04-01, warm_up_years: 0, years: 2}
population: {children: 2000}
measure: [missed_case_rate]
"""


class Attribution(SightlineTest):
    def run_study(self, which="all-subsets"):
        for folder in ("baseline", "reforms"):
            shutil.copytree(SCENARIOS / folder, self.folder / folder)
        (self.folder / "studies").mkdir()
        (self.folder / "studies/pair.yaml").write_text(STUDY.replace("WHICH", which))
        self.call("run", "studies/pair.yaml", "--quiet")

    def attribute(self, *arguments, expect=0):
        return self.call("attribute", "results/pair", *arguments, expect=expect)

    def test_shares_add_up_to_the_difference_that_the_run_found(self):
        self.run_study()
        for outcome in ("missed_case_rate", "referrals_per_10k"):
            split = json.loads(self.attribute("--outcome", outcome, "--format", "json").stdout)
            self.assertEqual([entry["reform"] for entry in split["shares"]], ["R10", "R15"])
            rows = csv.DictReader((self.folder / "results/pair/tables/comparisons.csv").open())
            total = [float(row["difference"]) for row in rows
                     if (row["arm"], row["outcome"]) == ("R10+R15", outcome)]
            self.assertAlmostEqual(split["total"]["value"], total[0], delta=1e-9)
            self.assertAlmostEqual(sum(entry["value"] for entry in split["shares"]), total[0],
                                   delta=1e-9)

    def test_prints_and_writes_tables(self):
        self.run_study()
        text = self.attribute().stdout
        self.assertIn("all 4 packages; 4 replications; digest", text)
        self.assertIn("R10 and R15", text)
        rows = list(csv.DictReader((self.folder / "results/pair/tables/attribution.csv").open()))
        self.assertIn("cost_gbp", {row["outcome"] for row in rows})
        printed = self.attribute("--format", "csv").stdout.splitlines()
        self.assertEqual(len(printed), 1 + sum(row["outcome"] == "missed_case_rate" for row in rows))

    def test_refuses_what_it_cannot_split(self):
        self.assertIn("results.h5: there is no such file", self.attribute(expect=2).stderr)
        self.run_study()
        wrong = self.attribute("--outcome", "missed_case_rat", expect=2)
        self.assertIn("Did you mean `missed_case_rate`?", wrong.stderr)

    def test_names_what_lacks(self):
        self.run_study()
        text = (self.folder / "studies/pair.yaml").read_text()
        text = text.replace("[R10, R15], of: all-subsets", "[R10, R15, R01], of: each")
        (self.folder / "studies/pair.yaml").write_text(text)
        self.call("run", "studies/pair.yaml", "--quiet", "-n", "2", "--out", "results/three")
        refused = self.call("attribute", "results/three", expect=2)
        self.assertIn("R10+R15, R10+R01, R15+R01", refused.stderr)


if __name__ == "__main__":
    unittest.main()
