#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Arms that begin alike: run whole, branched, and from trunks kept on disk; and what is refused."""

import json
import unittest

from sightline import SCENARIOS, SMALL, SightlineTest

BRANCH = SMALL.parent / "branch.yaml"


class Branching(SightlineTest):
    def run_study(self, out, *arguments, study=BRANCH, expect=0):
        return self.call("run", study, "--out", out, *arguments, expect=expect)

    def assert_same_results(self, first, second):
        for path in ("results.h5", "parts/block-000000.h5", "tables/winners_losers.csv"):
            self.assertEqual((self.folder / first / path).read_bytes(),
                             (self.folder / second / path).read_bytes(), path)

    def other_study(self, name, reform, begins):
        """The same place and years with another reform."""
        study = self.folder / f"{name}.yaml"
        study.write_text(f"""
study: {name}
question: Another reform from a later date?
baseline: {SCENARIOS}/baseline/england-2008.yaml
arms:
  - name: baseline
  - name: other
    reforms: [{{reform: {SCENARIOS}/reforms/{reform}, from: {begins}}}]
replications: 4
seed: 7
period: {{start: 2006-04-01, warm_up_years: 1, years: 2}}
population: {{children: 2000}}
measure: [missed_case_rate]
""")
        return study

    def test_gives_the_numbers_of_whole_runs_and_tells_what_it_saved(self):
        done = self.run_study("branched")
        self.run_study("whole", "--no-branching")
        self.assert_same_results("branched", "whole")
        self.assertIn("44 % of their child-years are run once", done.stderr)
        for folder, saved in (("branched", 4 / 9), ("whole", 0)):
            manifest = json.loads((self.folder / folder / "manifest.json").read_text())
            self.assertAlmostEqual(manifest["share_saved_by_branching"], saved, delta=0.001)

    def test_trunks_are_begun_from_by_this_study_and_by_later_ones(self):
        self.run_study("kept", "--keep-trunks", "parting")
        self.run_study("whole", "--no-branching")
        self.assert_same_results("kept", "whole")
        self.run_study("again", "--trunks", "kept/trunks")
        self.assert_same_results("again", "whole")
        later = self.other_study("later", "R08-siblings.yaml", "2008-10-01")
        self.run_study("later", "--trunks", "kept/trunks", study=later)
        self.run_study("later-whole", "--no-branching", study=later)
        self.assert_same_results("later", "later-whole")

    def test_trunks_end_where_they_are_told_to_and_are_kept_of_what_was_run_before(self):
        self.run_study("out")
        self.run_study("out", "--keep-trunks", "2007-10-01")
        self.assertEqual(len(list((self.folder / "out/trunks").iterdir())), 4)
        self.run_study("again", "--trunks", "out/trunks")
        self.assert_same_results("again", "out")
        sooner = self.other_study("sooner", "R08-siblings.yaml", "2007-06-01")
        done = self.run_study("sooner", "--trunks", "out/trunks", study=sooner, expect=2)
        self.assertIn("the trunk ends on 2007-10-01", done.stderr)
        self.assertIn("until 2007-06-01 only", done.stderr)
        self.run_study("out", "--keep-trunks", "2007-06-01")
        self.run_study("sooner", "--trunks", "out/trunks", study=sooner)
        self.run_study("sooner-whole", "--no-branching", study=sooner)
        self.assert_same_results("sooner", "sooner-whole")

    def test_a_trunk_of_another_run_or_a_damaged_one_is_refused(self):
        self.run_study("out", "--keep-trunks", "parting")
        done = self.run_study("other", "--trunks", "out/trunks", "--seed", "8", expect=2)
        self.assertIn("seed: is 7, but 8 is wanted", done.stderr)
        done = self.run_study("other", "--trunks", "out/trunks", "--set",
                              "costs.court_fee=1", expect=2)
        self.assertIn("parameters, reforms, population or period are others", done.stderr)
        done = self.run_study("other", "--trunks", "out/trunks", "-n", "6", expect=2)
        self.assertIn("2 of 6 trunks are missing", done.stderr)
        trunk = self.folder / "out/trunks/replication-000002.h5"
        content = bytearray(trunk.read_bytes())
        content[len(content) // 2] ^= 1
        trunk.write_bytes(content)
        done = self.run_study("other", "--trunks", "out/trunks", expect=1)
        self.assertIn("replication-000002.h5", done.stderr)

    def test_a_damaged_trunk_is_made_again_where_trunks_are_kept(self):
        self.run_study("out", "--keep-trunks", "parting")
        trunk = self.folder / "out/trunks/replication-000001.h5"
        whole = trunk.read_bytes()
        trunk.write_bytes(whole[:1000])
        (self.folder / "out/parts/block-000000.h5").unlink()
        self.run_study("out", "--keep-trunks", "parting")
        self.assertEqual(trunk.read_bytes(), whole)

    def test_mistakes_in_options_are_told(self):
        for arguments, words in (
                (("--keep-trunks", "soon"), "neither a date (YYYY-MM-DD) nor `parting`"),
                (("--keep-trunks", "2008-05-01"), "the arms are one run until 2008-04-01 only"),
                (("--keep-trunks", "2001-01-01"), "is not within the period"),
                (("--keep-trunks", "parting", "--no-branching"), "--no-branching")):
            self.assertIn(words, self.run_study("out", *arguments, expect=2).stderr)
        done = self.run_study("out", "--keep-trunks", "parting", study=SMALL.parent / "sweep.yaml",
                              expect=2)
        self.assertIn("a sweep has other parameters at every point", done.stderr)


if __name__ == "__main__":
    unittest.main()
