# SPDX-License-Identifier: Apache-2.0
"""The program, driven from Python."""
import contextlib
import datetime
import io
import json
import os
import pathlib
import signal
import threading
import time
import unittest
from unittest import mock

from studies import ROOT, SMALL, StudyTest, small_text

import sightline
from sightline import InputError, ProgramNotFound, RunFailed, RunInterrupted, run, validate

REFORM = ROOT / "scenarios/reforms/R10-complete-examination.yaml"


def small_dict():
    """The small study as a dict."""
    return {"study": "small", "question": "Does a complete examination matter?",
            "baseline": ROOT / "scenarios/baseline/england-2008.yaml",
            "arms": [{"name": "baseline"},
                     {"name": "complete-examination", "reforms": [REFORM]}],
            "replications": 4, "seed": 7,
            "period": {"start": datetime.date(2006, 4, 1), "warm_up_years": 1, "years": 2},
            "population": {"children": 2000}, "measure": ["missed_case_rate", "caseload_mean"]}


class Runs(StudyTest):
    def fake_program(self, script):
        """A program that does what `script` says, in the shell, in place of sightline."""
        path = self.folder / "fake"
        path.write_text("#!/bin/sh\n" + script)
        path.chmod(0o755)
        self.enterContext(mock.patch.dict(os.environ, {"SIGHTLINE_BINARY": str(path)}))

    def test_a_file(self):
        done = run(SMALL, replications=2, threads=1)
        self.assertEqual(done.folder, pathlib.Path("results/small"))
        self.assertEqual(done.summary["replications"], 2)
        self.assertEqual(done.open().attrs["digest"], done.summary["digest"])
        self.assertEqual(done.open(engine="h5py")["value"].shape[1], 2)

    def test_extends_what_is_there(self):
        run(SMALL, replications=2, out="a")
        part = self.folder / "a/parts/block-000000.h5"
        self.assertTrue(part.exists())
        self.assertEqual(run(SMALL, out="a").summary["digest"],
                         run(SMALL, out="b").summary["digest"])

    def test_options_reach_the_program(self):
        done = run(SMALL, replications=1, seed=99, out="deep/er", threads=2,
                   set={"practice.threshold.refer": 1.25, "pathway.single_assessment": True})
        self.assertEqual(done.summary["seed"], 99)
        self.assertEqual(done.folder, pathlib.Path("deep/er"))
        study = done.open()
        for path, value in (("practice.threshold.refer", 1.25), ("pathway.single_assessment", 1)):
            self.assertEqual(study.parameter_value.sel(parameter=path).values.tolist(),
                             [value, value])
        manifest = json.loads((done.folder / "manifest.json").read_text())
        self.assertEqual(manifest["threads"], 2)

    def test_a_dict_and_a_text_are_the_file(self):
        expected = run(SMALL, out="file").summary["digest"]
        for name, study in (("dict", small_dict()), ("text", small_text())):
            with self.subTest(name):
                done = run(study, folder=self.folder, out=name)
                self.assertEqual(done.summary["digest"], expected)
                # What is kept gives the same again.
                self.assertEqual(run(done.folder / "study.yaml", out=name + "-again"
                                     ).summary["digest"], expected)
        self.assertEqual(list(self.folder.glob(".study-*")), [])

    def test_names_are_read_as_those_of_a_file_in_the_folder(self):
        for name in ("baseline", "reforms"):
            (self.folder / name).symlink_to(ROOT / "scenarios" / name)
        (self.folder / "studies").mkdir()
        study = small_dict() | {"baseline": "england-2008", "replications": 1}
        study["arms"][1]["reforms"] = ["R10"]
        run(study, folder=self.folder / "studies")
        self.assertEqual(sorted(self.folder.glob("studies/*")), [])
        with self.assertRaisesRegex(ValueError, "nowhere is not there"):
            run(study, folder="nowhere")

    def test_all_mistakes_of_input_come_at_once(self):
        study = small_dict() | {"replications": -4, "measure": ["missed_case_rat"], "sed": 7}
        with self.assertRaises(InputError) as caught:
            run(study, folder=self.folder)
        messages = caught.exception.messages
        self.assertEqual(len(messages), 3, messages)
        for line in messages:
            self.assertRegex(line, r"^study:\d+:\d+: ")
        self.assertIn("Did you mean `missed_case_rate`?", str(caught.exception))
        self.assertEqual(list(self.folder.glob(".study-*")), [])
        with self.assertRaisesRegex(InputError, "a.b: is not a known parameter"):
            run(SMALL, set={"a.b": 1})
        with self.assertRaisesRegex(InputError, "no such file"):
            run("nothing.yaml")
        with self.assertRaisesRegex(TypeError, "a study cannot hold"):
            run({"study": object()}, folder=self.folder)

    def test_a_run_that_fails(self):
        self.fake_program("echo 'sightline: no space is left' >&2; exit 1")
        with self.assertRaises(RunFailed) as caught:
            run(SMALL)
        self.assertEqual(caught.exception.messages, ["sightline: no space is left"])
        self.assertIsNone(caught.exception.folder)
        self.fake_program("kill -9 $$")
        with self.assertRaisesRegex(RunFailed, "ended with code -9"):
            run(SMALL)

    def test_replications_that_fail_leave_results_of_the_others(self):
        self.fake_program("echo '{\"study\": \"small\"}'; echo 'sightline: 1 failed' >&2; exit 1")
        with self.assertRaisesRegex(RunFailed, "1 failed") as caught:
            run(SMALL)
        self.assertEqual(caught.exception.folder, pathlib.Path("results/small"))

    def test_interrupted_it_saves_and_goes_on(self):
        begun = self.folder / "out/parts/block-000000.h5"

        def interrupt():
            while not begun.exists() and not ended.is_set():
                time.sleep(0.002)
            if not ended.is_set():
                os.kill(os.getpid(), signal.SIGINT)

        ended = threading.Event()
        self.addCleanup(ended.set)
        threading.Thread(target=interrupt).start()
        with self.assertRaises(RunInterrupted) as caught:
            run(SMALL, replications=400, threads=1, out="out")
        self.assertRegex(str(caught.exception), "replications are saved in out")
        self.assertIn("the same call goes on", caught.exception.messages[-1])
        self.assertFalse((self.folder / "out/results.h5").exists())
        written = begun.stat().st_mtime_ns
        again = run(SMALL, replications=16, out="out")
        self.assertEqual(begun.stat().st_mtime_ns, written)
        self.assertEqual(again.summary["digest"],
                         run(SMALL, replications=16, out="whole").summary["digest"])

    def test_tells_its_messages_as_they_come_unless_quiet(self):
        for quiet in (True, False):
            said = io.StringIO()
            with contextlib.redirect_stderr(said):
                run(SMALL, replications=1, out=str(quiet), quiet=quiet)
            self.assertEqual("1 replications of 2 arms" in said.getvalue(), not quiet)
            self.assertEqual(said.getvalue() == "", quiet)

    def test_the_program_that_is_not_there(self):
        self.enterContext(mock.patch.dict(os.environ, {"SIGHTLINE_BINARY": "/nowhere/sightline"}))
        with self.assertRaisesRegex(ProgramNotFound, "/nowhere/sightline, which is not a program"):
            run(SMALL)


