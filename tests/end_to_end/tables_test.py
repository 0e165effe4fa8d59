#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""scripts/tables on a small study whose numbers can be worked out by hand."""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

SCRIPT = pathlib.Path(__file__).resolve().parents[2] / "scripts" / "tables"

# outcome: (mean of the first arm, {arm: (difference, low, high)})
NUMBERS = {
    "missed_case_rate": (0.5, {"no-delay": (-0.05, -0.08, -0.02), "no-bias": (0.01, -0.01, 0.03)}),
    "false_plan_rate": (0.3, {"no-delay": (0, 0, 0), "no-bias": (0.0456, 0.04, 0.05)}),
    # 20,000 children over 60 months: x 2 / 2 for 10,000 children in 10 years
    "missed_cases": (40, {"no-delay": (-3, -5, -1), "no-bias": (1, -1, 3)}),
    "false_enquiries_per_10k": (50, {"no-delay": (1.5, 1, 2), "no-bias": ("", "", "")}),
    "false_plans_per_10k": (20, {"no-delay": (0.2, -0.1, 0.5), "no-bias": (0.2, "", "")}),
    "false_removals_per_10k": (1, {"no-delay": (0, 0, 0), "no-bias": (0, 0, 0)}),
    "days_to_protection": (100, {"no-delay": (-12.34, -20, -4), "no-bias": (0, -1, 1)}),
    "caseload_mean": (14, {"no-delay": (0.5, 0.4, 0.6), "no-bias": (0, -1, 1)}),
    "cost_gbp": (4e6, {"no-delay": (0, 0, 0), "no-bias": (0, 0, 0)}),
    "cost_gbp_per_10k": (2e6, {"no-delay": (123456, 100000, 150000), "no-bias": (0, -1, 1)}),
}

STUDY = """study: small
arms:
  - name: as-is
  - name: no-delay
    reforms: [{reform: R01, compliance: 0.6, full_after: 730}, R02]
  - {name: no-bias, reforms: [R09]}
"""

REFORM = """# SPDX-License-Identifier: Apache-2.0
reform: R01
title: Doctors attend
description: >-
  Not wanted here.
evidence_grade: D
cost:
  note: Not wanted either.
harm: >-
  Clinics wait longer;
  a dominant voice.
changes:
  - {set: practice.x, value: 1}
"""
OTHER_REFORM = "reform: R02\ntitle: 'Faster | surer'\nevidence_grade: B\nharm: Haste.\n"


