#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs that end early, and those that go on from there."""

import signal
import time
import unittest

from sightline import PATIENCE, SMALL, SightlineTest

REPLICATIONS = 64


class Interruption(SightlineTest):
    def start_and_wait_for_a_block(self):
        """A run of the small study, one thread, with its first block on disk."""
        process = self.start("run", SMALL, "-n", REPLICATIONS, "--threads", 1, "--out", "out")
        deadline = time.monotonic() + PATIENCE
        while not (self.folder / "out/parts/block-000000.h5").exists():
            self.assertIsNone(process.poll(), "ended before it could be interrupted")
            self.assertLess(time.monotonic(), deadline)
            time.sleep(0.002)
        return process

    def assert_goes_on(self):
        """A second start leads to the same numbers as a run in one go."""
        part = self.folder / "out/parts/block-000000.h5"
        written = part.stat().st_mtime_ns
        again = self.run_json("-n", REPLICATIONS, "--out", "out")
        self.assertEqual(part.stat().st_mtime_ns, written)
        whole = self.run_json("-n", REPLICATIONS, "--out", "whole")
        self.assertEqual(again["digest"], whole["digest"])
        self.assertEqual(again["arms"], whole["arms"])
        self.assertEqual(list((self.folder / "out").rglob("*.partial")), [])

    def test_killed(self):
        process = self.start_and_wait_for_a_block()
        process.kill()
        process.wait()
        self.assertFalse((self.folder / "out/results.h5").exists())
        self.assert_goes_on()

    def test_interrupted(self):
        for name in (signal.SIGINT, signal.SIGTERM):
            with self.subTest(name):
                self.setUp()
                process = self.start_and_wait_for_a_block()
                process.send_signal(name)
                output, messages = process.communicate(timeout=PATIENCE)
                self.assertEqual(process.returncode, 3, messages)
                self.assertEqual(output, "")
                self.assertIn("The same command goes on from there", messages)
                self.assertFalse((self.folder / "out/results.h5").exists())
                self.assert_goes_on()

    def test_extended(self):
        self.run_json("-n", 5, "--out", "out")
        longer = self.run_json("-n", 11, "--out", "out")
        self.assertEqual(longer["replications"], 11)
        self.assertEqual(longer["digest"], self.run_json("-n", 11, "--out", "whole")["digest"])

    def test_damaged(self):
        first = self.run_json("-n", 10, "--out", "out")
        (self.folder / "out/parts/block-000000.h5").unlink()
        with (self.folder / "out/parts/block-000001.h5").open("r+b") as part:
            part.truncate(2000)
        self.assertEqual(self.run_json("-n", 10, "--out", "out")["digest"], first["digest"])

    def test_folder_of_another_study(self):
        self.run_json("-n", 1, "--out", "out")
        done = self.call("run", SMALL, "-n", 1, "--out", "out", "--seed", 8, expect=2)
        self.assertIn("choose another --out or remove it", done.stderr)


if __name__ == "__main__":
    unittest.main()
