#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Calibrates a very small place, and runs a study over the ensemble."""

import csv
import json
import shutil
import time
import unittest

from sightline import SCENARIOS, SMALL, SightlineTest

CALIBRATION = """
calibration: tiny
question: Does the whole way work?
baseline: england-2008
population: {children: 1000}
period: {start: 2006-04-01, warm_up_years: 1, years: 1}
seed: 5
replications: 2
parameters:
  - {path: household.other_concerns.rate, low: 0.02, high: 0.12, prior: log_uniform}
  - {path: practice.threshold.initial_assessment, low: -5, high: -3}
targets:
  - {outcome: referrals_per_10k, value: 500, tolerance: 0.15, source: a test}
  - {ratio: [assessments_per_10k, referrals_per_10k], value: 0.6, tolerance: 0.2, source: a test}
waves:
  - {points: 12}
  - {points: 8}
ensemble: {size: 3, candidates: 10, replications: 3}
"""


class Calibration(SightlineTest):
    def setUp(self):
        super().setUp()
        for folder in ("baseline", "reforms"):
            shutil.copytree(SCENARIOS / folder, self.folder / folder)
        (self.folder / "calibration").mkdir()
        (self.folder / "studies").mkdir()
        self.file = self.folder / "calibration" / "tiny.yaml"
        self.file.write_text(CALIBRATION)

    def calibrate(self, out, *arguments, expect=0):
        return self.call("calibrate", self.file, "--out", out, *arguments, expect=expect)

    def test_makes_an_ensemble_that_a_study_runs_over(self):
        done = self.calibrate("one", "--threads", "1")
        self.assertIn("digest", done.stdout)
        again = self.calibrate("two", "--threads", "2", "--quiet")
        self.assertEqual(again.stdout, done.stdout)
        self.assertEqual(again.stderr, "")
        for name in ("report.md", "targets.csv", "identifiability.csv", "emulators.csv",
                     "ensemble.yaml", "waves/wave-1.csv", "waves/wave-2.csv",
                     "waves/candidates.csv"):
            self.assertEqual((self.folder / "one" / name).read_bytes(),
                             (self.folder / "two" / name).read_bytes(), name)
        self.assertEqual(self.calibrate("one").stdout, done.stdout)  # all of it found again
        self.run_study_over(self.folder / "one" / "ensemble.yaml")

    def run_study_over(self, ensemble):
        shutil.copy(ensemble, self.folder / "calibration" / "tiny-ensemble.yaml")
        study = self.folder / "studies" / "small.yaml"
        text = SMALL.read_text().replace("replications: 4", "replications: 7")
        for name in ("baseline/england-2008", "reforms/R10-complete-examination"):
            text = text.replace(f"../../../scenarios/{name}.yaml", f"../{name}.yaml")
        study.write_text(text + "ensemble: tiny-ensemble\n")
        self.assertIn("valid", self.call("validate", study).stdout)
        results = [json.loads(self.call("run", study, "--format", "json", "--out", f"s{threads}",
                                        "--threads", threads).stdout) for threads in (1, 2)]
        self.assertEqual(results[0]["digest"], results[1]["digest"])
        self.assertEqual(results[0]["ensemble"]["name"], "tiny-ensemble")
        self.assertTrue(results[0]["parameter_uncertainty"])
        with open(self.folder / "s1/tables/parameter_uncertainty.csv", newline="") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual({row["against"] for row in rows}, {"", "baseline"})
        self.assertIn("Two axes", self.call("run", study, "--out", "s1").stdout)
        page = (self.folder / "s1/report.html").read_text()
        model = json.loads(page.split('id="report-model">')[1].split("</script>")[0])
        targets = model["tables"]["calibration_targets"]
        self.assertEqual([row[0] for row in targets["rows"]],
                         ["referrals_per_10k", "assessments_per_10k/referrals_per_10k"])
        self.assertEqual(len(model["tables"]["calibration_parameters"]["rows"]), 2)

    def test_tells_mistakes_before_work_begins(self):
        self.file.write_text(CALIBRATION.replace("referrals_per_10k, v", "referals_per_10k, v"))
        done = self.calibrate("one", expect=2)
        self.assertRegex(done.stderr, r"tiny\.yaml:\d+:\d+: targets\[1\]\.outcome: .*Did you mean")
        self.assertFalse((self.folder / "one").exists())

    def test_goes_on_after_it_was_killed(self):
        whole = self.calibrate("whole", "--quiet")
        process = self.start("calibrate", self.file, "--threads", 1, "--out", "killed")
        first = self.folder / "killed/waves/wave-1.csv"
        deadline = time.monotonic() + 120
        while not first.exists():
            self.assertIsNone(process.poll(), "ended before it could be killed")
            self.assertLess(time.monotonic(), deadline)
            time.sleep(0.002)
        process.kill()
        process.wait()
        self.assertFalse((self.folder / "killed/report.md").exists())
        written = first.stat().st_mtime_ns
        again = self.calibrate("killed")
        self.assertEqual(again.stdout, whole.stdout)
        self.assertEqual(first.stat().st_mtime_ns, written)
        self.assertNotIn("wave 1 of 2", again.stderr)
        self.assertIn("candidates", again.stderr)
        for name in ("report.md", "ensemble.yaml", "waves/candidates.csv"):
            self.assertEqual((self.folder / "killed" / name).read_bytes(),
                             (self.folder / "whole" / name).read_bytes(), name)
        self.assertEqual(list((self.folder / "killed").rglob("*.partial")), [])

    def test_tells_where_results_come_from(self):
        done = self.calibrate("one", "--quiet")
        manifest = json.loads((self.folder / "one/manifest.json").read_text())
        self.assertEqual(manifest["calibration"], "tiny")
        self.assertEqual(manifest["seed"], 5)
        self.assertIn(f"digest {manifest['digest']}", done.stdout)
        self.assertIn("calibrate", manifest["command_line"])
        read = {file["path"].rsplit("/", 1)[-1]: file for file in manifest["files_read"]}
        self.assertLessEqual({"tiny.yaml", "england-2008.yaml"}, set(read))
        self.assertEqual(read["tiny.yaml"]["bytes"], len(CALIBRATION))

    def test_measures_how_often_the_truth_is_kept(self):
        done = self.calibrate("one", "--coverage", 3, "--quiet", "--threads", 2)
        self.assertRegex(done.stdout, r"holds the truth in [0-3] of 3 trials: [0-9.]+ \[[0-9.]+, [0-9.]+\]")
        again = self.calibrate("two", "--coverage", 3, "--threads", 1)
        self.assertEqual(again.stdout, done.stdout)
        with open(self.folder / "one/coverage.csv", newline="") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual(len(rows), 3)
        cut_off = float(done.stdout.split("at most ")[1].split()[0])
        self.assertAlmostEqual(cut_off, 2.24, places=2)  # Sidak's for two targets
        for row in rows:
            worst = max(float(row["referrals_per_10k_implausibility"]),
                        float(row["assessments_per_10k/referrals_per_10k_implausibility"]))
            self.assertEqual(float(row["is_covered"]) == 1.0, worst <= cut_off + 0.005)
            self.assertLess(float(row["share_of_prior"]), 1.0)
            self.assertTrue(0.02 <= float(row["household.other_concerns.rate"]) <= 0.12)
        self.assertFalse((self.folder / "one/report.md").exists())
        self.assertIn("--coverage", self.calibrate("one", "--coverage", 0, expect=2).stderr)

    def test_says_so_where_nothing_fits(self):
        self.file.write_text(CALIBRATION.replace("value: 500, tolerance: 0.15",
                                                 "value: 90000, tolerance: 0.01"))
        done = self.calibrate("one", expect=1)
        self.assertIn("no parameter set", done.stderr)
        self.assertFalse((self.folder / "one" / "ensemble.yaml").exists())
        self.assertIn("No candidate passes", (self.folder / "one" / "report.md").read_text())


if __name__ == "__main__":
    unittest.main()