class Tables(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory(prefix="sightline-tables-")
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        (self.folder / "tables").mkdir()
        for place in ("reforms", "studies"):
            (self.folder / "scenarios" / place).mkdir(parents=True)
        self.write("manifest.json", json.dumps(
            {"study": "small", "seed": 7, "replications": 1200, "digest": "00ff"}))
        arms = ["arm,outcome,mean,low,high,unit"]
        comparisons = ["arm,against,outcome,unit,difference,low,high"]
        for outcome, (mean, differences) in NUMBERS.items():
            arms.append(f"as-is,{outcome},{mean},,,x")
            for arm, (difference, low, high) in differences.items():
                comparisons.append(f"{arm},as-is,{outcome},x,{difference},{low},{high}")
        self.write("tables/arms.csv", "\n".join(arms) + "\n")
        self.write("tables/comparisons.csv", "\n".join(comparisons) + "\n")
        self.write("tables/parameters.csv", "arm,path,value\nas-is,a.b,1\nas-is,a.c,2\n"
                   "no-delay,a.b,1\nno-delay,a.c,0\nno-bias,a.b,1\nno-bias,a.c,2\n")
        months = [f"{arm},{month},0" for arm in ("as-is", "no-delay") for month in range(60)]
        self.write("tables/by_month.csv", "\n".join(["arm,month,deaths"] + months) + "\n")
        self.write("scenarios/studies/small.yaml", STUDY)
        self.write("scenarios/reforms/R01-doctors.yaml", REFORM)
        self.write("scenarios/reforms/R02-faster.yaml", OTHER_REFORM)

    def write(self, path, text):
        (self.folder / path).write_text(text, encoding="utf-8")

    def call(self, table):
        return subprocess.run(
            [sys.executable, "-B", SCRIPT, table, self.folder, "--scenarios",
             self.folder / "scenarios"], text=True, capture_output=True, check=False)

    def table(self, table):
        done = self.call(table)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def row(self, text, arm, nth=0):
        found = [line for line in text.splitlines() if line.startswith(f"| {arm} |")]
        return [cell.strip() for cell in found[nth].replace("\\|", "/").strip("|").split("|")]

    def test_mechanisms_show_size_only_where_the_interval_excludes_0(self):
        text = self.table("mechanisms")
        self.assertEqual(self.row(text, "no delay"), ["no delay", "-5.0 (-8.0 to -2.0)", "none"])
        self.assertEqual(self.row(text, "no bias"),
                         ["no bias", "unclear (-1.0 to +3.0)", "+4.6 (+4.0 to +5.0)"])
        self.assertIn("missed cases per 100 harmed children 50", " ".join(text.split()))

    def test_mechanisms_tell_their_switches(self):
        text = self.table("mechanisms")
        self.assertEqual(self.row(text, "no delay", nth=1), ["no delay", "`a.c` = 0", "row no"])
        self.assertEqual(self.row(text, "no bias", nth=1)[1], "reforms")

    def test_reforms_count_for_10000_children_in_10_years(self):
        row = self.row(self.table("reforms"), "no delay")
        self.assertEqual(row[1:], [
            "D, B", "-3.0 (-5.0 to -1.0)", "+15 (+10 to +20)", "unclear (-1.0 to +5.0)", "none",
            "-12 (-20 to -4.0)", "+0.50 (+0.40 to +0.60)", "+120 (+100 to +150)"])

    def test_numbers_that_are_missing_are_said_to_be(self):
        row = self.row(self.table("reforms"), "no bias")
        self.assertEqual(row[1], "-")  # R09 has no file
        self.assertEqual(row[3], "not defined")
        self.assertEqual(row[4], "+2.0 (no interval)")

    def test_reforms_tell_the_likely_harm(self):
        row = self.row(self.table("reforms"), "no delay", nth=1)
        self.assertEqual(row, ["no delay", "R01, R02", "Doctors attend; Faster / surer",
                               "Clinics wait longer; a dominant voice. Haste."])

    def test_every_row_has_as_many_cells_as_its_head(self):
        for name in ("mechanisms", "reforms"):
            width = None
            for line in self.table(name).splitlines():
                if not line.startswith("|"):
                    width = None
                    continue
                cells = line.replace("\\|", "/").count("|")
                width = width or cells
                self.assertEqual(cells, width, line)

    def test_says_where_the_numbers_come_from(self):
        for name in ("mechanisms", "reforms"):
            text = self.table(name)
            for part in ("`small`", "1,200 replications of 60 months", "seed 7", "`00ff`"):
                self.assertIn(part, " ".join(text.split()))
            self.assertNotIn("*", text)

    def test_prose_fits_a_screen(self):
        for name in ("mechanisms", "reforms"):
            prose = [line for line in self.table(name).splitlines() if not line.startswith("|")]
            self.assertLessEqual(max(map(len, prose)), 120)
            self.assertGreater(len(prose), 10)

    def test_a_folder_without_results_is_named(self):
        (self.folder / "manifest.json").unlink()
        done = self.call("reforms")
        self.assertEqual(done.returncode, 1)
        self.assertIn("manifest.json", done.stderr)

    def test_a_missing_outcome_is_named(self):
        path = self.folder / "tables" / "comparisons.csv"
        path.write_text(path.read_text().replace("missed_case_rate", "another"))
        done = self.call("mechanisms")
        self.assertEqual(done.returncode, 1)
        self.assertIn("missed_case_rate", done.stderr)


if __name__ == "__main__":
    unittest.main()
