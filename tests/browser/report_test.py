#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A report in a browser: alone, without errors, accessible, with the numbers of the tables."""

import csv
import io
import json
import subprocess
import unittest

import web_project
from sightline import SCENARIOS, SMALL, SightlineTest
from web_project import CHROMIUM, COPY

HOSTILE = "</script><img src=x onerror=alert(1)>"
MOST_BYTES = 600_000


def look_at(report):
    """What open_report.mjs saw."""
    done = subprocess.run(["node", COPY / "test/browser/open_report.mjs", CHROMIUM, report], cwd=COPY,
                          text=True, capture_output=True, timeout=web_project.PATIENCE, check=False)
    if done.returncode != 0:
        raise AssertionError(done.stdout + done.stderr)
    return json.loads(done.stdout)


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text)))


def number(cell):
    return None if cell == "" else float(cell)


class Report(SightlineTest):
    @classmethod
    def setUpClass(cls):
        web_project.need_chromium()
        web_project.refresh()

    def hostile_study(self):
        """The small study with text that would run if a page took it for markup."""
        text = SMALL.read_text(encoding="utf-8").replace("../../..", str(SCENARIOS.parent))
        reform = (SCENARIOS / "reforms/R10-complete-examination.yaml").read_text(encoding="utf-8")
        title = next(line for line in reform.splitlines() if line.startswith("title:"))
        (self.folder / "R10-hostile.yaml").write_text(reform.replace(title, f'title: "{HOSTILE}"'), encoding="utf-8")
        text = text.replace(f"{SCENARIOS.parent}/scenarios/reforms/R10-complete-examination.yaml",
                            str(self.folder / "R10-hostile.yaml"))
        lines = [f'question: "{HOSTILE}"' if line.startswith("question:") else line for line in text.splitlines()]
        study = self.folder / "hostile.yaml"
        study.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return study

    def assert_calm(self, seen):
        self.assertEqual(seen["requests"], [])
        self.assertEqual(seen["errors"], [])
        self.assertEqual(seen["dialogs"], [])
        self.assertEqual(seen["faults"], [])
        for name, (needed, there) in seen["widths"].items():
            self.assertLessEqual(needed, there, f"{name} scrolls sideways")

    def table(self, name):
        return rows_of((self.folder / "out/tables" / f"{name}.csv").read_text(encoding="utf-8"))

    def assert_numbers_of_comparison(self, seen):
        levels = {(row["arm"], row["outcome"]): row for row in self.table("arms")}
        differences = {(row["arm"], row["outcome"]): row for row in self.table("comparisons")}
        shown = rows_of(seen["csv"]["comparison-misses.csv"]) + rows_of(seen["csv"]["comparison-false-alarms.csv"])
        self.assertGreater(len(shown), 8)
        for row in shown:
            key = (row["arm"], row["outcome"])
            for end in ("mean", "low", "high"):
                self.assertEqual(number(row[end]), number(levels[key][end]), key)
            if key in differences:
                self.assertEqual(number(row["difference"]), number(differences[key]["difference"]), key)
                self.assertEqual(number(row["difference low"]), number(differences[key]["low"]), key)

    def assert_numbers_of_months(self, seen):
        by_month = {(row["arm"], row["month"]): row for row in self.table("by_month")}
        shown = rows_of(seen["csv"]["months-caseload-mean.csv"])
        self.assertEqual(len(shown), len(by_month))
        for row in shown:
            self.assertEqual(number(row["mean"]), number(by_month[row["arm"], row["month"]]["caseload_mean"]))
            self.assertLessEqual(number(row["low"]), number(row["mean"]))

    def test_a_study(self):
        self.call("run", SMALL, "--quiet", "--out", "out")
        report = self.folder / "out/report.html"
        self.assertLess(report.stat().st_size, MOST_BYTES)
        seen = look_at(report)
        self.assert_calm(seen)
        self.assertEqual(seen["title"], "Small: Sightline report")
        self.assertEqual(seen["headings"][0], "Does a complete examination matter in a very small place?")
        for figure in seen["figures"]:
            self.assertGreater(len(figure["caption"]), 10, figure)
            self.assertGreater(len(figure["summary"]), 10, figure)
        self.assertIn("missed_case_rate", seen["table"])
        self.assertIn(seen["saved"], seen["csv"])
        self.assertEqual(len(seen["csv"]), len(seen["figures"]))
        for name, drawing in seen["svg"].items():
            self.assertIn("http://www.w3.org/2000/svg", drawing, name)
            self.assertNotIn("var(--", drawing, name)  # which means nothing outside the page
        self.assert_numbers_of_comparison(seen)
        self.assert_numbers_of_months(seen)

    def test_hostile_text_stays_text(self):
        self.call("run", self.hostile_study(), "-n", 2, "--quiet", "--out", "out")
        seen = look_at(self.folder / "out/report.html")
        self.assert_calm(seen)
        self.assertEqual(seen["images"], 0)
        self.assertEqual(seen["headings"][0], HOSTILE)
        self.assertIn(f"R10: {HOSTILE}", seen["text"])

    def test_a_curve_is_drawn_from_its_table(self):
        self.call("run", SMALL.parent / "curve.yaml", "--quiet", "--out", "out")
        seen = look_at(self.folder / "out/report.html")
        self.assert_calm(seen)
        names = [figure["name"] for figure in seen["figures"]]
        self.assertIn("curve", names)
        self.assertTrue(any(name.startswith("sweep-") for name in names), names)
        wanted = [number(row["mean"]) for row in self.table("operating_curve")]
        self.assertEqual([number(row["mean"]) for row in rows_of(seen["csv"]["curve.csv"])], wanted)


if __name__ == "__main__":
    unittest.main()
