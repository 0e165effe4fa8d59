#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Sweeps: run, killed and run again, on a full disk, in shards."""

import csv
import json
import os
import random
import resource
import subprocess
import time
import unittest

from sightline import BINARY, PATIENCE, SCENARIOS, SMALL, SightlineTest

SWEEP = SMALL.parent / "sweep.yaml"
POINTS = 8


class SweepTest(SightlineTest):
    """A test that runs the small sweep and compares results."""

    def run_sweep(self, out, *arguments, **options):
        done = self.call("run", SWEEP, "--format", "json", "--out", out, *arguments, **options)
        return json.loads(done.stdout)

    def results(self, out):
        """The bytes of all that is equal for equal results."""
        folder = self.folder / out
        files = [folder / "results.h5", *sorted((folder / "tables").iterdir())]
        return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}

    def assert_same_results(self, first, second):
        one, other = self.results(first), self.results(second)
        self.assertEqual(list(one), list(other))
        for name, content in one.items():
            self.assertEqual(content, other[name], name)


class Sweeps(SweepTest):
    def test_tells_what_it_found_in_words(self):
        done = self.call("run", SWEEP, "--out", "out")
        lines = done.stdout.splitlines()
        self.assertLessEqual(max(map(len, lines)), 100)
        self.assertRegex(lines[-1], r"^digest [0-9a-f]{16}$")
        for words in ("Design: sobol, seed 1; 8 points x 2 arms x 3 replications, common dice.",
                      "complete-examination minus baseline", "lowest: ", "highest: ",
                      "interval excludes zero at", "reform.R03"):
            self.assertIn(words, done.stdout)
        self.assertIn("8 points x 2 arms x 3 replications = 48 runs of the model", done.stderr)

    def test_dry_run_writes_nothing(self):
        done = self.call("run", SWEEP, "--dry-run")
        self.assertIn("48 runs of the model", done.stdout)
        self.assertIn("of disk", done.stdout)
        work = json.loads(self.call("run", SWEEP, "--dry-run", "--format", "json").stdout)
        self.assertEqual((work["design_points"], work["arms"], work["runs"]), (POINTS, 2, 48))
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_tables_and_json_agree(self):
        result = self.run_sweep("out")
        self.assertEqual(len(result["points"]), POINTS)
        with (self.folder / "out/tables/design.csv").open(newline="") as file:
            design = list(csv.DictReader(file))
        for row, point in zip(design, result["points"]):
            for name, value in point["values"].items():
                self.assertEqual(float(row[name]), value)
        with (self.folder / "out/tables/comparisons.csv").open(newline="") as file:
            rows = [row for row in csv.DictReader(file) if row["outcome"] == "caseload_mean"]
        for row, point in zip(rows, result["points"]):
            difference = point["differences"]["complete-examination"]["caseload_mean"]
            self.assertEqual(float(row["difference"]), difference["mean"])
        overview = self.call("run", SWEEP, "--out", "out", "--format", "csv").stdout
        self.assertEqual(len(overview.splitlines()), POINTS + 1)

    def test_results_open_in_xarray(self):
        import xarray
        result = self.run_sweep("out")
        with xarray.open_dataset(self.folder / "out/results.h5", engine="h5netcdf") as data:
            self.assertEqual(data.sizes["design_point"], POINTS)
            difference = data["difference"].sel(arm="complete-examination", outcome="caseload_mean")
            for i, point in enumerate(result["points"]):
                expected = point["differences"]["complete-examination"]["caseload_mean"]["mean"]
                self.assertEqual(float(difference[i]), expected)
                self.assertEqual(float(data["evidence_injuries_noise_hospital"][i]),
                                 point["values"]["evidence.injuries.noise.hospital"])
            self.assertEqual(data["asked_value"].dims, ("design_point", "arm", "asked",
                                                        "replication"))
            self.assertEqual(data.attrs["design_method"], "sobol")

    def test_killed_at_random_moments(self):
        started = time.monotonic()
        self.run_sweep("whole", "-n", 9, "--threads", 2)
        whole_s = time.monotonic() - started
        draws = random.Random(4)
        for _ in range(5):
            process = self.start("run", SWEEP, "-n", 9, "--threads", 2, "--out", "out")
            time.sleep(draws.random() * whole_s / 3)
            process.kill()
            process.wait()
        self.run_sweep("out", "-n", 9)
        self.assert_same_results("out", "whole")

    def test_extended_and_of_another_design(self):
        self.run_sweep("out", "-n", 2)
        self.run_sweep("out", "-n", 9)
        self.run_sweep("whole", "-n", 9)
        self.assert_same_results("out", "whole")
        other = self.folder / "other.yaml"
        folder = SWEEP.parent.as_posix()
        text = SWEEP.read_text().replace("../../..", f"{folder}/../../..")
        other.write_text(text.replace("points: 8", "points: 8\n  seed: 2"))
        done = self.call("run", other, "--out", "out", expect=2)
        self.assertIn("a sweep over another design", done.stderr)
        done = self.call("run", SMALL, "-n", 1, "--out", "out", expect=2)
        self.assertIn("holds results of a sweep", done.stderr)

    def test_mistakes_are_told_at_once(self):
        wrong = self.folder / "wrong.yaml"
        wrong.write_text(SWEEP.read_text().replace("method: sobol", "method: soboll")
                         .replace("high: 0.4}", "high: 4}"))
        done = self.call("run", wrong, expect=2)
        self.assertIn("Did you mean `sobol`?", done.stderr)
        self.assertIn("vary.parameters[2].high", done.stderr)


