# SPDX-License-Identifier: Apache-2.0
"""What the tests of the package share: it on the path, scratch folders, the small studies."""
import os
import pathlib
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = ROOT / "tests" / "end_to_end" / "data"
SMALL = DATA / "small.yaml"
SWEEP = DATA / "sweep.yaml"
ENSEMBLE = ROOT / "scenarios" / "calibration" / "england-2008-ensemble.yaml"

sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "python"))


class StudyTest(unittest.TestCase):
    """A test in a scratch folder of its own, which is the working directory."""

    def setUp(self):
        self.folder = self.enterContext(scratch_folder())
        self.addCleanup(os.chdir, os.getcwd())
        os.chdir(self.folder)


class scratch_folder(tempfile.TemporaryDirectory):
    def __init__(self):
        super().__init__(prefix="sightline-python-")

    def __enter__(self):
        return pathlib.Path(super().__enter__())


def small_text(path=SMALL):
    """The text of a small study, with paths that hold from any folder."""
    return path.read_text().replace("../../..", str(ROOT))
