#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Tells cases on the command line."""

import json
import unittest

from sightline import SCENARIOS, SightlineTest

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
        self.assertEqual(sorted(knew["T03"]), ["hospital", "police", "social_care"])
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
                         ["child-p", "the-wrong-alarm", "two-bruises"])
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


if __name__ == "__main__":
    unittest.main()
