# SPDX-License-Identifier: Apache-2.0
"""Calls the binary that SIGHTLINE_BINARY names, in a folder of its own."""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest

BINARY = os.environ.get("SIGHTLINE_BINARY", "sightline")
SMALL = pathlib.Path(__file__).resolve().parent / "data" / "small.yaml"
SCENARIOS = pathlib.Path(__file__).resolve().parents[2] / "scenarios"
PATIENCE = 600  # seconds of a machine that is busy with other things; what is waited for takes a fraction of it


class SightlineTest(unittest.TestCase):
    """A test with a scratch folder, in which the binary runs."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory(prefix="sightline-end-to-end-")
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)

    def call(self, *arguments, expect=0):
        """Runs `sightline ARGUMENTS`, checks the exit code and returns what it wrote."""
        done = subprocess.run([BINARY, *map(str, arguments)], cwd=self.folder, text=True,
                              capture_output=True, timeout=PATIENCE, check=False)
        self.assertEqual(done.returncode, expect, done.stdout + done.stderr)
        return done

    def run_json(self, *arguments):
        """Runs the small study and returns its JSON."""
        return json.loads(self.call("run", SMALL, "--format", "json", *arguments).stdout)

    def start(self, *arguments):
        """Starts `sightline ARGUMENTS` and does not wait for it."""
        process = subprocess.Popen([BINARY, *map(str, arguments)], cwd=self.folder, text=True,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.addCleanup(self.end, process)
        return process

    @staticmethod
    def end(process):
        if process.poll() is None:
            process.kill()
        process.communicate()
