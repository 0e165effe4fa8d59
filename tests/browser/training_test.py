#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The pages of trainees and instructors in a browser: a trainer's journey, by mouse and by keyboard.

With SIGHTLINE_PICTURES, a folder, it leaves the pictures of docs/pictures/ there.
"""

import os
import subprocess
import unittest

import web_project
from sightline import BINARY, SCENARIOS
from web_project import CHROMIUM, COPY


class Training(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        web_project.need_chromium()
        web_project.refresh()

    def test_journey(self):
        places = {"SIGHTLINE_BINARY": BINARY, "SIGHTLINE_CHROMIUM": CHROMIUM, "SIGHTLINE_SCENARIOS": str(SCENARIOS)}
        done = subprocess.run(["node", "--test", "test/browser/training.test.mjs"], cwd=COPY, text=True,
                              capture_output=True, timeout=550, check=False, env={**os.environ, **places})
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main()
