# SPDX-License-Identifier: Apache-2.0
"""The examples run, draw and print what the tables of the program hold."""
import os
import re
import shutil
import subprocess
import sys
import unittest

from studies import ROOT, SWEEP, StudyTest, scratch_folder

import sightline
from sightline import run, tables

EXAMPLES = ROOT / "python" / "examples"
LINE = re.compile(r"^(\S+) (\S+) ([-+][\d.]+) \[([-+][\d.]+), ([-+][\d.]+)\]$", re.M)


def why_no_r():
    """What R lacks here; empty if nothing does."""
    if shutil.which("Rscript") is None:
        return "there is no Rscript (Debian: r-base-core)"
    loads = subprocess.run(["Rscript", "-e", "library(ncdf4)"], capture_output=True, check=False)
    return "" if loads.returncode == 0 else "R has no ncdf4 (Debian: r-cran-ncdf4)"


class Examples(StudyTest):
    @classmethod
    def setUpClass(cls):
        cls.out = cls.enterClassContext(scratch_folder())
        variables = {"MPLBACKEND": "Agg", "SIGHTLINE_EXAMPLE_OUT": str(cls.out),
                     "PYTHONPATH": str(ROOT / "python"),
                     "SIGHTLINE_BINARY": str(sightline.find_program())}
        cls.done = subprocess.run([sys.executable, "-B", "-W", "error::UserWarning",
                                   str(EXAMPLES / "read_a_study.py")], text=True,
                                  capture_output=True, env={**os.environ, **variables},
                                  cwd=cls.out, check=False)

    def assert_prints_the_table(self, text, folder, outcomes):
        """The printed differences are those of tables/comparisons.csv, to the digits printed."""
        table = tables(folder)["comparisons"].set_index(["arm", "outcome"])
        lines = LINE.findall(text)
        self.assertEqual([line[1] for line in lines],
                         [outcome for outcome in outcomes for _ in range(3)])
        for arm, outcome, *numbers in lines:
            row = table.loc[arm, outcome]
            for number, name in zip(numbers, ("difference", "low", "high")):
                self.assertEqual(number, f"{row[name]:+.6f}", (arm, outcome, name))

    def test_python_prints_and_draws(self):
        self.assertEqual(self.done.returncode, 0, self.done.stderr)
        self.assert_prints_the_table(self.done.stdout, self.out / "study", ["missed_case_rate"])
        draw = sightline.dice(1, 3, sightline.entity("child", 17), "harm_candidate_accepted")
        self.assertIn(f"draw {draw}", self.done.stdout)
        for name, words in (("missed-against-false-alarms", "lower-threshold"),
                            ("caseload-by-month", "caseload_mean"),
                            ("effect-by-assumption", "household.harm.occult_if_moderate")):
            self.assertEqual((self.out / f"{name}.png").read_bytes()[:4], b"\x89PNG")
            self.assertIn(words, (self.out / f"{name}.svg").read_text())

    def test_r_prints_the_same_and_draws(self):
        self.skip_without_r()
        done = self.r_script(self.out / "study", "r.svg")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assert_prints_the_table(done.stdout, self.out / "study",
                                     ["missed_case_rate", "false_enquiries_per_10k"])
        self.assertEqual(LINE.findall(done.stdout)[:3], LINE.findall(self.done.stdout))
        self.assertIn("<svg", (self.folder / "r.svg").read_text())

    def test_r_says_what_it_cannot_read(self):
        self.skip_without_r()
        sweep = run(SWEEP, replications=1, out="sweep")
        done = self.r_script(sweep.folder)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("this is a sweep", done.stderr)

    def skip_without_r(self):
        lacks = why_no_r()
        if lacks:
            self.skipTest(lacks)

    def r_script(self, *arguments):
        return subprocess.run(["Rscript", str(EXAMPLES / "read_a_study.R"), *map(str, arguments)],
                              text=True, capture_output=True, check=False)


if __name__ == "__main__":
    unittest.main()
