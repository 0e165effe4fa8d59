#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What a run prints and writes."""

import csv
import io
import json
import math
import unittest

from sightline import SCENARIOS, SMALL, SightlineTest


def number(cell):
    """A cell of a CSV file as JSON has it."""
    return None if cell == "" else float(cell)


class Results(SightlineTest):
    def test_table_is_readable_at_100_columns(self):
        done = self.call("run", SMALL)
        lines = done.stdout.splitlines()
        self.assertEqual(lines[0], "small")
        self.assertLessEqual(max(map(len, lines)), 100)
        self.assertRegex(lines[-1], r"^digest [0-9a-f]{16}$")
        text = done.stdout
        # False alarms stand under missed cases although the study does not ask for them.
        order = [text.index(word) for word in (
            "Baseline england-2008", "missed_case_rate (share)", "false_enquiry_rate",
            "false_plan_rate", "false_removal_rate", "caseload_mean", "rescued", "where it broke",
            "Complete examination: ", "A model, not a trial", "R10 ", "Missed case: ", "digest ")]
        self.assertEqual(order, sorted(order))
        self.assertNotIn("\x1b", text)
        self.assertIn("results/small", done.stderr)

    def test_quiet_says_nothing_beside_the_result(self):
        self.assertEqual(self.call("run", SMALL, "--quiet", "-n", "1").stderr, "")

    def test_json_keeps_its_contract(self):
        result = self.run_json()
        self.assertEqual(list(result), ["study", "seed", "replications", "digest", "events",
                                        "elapsed_s", "arms", "comparisons"])
        self.assertEqual((result["study"], result["seed"], result["replications"]), ("small", 7, 4))
        self.assertEqual([arm["name"] for arm in result["arms"]],
                         ["baseline", "complete-examination"])
        for arm in result["arms"]:
            for estimate in arm["outcomes"].values():
                self.assertEqual(list(estimate), ["mean", "low", "high"])
        for comparison in result["comparisons"]:
            self.assertEqual(list(comparison), [
                "arm", "against", "outcome", "difference", "low", "high", "variance_ratio",
                "rescued", "newly_missed"])
            self.assertEqual(comparison["against"], "baseline")
        self.assertEqual([comparison["outcome"] for comparison in result["comparisons"]],
                         list(result["arms"][1]["outcomes"]))

    def test_one_replication_has_no_interval(self):
        rate = self.run_json("-n", "1")["arms"][0]["outcomes"]["caseload_mean"]
        self.assertGreater(rate["mean"], 0)
        self.assertIsNone(rate["low"])

    def test_csv_and_json_have_the_same_numbers(self):
        result = self.run_json()
        printed = self.call("run", SMALL, "--format", "csv").stdout
        arms = {arm["name"]: arm["outcomes"] for arm in result["arms"]}
        differences = {(entry["arm"], entry["outcome"]): entry for entry in result["comparisons"]}
        tables = self.folder / "results" / "small" / "tables"
        written = (tables / "arms.csv").read_text()
        for text in (printed, written):
            rows = list(csv.DictReader(io.StringIO(text)))
            self.assertEqual(len(rows), sum(map(len, arms.values())))
            for row in rows:
                estimate = arms[row["arm"]][row["outcome"]]
                for end in ("mean", "low", "high"):
                    self.assertEqual(number(row[end]), estimate[end])
                if row["arm"] != "baseline" and "difference" in row:
                    entry = differences[row["arm"], row["outcome"]]
                    self.assertEqual(number(row["difference"]), entry["difference"])
                    self.assertEqual(number(row["variance_ratio"]), entry["variance_ratio"])
        for row in csv.DictReader(io.StringIO((tables / "comparisons.csv").read_text())):
            entry = differences[row["arm"], row["outcome"]]
            for end in ("difference", "low", "high", "variance_ratio", "rescued", "newly_missed"):
                self.assertEqual(number(row[end]), entry[end])

    def test_settings_change_the_parameters_of_all_arms(self):
        self.call("run", SMALL, "-n", "1", "--out", "set", "--set",
                  "practice.threshold.refer=1.25", "--set", "practice.threshold.plan=0.5")
        with (self.folder / "set/tables/parameters.csv").open() as table:
            rows = list(csv.DictReader(table))
        found = [row["value"] for row in rows if row["path"] == "practice.threshold.refer"]
        self.assertEqual(list(map(float, found)), [1.25, 1.25])

    def test_seed_decides_the_numbers(self):
        first = self.run_json("-n", "2", "--out", "a")
        self.assertEqual(self.run_json("-n", "2", "--out", "b")["digest"], first["digest"])
        other = self.run_json("-n", "2", "--out", "c", "--seed", "8")
        self.assertEqual(other["seed"], 8)
        self.assertNotEqual(other["digest"], first["digest"])

    def test_equal_runs_write_equal_results(self):
        for folder, threads in (("one", 1), ("two", 2)):
            self.call("run", SMALL, "-n", "3", "--out", folder, "--threads", threads)
        for name in ("results.h5", "tables/replications.csv", "tables/by_month.csv"):
            self.assertEqual((self.folder / "one" / name).read_bytes(),
                             (self.folder / "two" / name).read_bytes(), name)

    def test_arms_that_begin_alike_have_the_numbers_of_whole_runs(self):
        study = self.folder / "later.yaml"
        reform = SCENARIOS / "reforms" / "R10-complete-examination.yaml"
        study.write_text(SMALL.read_text()
                         .replace("../../..", str(SCENARIOS.parent))
                         .replace(f"reforms: [{reform}]",
                                  f"reforms: [{{reform: {reform}, from: 2007-10-01}}]"))
        self.assertIn("from: 2007-10-01", study.read_text())
        for folder, arguments in (("branched", ()), ("whole", ("--no-branching",))):
            self.call("run", study, "--out", folder, "--quiet", *arguments)
        self.assertEqual((self.folder / "branched" / "results.h5").read_bytes(),
                         (self.folder / "whole" / "results.h5").read_bytes())

    def test_manifest(self):
        result = self.run_json("--threads", "2")
        manifest = json.loads((self.folder / "results/small/manifest.json").read_text())
        for key in ("seed", "replications", "digest"):
            self.assertEqual(manifest[key], result[key])
        self.assertEqual(manifest["threads"], 2)
        self.assertIn("--threads 2", manifest["command_line"])
        read = {entry["path"].split("/")[-1] for entry in manifest["files_read"]}
        self.assertEqual(read, {"small.yaml", "england-2008.yaml", "R10-complete-examination.yaml",
                                "L03-reforms-of-2003.yaml"})  # which the baseline holds

    def test_results_open_in_xarray(self):
        try:
            import h5netcdf  # noqa: F401
            import xarray
        except ImportError as missing:
            self.skipTest(f"no reader of results: {missing}")
        result = self.run_json()
        path = self.folder / "results/small/results.h5"
        with xarray.open_dataset(path, engine="h5netcdf") as data:
            self.assertEqual(data.attrs["digest"], result["digest"])
            self.assertEqual(data.sizes["replication"], 4)
            self.assertEqual(str(data.month.values[0])[:10], "2007-04-01")
            chosen = {"arm": "complete-examination", "outcome": "caseload_mean"}
            expected = result["arms"][1]["outcomes"]["caseload_mean"]
            self.assertEqual(float(data.estimate.sel(chosen)), expected["mean"])
            self.assertEqual(data.value.sel(chosen).shape, (4,))
            ratio = data["sum"].sel(arm="baseline").sum("replication")
            rate = ratio.sel(measure="allocated_days") / ratio.sel(measure="case_holder_days")
            self.assertTrue(math.isclose(
                float(rate), result["arms"][0]["outcomes"]["caseload_mean"]["mean"]))
            self.assertIn("practice.threshold.refer", json.loads(
                data.attrs["configuration"])["arms"][0]["parameters"])


if __name__ == "__main__":
    unittest.main()
