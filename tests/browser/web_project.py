# SPDX-License-Identifier: Apache-2.0
"""A copy of web/ with its packages installed, shared by the tests of pages."""

import os
import pathlib
import shutil
import subprocess
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
WEB = ROOT / "web"
COPY = pathlib.Path(os.environ.get("SIGHTLINE_WEB", ROOT / "build" / "web"))
CHROMIUM = shutil.which("chromium")
PATIENCE = 2400  # seconds of a machine that is busy with other things; CMakeLists.txt gives a test a little more
ENOUGH = (18, 18)  # what the pinned packages run on

sys.path.insert(0, str(ROOT / "tests" / "end_to_end"))
from sightline import BINARY, SCENARIOS  # noqa: E402


def need_node():
    """Skips where Node is missing or too old."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        raise unittest.SkipTest("node and npm are not installed")
    version = subprocess.run(["node", "--version"], text=True, capture_output=True, check=True).stdout
    numbers = tuple(int(part) for part in version.strip().lstrip("v").split(".")[:2])
    if numbers < ENOUGH:
        raise unittest.SkipTest(f"node {version.strip()} is older than {ENOUGH[0]}.{ENOUGH[1]}")


def need_chromium():
    if CHROMIUM is None:
        raise unittest.SkipTest("chromium is not installed")


def refresh():
    """Copies the sources; the packages of the copy stay, and are installed where the lock has changed."""
    need_node()
    COPY.mkdir(parents=True, exist_ok=True)
    for entry in COPY.iterdir():
        if entry.name in ("node_modules", "installed.lock"):
            continue
        if entry.is_dir():
            shutil.rmtree(entry)
        else:
            entry.unlink()
    shutil.copytree(WEB, COPY, dirs_exist_ok=True, ignore=shutil.ignore_patterns("node_modules"))
    lock = (WEB / "package-lock.json").read_text()
    installed = COPY / "installed.lock"
    if installed.exists() and installed.read_text() == lock:
        return
    done = subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=COPY, text=True,
                          capture_output=True, check=False)
    if done.returncode != 0:
        raise unittest.SkipTest(f"npm ci cannot get the packages: {done.stderr.strip()[-300:]}")
    installed.write_text(lock)


def npx(*command):
    """Runs a program of the packages in the copy and returns what it wrote and its exit code."""
    done = subprocess.run(["npx", "--no-install", *map(str, command)], cwd=COPY, text=True,
                          capture_output=True, check=False)
    return done.returncode, done.stdout + done.stderr


def assert_passes_in_browser(case, name):
    """Runs test/browser/NAME of the copy; `case` fails with all that it said."""
    places = {"SIGHTLINE_BINARY": BINARY, "SIGHTLINE_CHROMIUM": CHROMIUM, "SIGHTLINE_SCENARIOS": str(SCENARIOS)}
    done = subprocess.run(["node", "--test", f"test/browser/{name}"], cwd=COPY, text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, timeout=PATIENCE, check=False, env={**os.environ, **places})
    case.assertEqual(done.returncode, 0, done.stdout)
    case.assertNotIn("# pass 0", done.stdout)
