#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Tells cases on the command line."""

import json
import pathlib
import re
import signal
import time
import unittest

from sightline import PATIENCE, SCENARIOS, SightlineTest

CHILD_P = SCENARIOS / "cases/child-p.yaml"


class Replay(SightlineTest):
    def replay(self, *arguments, expect=0):
        return self.call("replay", *arguments, expect=expect)

    def test_runs_the_case_in_the_model(self):
        told = self.replay("two-bruises").stdout
        self.assertIn("In the model, with everything pinned", told)
        self.assertNotIn("not found", told)

    def test_lists_the_chronology_in_order_with_who_knew(self):
        told = json.loads(self.replay(CHILD_P, "--format", "json").stdout)
        self.assertEqual([event["id"] for event in told["chronology"]],
                         [f"T{n:02}" for n in range(1, 23)])
        knew = {event["id"]: [one["role"] for one in event["knew"]] for event in told["chronology"]}
        self.assertEqual(knew["T02"], ["family"])
        self.assertEqual(sorted(knew["T03"]),
                         ["hospital", "paediatrics", "police", "social_care"])
        self.assertEqual(knew["T16"], ["general_practice"])

    def test_says_first_what_it_is_about(self):
        for arguments in ((CHILD_P, "--told-only"), ("--told-only",),
                          (CHILD_P, "--as", "school", "--until", "2007-01-01")):
            first = self.replay(*arguments).stdout.split("\n\n")[0]
            self.assertIn("cannot judge what any person should have done", " ".join(first.split()))

    def test_shows_a_role_what_it_knew(self):
        def view(role, until):
            told = self.replay(CHILD_P, "--as", role, "--until", until, "--format", "json").stdout
            return [item["event"] for item in json.loads(told)["items"] if item["event"]]
        self.assertEqual(view("general_practice", "2007-07-30"), ["T01"])
        self.assertEqual(view("general_practice", "2007-08-01"), ["T01", "T16"])
        self.assertNotIn("T02", view("social_care", "2008-01-01"))

    def test_hides_the_end_until_its_release(self):
        self.assertNotIn("T22", self.replay(CHILD_P, "--until", "release").stdout)
        self.assertIn("T22", self.replay(CHILD_P, "--told-only").stdout)

    def test_writes_a_page_that_hides_the_end_too(self):
        self.replay(CHILD_P, "--html", "all.html")
        self.replay(CHILD_P, "--until", "release", "--html", "class.html")
        for name, is_whole in (("all.html", True), ("class.html", False)):
            page = (self.folder / name).read_text(encoding="utf-8")
            self.assertIn("cannot judge what any person should have done", page)
            self.assertIs('"who":"T22"' in page, is_whole)

    def test_lists_and_validates_cases(self):
        listed = json.loads(self.call("list", "cases", "--format", "json").stdout)
        self.assertEqual([one["case"] for one in listed],
                         ["a-bruise-at-school", "child-p", "two-bruises"])
        for one in listed:
            self.assertIn("is valid", self.call("validate", one["file"]).stdout)

    def test_refuses_what_it_does_not_know(self):
        self.assertIn("did you mean `two-bruises`",
                      self.replay("two-bruise", expect=2).stderr.lower())
        self.assertIn("hospital", self.replay("--as", "hopsital", "--until", "2007-01-01",
                                              expect=2).stderr)
        self.assertIn("--until", self.replay("--as", "hospital", expect=2).stderr)
        self.assertIn("--html", self.replay("--as", "hospital", "--until", "2007-07-30", "--html",
                                            "x.html", expect=2).stderr)
        self.assertIn("--until", self.replay("--until", "yesterday", expect=2).stderr)


