#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""scripts/lib/setup.sh: packages that are missing, and when it configures and builds; on a tiny project."""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

SCRIPT = pathlib.Path(__file__).resolve().parents[2] / "scripts/lib/setup.sh"
PRESETS = {"version": 6,
           "configurePresets": [{"name": "tiny", "generator": "Ninja", "binaryDir": "${sourceDir}/build/tiny"}],
           "buildPresets": [{"name": "tiny", "configurePreset": "tiny"}]}
PROJECT = """
cmake_minimum_required(VERSION 3.25)
project(tiny LANGUAGES NONE)
add_custom_command(OUTPUT made COMMAND ${CMAKE_COMMAND} -E copy ${CMAKE_SOURCE_DIR}/source made
                   DEPENDS ${CMAKE_SOURCE_DIR}/source)
add_custom_target(everything ALL DEPENDS made)
"""


class Setup(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory(prefix="sightline setup ")  # paths may have spaces
        self.addCleanup(scratch.cleanup)
        self.root = pathlib.Path(scratch.name, "one")
        self.programs = pathlib.Path(scratch.name, "programs")
        (self.root / "scripts/lib").mkdir(parents=True)
        self.programs.mkdir()
        shutil.copy(SCRIPT, self.root / "scripts/lib")
        (self.root / "CMakePresets.json").write_text(json.dumps(PRESETS))
        (self.root / "CMakeLists.txt").write_text(PROJECT)
        (self.root / "source").write_text("first")

    def fake(self, name, script):
        """Puts a program before the real one."""
        (self.programs / name).write_text("#!/bin/sh\n" + script)
        (self.programs / name).chmod(0o755)

    def call(self, command, root=None, **variables):
        done = subprocess.run(
            ["bash", "-c", f"set -euo pipefail; source scripts/lib/setup.sh; {command}"], cwd=root or self.root,
            env={**os.environ, "PATH": f"{self.programs}:{os.environ['PATH']}", **variables},
            text=True, capture_output=True, stdin=subprocess.DEVNULL, check=False)
        self.assertEqual(done.stdout, "", "standard output belongs to the program that is run")
        return done

    def build(self, root=None):
        done = self.call("build_preset tiny", root, SIGHTLINE_SKIP_PACKAGES="1")
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stderr

    def made(self, root):
        return (root / "build/tiny/made").read_text()

    def test_builds_what_has_changed_and_else_is_silent(self):
        self.assertIn("configuring (tiny)", self.build())
        self.assertEqual(self.build(), "")
        (self.root / "source").write_text("second")
        again = self.build()
        self.assertNotIn("configuring", again)
        self.assertIn("building (tiny)", again)
        self.assertEqual(self.made(self.root), "second")

    def test_a_checkout_that_was_copied_builds_itself_and_not_the_original(self):
        self.build()
        copy = self.root.parent / "two"
        shutil.copytree(self.root, copy)
        (copy / "source").write_text("of the copy")
        self.build(copy)
        self.assertEqual(self.made(copy), "of the copy")
        self.assertEqual(self.made(self.root), "first")

    def test_a_failed_build_is_told(self):
        (self.root / "source").unlink()
        self.assertNotEqual(self.call("build_preset tiny", SIGHTLINE_SKIP_PACKAGES="1").returncode, 0)

    def with_packages(self, installed, user):
        self.fake("dpkg-query", "".join(f"echo '{name} installed'\n" for name in installed) + "exit 1\n")
        self.fake("id", f"echo {user}\n")
        self.fake("sudo", "exit 1\n")  # asks for a password
        self.fake("apt-get", f"echo \"$@\" >>'{self.programs}/asked'\n")

    def test_without_root_it_says_what_to_install(self):
        self.with_packages(["cmake"], 1000)
        done = self.call("ensure_packages cmake g++ ninja-build")
        self.assertEqual(done.returncode, 1)
        self.assertIn("apt-get install -y --no-install-recommends g++ ninja-build\n", done.stderr)
        self.assertFalse((self.programs / "asked").exists())

    def test_root_installs_what_is_missing(self):
        self.with_packages(["cmake"], 0)
        self.assertEqual(self.call("ensure_packages cmake g++ ninja-build").returncode, 0)
        update, install = (self.programs / "asked").read_text().splitlines()
        self.assertTrue(update.endswith(" update"), update)
        self.assertTrue(install.endswith(" install -y --no-install-recommends g++ ninja-build"), install)
        self.assertEqual(self.call("ensure_packages cmake").stderr, "")


if __name__ == "__main__":
    unittest.main()