class Shards(SweepTest):
    def test_merged_shards_are_the_unsharded_run(self):
        for study, name in ((SWEEP, "sweep"), (SMALL, "small")):
            self.call("run", study, "-n", 11, "--out", f"whole-{name}")
            for k in (1, 2, 3, 4):
                self.call("run", study, "-n", 11, "--out", f"out-{name}", "--shard", f"{k}/4")
            shards = sorted((self.folder / f"out-{name}").glob("shard-*"))
            self.assertEqual(len(shards), 4)
            done = self.call("merge", f"out-{name}", *shards)
            self.assertRegex(done.stdout, r"digest [0-9a-f]{16}\n$")
            self.assert_same_results(f"out-{name}", f"whole-{name}")

    def test_rank_from_the_environment(self):
        for variables in ({"SLURM_ARRAY_TASK_ID": "{}", "SLURM_ARRAY_TASK_MIN": "0",
                           "SLURM_ARRAY_TASK_COUNT": "2"},
                          {"OMPI_COMM_WORLD_RANK": "{}", "OMPI_COMM_WORLD_SIZE": "2"},
                          {"PMI_RANK": "{}", "PMI_SIZE": "2"},
                          {"SLURM_PROCID": "{}", "SLURM_NTASKS": "2"}):
            self.setUp()
            for rank in (0, 1):
                # Without what a batch system this test itself runs under has set.
                clean = {name: value for name, value in os.environ.items()
                         if not name.startswith(("SLURM_", "OMPI_", "PMI_"))}
                clean.update({name: text.format(rank) for name, text in variables.items()})
                subprocess.run([BINARY, "run", SWEEP, "-n", "1", "--out", "out", "--shard", "auto"],
                               cwd=self.folder, env=clean, check=True, capture_output=True,
                               timeout=PATIENCE)
            self.call("merge", "out", "out/shard-001-of-002", "out/shard-002-of-002")

    def test_gaps_and_overlaps(self):
        self.call("run", SWEEP, "-n", 1, "--out", "out", "--shard", "1/3")
        done = self.call("merge", "out", "out/shard-001-of-003", expect=2)
        self.assertIn("shards 2 and 3 of 3 are missing", done.stderr)
        done = self.call("merge", "out", *["out/shard-001-of-003"] * 2, "nowhere", expect=2)
        self.assertIn("both are shard 1 of 3", done.stderr)
        self.assertIn("nowhere: holds no finished shard", done.stderr)
        self.assertFalse((self.folder / "out/results.h5").exists())

    def test_wrong_shards(self):
        for text in ("3/2", "0/2", "x"):
            self.assertIn("--shard", self.call("run", SWEEP, "--shard", text, expect=2).stderr)


class FullDisk(SweepTest):
    def assert_resumes(self, out):
        self.run_sweep(out, "-n", 9)
        self.run_sweep("whole", "-n", 9)
        self.assert_same_results(out, "whole")

    def test_limit_on_the_size_of_files(self):
        # design.h5 fits, a part does not: the first write of one fails as on a full disk.
        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (45_000, 45_000))
        done = subprocess.run([BINARY, "run", SWEEP, "-n", "9", "--out", "out"], cwd=self.folder,
                              preexec_fn=limit, text=True, capture_output=True, timeout=PATIENCE,
                              check=False)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("make room and give the same command again", done.stderr)
        self.assertEqual(list((self.folder / "out").rglob("*.partial")), [])
        self.assert_resumes("out")

    def test_full_file_system(self):
        small = self.folder / "small-disk"
        small.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", small],
                                 capture_output=True, check=False)
        if mounted.returncode != 0:
            self.skipTest("mounting is not permitted here")
        self.addCleanup(subprocess.run, ["umount", small], check=False)
        done = self.call("run", SWEEP, "-n", 9, "--out", "small-disk/out", expect=1)
        self.assertIn("No space left on device", done.stderr)
        self.assertEqual(list(small.rglob("*.partial")), [])
        self.assertFalse((small / "out/results.h5").exists())
        subprocess.run(["mount", "-o", "remount,size=50m", small], check=True)
        kept = len(list((small / "out/parts").iterdir()))
        self.assertGreater(kept, 0)
        self.assert_resumes("small-disk/out")


class Examples(SightlineTest):
    def test_one_study_of_each_design_ships(self):
        methods = set()
        for file in sorted((SCENARIOS / "studies").glob("*.yaml")):
            for line in file.read_text().splitlines():
                if line.strip().startswith("method:"):
                    methods.add(line.split(":")[1].strip())
        self.assertEqual(methods, {"grid", "lhs", "sobol", "morris", "saltelli"})


if __name__ == "__main__":
    unittest.main()