class Futures(SightlineTest):
    SMALL = ("two-bruises", "--children", 2000, "--ensemble", "none", "--quiet")

    def ask(self, *arguments, expect=0):
        return self.call("replay", *self.SMALL, *arguments, expect=expect)

    def test_holds_arms_against_none_by_the_same_dice(self):
        told = self.ask("--futures", 6, "--from", "D01", "--reform", "R11", "--reform", "R11+R06",
                        "--options", "--format", "json").stdout
        found = json.loads(told)
        self.assertEqual([arm["name"] for arm in found["arms"]],
                         ["none", "R11", "R11+R06", "D01=refer", "D01=phone", "D01=wait"])
        self.assertEqual((found["from"], found["fatal"], found["futures"]),
                         ("2007-06-18", "2007-09-20", 6))
        self.assertNotIn("difference", found["arms"][0])
        none = found["arms"][0]["endings"]["protected_at_the_date"]["mean"]
        for arm in found["arms"][1:]:
            for ending, difference in arm["difference"].items():
                self.assertLessEqual(difference["low"], difference["mean"], ending)
                self.assertLessEqual(difference["mean"], difference["high"], ending)
            self.assertAlmostEqual(arm["difference"]["protected_at_the_date"]["mean"],
                                   arm["endings"]["protected_at_the_date"]["mean"] - none)
        again = self.ask("--futures", 6, "--from", "D01", "--reform", "R11", "--reform", "R11+R06",
                         "--options", "--format", "json", "--threads", 3).stdout
        self.assertEqual(told, again)

    def test_says_what_it_rests_on(self):
        told = " ".join(self.ask("--futures", 2).stdout.split())
        self.assertTrue(told.startswith("This invented case is about injuries"))
        self.assertIn("cannot judge what any person should have done", told)
        self.assertIn("cannot be measured in one family", told)
        self.assertIn("Driven by assumption", told)

    def test_takes_turns_with_an_ensemble(self):
        found = json.loads(self.call(
            "replay", "two-bruises", "--children", 2000, "--futures", 4, "--sets", 2, "--quiet",
            "--from", "2007-06-01", "--format", "json").stdout)
        self.assertEqual(found["sets"]["ensemble"], "england-2008-ensemble")
        self.assertEqual(found["sets"]["tried"], 2)
        self.assertEqual(found["sets"]["used"] + len(found["sets"]["left_out"]), 2)

    def test_reads_claims(self):
        arguments = ("--readings", "--futures", 12)
        found = json.loads(self.ask(*arguments, "--format", "json").stdout)
        self.assertEqual([claim["id"] for claim in found["claims"]], ["C01"])
        self.assertIn(found["claims"][0]["support"],
                      ("supported", "not supported", "cannot be told"))
        told = self.ask(*arguments).stdout
        self.assertIn("A says:", told)
        self.assertIn(found["claims"][0]["support"], told)

    def test_refuses_what_makes_no_sense(self):
        for arguments, part in (
                (("--futures", 2, "--from", "D7"), "neither a decision"),
                (("--futures", 2, "--from", "2010-01-01"), "outside the case"),
                (("--futures", 2, "--reform", "R1"), "Did you mean `R01`"),
                (("--futures", 2, "--reform", "R07+R16"), "joint_enquiry"),
                (("--futures", 2, "--decide", "D01=fone"), "Did you mean `phone`"),
                (("--futures", 0), "--futures"),
                (("--futures", 1_000_000), "--futures"),
                (("--from", "D01"), "--futures"),
                (("--futures", 2, "--as", "hospital"), "--as"),
                (("--readings", "--reform", "R01"), "--readings")):
            with self.subTest(arguments):
                done = self.ask(*arguments, expect=2)
                self.assertIn(part, done.stderr)
                self.assertEqual(done.stdout, "")
        self.assertIn("has no `family`",
                      self.call("replay", "a-bruise-at-school", "--futures", 2, expect=2).stderr)

    def wait_until_it_listens(self, process):
        """Until SIGINT has a handler; before, it would just kill."""
        deadline = time.monotonic() + PATIENCE
        while True:
            self.assertIsNone(process.poll(), "ended before it could be interrupted")
            self.assertLess(time.monotonic(), deadline)
            status = pathlib.Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
            caught = int(re.search(r"SigCgt:\s*(\w+)", status).group(1), 16)
            if caught >> (signal.SIGINT - 1) & 1:
                return
            time.sleep(0.01)

    def test_stops_when_interrupted(self):
        process = self.start("replay", "two-bruises", "--futures", 100_000, "--ensemble", "none",
                             "--children", 2000, "--threads", 1)
        self.wait_until_it_listens(process)
        process.send_signal(signal.SIGINT)
        output, messages = process.communicate(timeout=PATIENCE)
        self.assertEqual(process.returncode, 3, messages)
        self.assertEqual(output, "")
        self.assertIn("interrupted", messages)


if __name__ == "__main__":
    unittest.main()