class Program(StudyTest):
    def test_is_found_by_variable_then_path_then_checkout(self):
        def program(name):
            path = self.folder / name
            path.parent.mkdir(parents=True)
            path.write_text("#!/bin/sh\n")
            path.chmod(0o755)
            return path.resolve()

        named, on_path = program("named/other"), program("bin/sightline")
        built = program("checkout/build/release/apps/sightline")
        self.enterContext(mock.patch("sightline.runner._CHECKOUT", self.folder / "checkout"))
        for variables, expected in (({"SIGHTLINE_BINARY": str(named), "PATH": "bin"}, named),
                                    ({"PATH": str(on_path.parent)}, on_path),
                                    ({"PATH": ""}, built)):
            with mock.patch.dict(os.environ, variables, clear=True):
                self.assertEqual(sightline.find_program(), expected)
        built.unlink()
        with mock.patch.dict(os.environ, {"PATH": ""}, clear=True):
            with self.assertRaisesRegex(ProgramNotFound, "SIGHTLINE_BINARY, or build it"):
                sightline.find_program()

    def test_lists_what_there_is(self):
        parameters = {entry["path"]: entry for entry in sightline.list_parameters()}
        self.assertEqual(parameters["household.families.one_child"]["unit"], "share")
        self.assertIn("R01", [entry["reform"] for entry in sightline.list_reforms()])
        self.assertEqual(sightline.list_outcomes()[0]["outcome"], "missed_case_rate")
        self.assertIn("funnel", [entry["study"] for entry in sightline.list_studies()])

    def test_validates_files(self):
        self.assertIsNone(validate(SMALL, REFORM))
        pathlib.Path("bad.yaml").write_text("study: bad\n")
        with self.assertRaises(InputError) as caught:
            validate(SMALL, "bad.yaml")
        self.assertRegex(caught.exception.messages[0], r"^bad.yaml:1:1: \w+: is missing")
        with self.assertRaisesRegex(ValueError, "at least one file"):
            validate()


if __name__ == "__main__":
    unittest.main()
