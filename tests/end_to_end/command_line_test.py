#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Help, catalogues, messages and exit codes."""

import json
import os
import subprocess
import unittest

from sightline import BINARY, SCENARIOS, SMALL, SightlineTest


class CommandLine(SightlineTest):
    def test_help_and_version_are_results(self):
        self.assertIn("run", self.call("--help").stdout)
        self.assertIn("--threads", self.call("run", "--help").stdout)
        self.assertRegex(self.call("--version").stdout, r"^sightline \d+\.\d+\.\d+\n$")

    def test_bad_usage_is_told_in_one_line(self):
        for arguments in (["run"], [], ["fly"], ["run", SMALL, "--no-such-option"],
                          ["run", SMALL, "-n", "0"], ["run", SMALL, "-n", "many"],
                          ["run", SMALL, "--threads", "0"], ["run", SMALL, "--format", "xml"],
                          ["run", SMALL, "--seed", "-1"], ["list", "everything"], ["validate"]):
            done = self.call(*arguments, expect=2)
            self.assertEqual(done.stdout, "", arguments)
            self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
            self.assertIn("--help", done.stderr)

    def test_lists(self):
        for what, key in (("parameters", "path"), ("outcomes", "outcome"), ("roles", "role"),
                          ("reforms", "reform"), ("studies", "study")):
            arguments = ["list", what, "--scenarios", SCENARIOS]
            entries = json.loads(self.call(*arguments, "--format", "json").stdout)
            self.assertTrue(entries)
            text = self.call(*arguments).stdout
            self.assertEqual(text.count("\n"), len(entries))
            for entry in entries:
                self.assertIn(str(entry[key]), text)

    def test_list_of_outcomes_has_the_stable_names(self):
        text = self.call("list", "outcomes").stdout
        for name in ("missed_case_rate", "false_enquiry_rate", "deaths", "caseload_mean",
                     "broke_at_never_seen"):
            self.assertIn(name, text)

    def test_schema_is_json_schema(self):
        schema = json.loads(self.call("schema").stdout)
        self.assertIn("draft-07", schema["$schema"])
        self.assertIn("practice", schema["properties"])

    def test_validate(self):
        done = self.call("validate", SMALL, SCENARIOS / "baseline" / "england-2008.yaml")
        self.assertIn("study small is valid", done.stdout)
        self.assertIn("baseline england-2008 is valid", done.stdout)

    def test_validate_tells_file_line_and_column(self):
        bad = self.folder / "bad.yaml"
        bad.write_text(SMALL.read_text().replace("replications: 4", "replications: four"))
        done = self.call("validate", bad, expect=2)
        self.assertRegex(done.stderr, r"bad\.yaml:\d+:\d+: replications: ")

    def test_a_missing_study_is_bad_input(self):
        self.assertIn("nowhere.yaml", self.call("run", "nowhere.yaml", expect=2).stderr)

    def test_a_wrong_setting_is_bad_input(self):
        done = self.call("run", SMALL, "--set", "practice.threshold.plann=1", expect=2)
        self.assertIn("practice.threshold.plan", done.stderr)
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_a_misspelt_group_is_put_right_as_a_whole_path(self):
        setting = "practice.conference.atendance.paediatrics=0.5"
        done = self.call("run", SMALL, "--set", setting, expect=2)
        self.assertIn("`practice.conference.attendance.paediatrics`", done.stderr)

    def test_an_unwritable_folder_is_told_before_any_work(self):
        (self.folder / "file").write_text("not a folder")
        done = self.call("run", SMALL, "--out", "file/results", expect=2)
        self.assertIn("--out", done.stderr)
        self.assertEqual([path.name for path in self.folder.iterdir()], ["file"])
        if os.geteuid() == 0:
            return  # root may write anywhere
        locked = self.folder / "locked"
        locked.mkdir(mode=0o500)
        self.call("run", SMALL, "--out", locked, expect=2)
        self.assertEqual(list(locked.iterdir()), [])

    def test_output_that_does_not_get_there_is_a_failure(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full")
        with open("/dev/full", "w") as full:
            done = subprocess.run([BINARY, "list", "outcomes"], stdout=full,
                                  stderr=subprocess.PIPE, text=True, check=False)
            self.assertEqual(done.returncode, 1)
            self.assertIn("standard output", done.stderr)
            # Nobody to tell it to: the exit code still does.
            done = subprocess.run([BINARY, "fly"], stdout=full, stderr=full, check=False)
            self.assertEqual(done.returncode, 2)


if __name__ == "__main__":
    unittest.main()
