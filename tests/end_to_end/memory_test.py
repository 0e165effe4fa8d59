#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How much memory more replications take."""

import os
import subprocess
import unittest

from sightline import BINARY, SMALL, SightlineTest

FEW, MANY = 100, 1100
# Packed sums of 128 measures of two arms take 0.6 kB; the rest is for pages that come and go.
MOST_BYTES_FOR_A_REPLICATION = 2_500


class Memory(SightlineTest):
    def peak_bytes(self, replications):
        study = self.folder / "tiny.yaml"
        study.write_text(SMALL.read_text().replace("../../..", f"{SMALL.parent}/../../..")
                         .replace("children: 2000", "children: 300")
                         .replace("warm_up_years: 1, years: 2", "warm_up_years: 0, years: 1"))
        process = subprocess.Popen([BINARY, "run", study, "-n", str(replications), "--quiet",
                                    "--threads", "1", "--out", f"out-{replications}"],
                                   cwd=self.folder, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.assertEqual(process.returncode, 0)
        return usage.ru_maxrss * 1024

    def test_a_replication_leaves_little_but_its_sums(self):
        more = self.peak_bytes(MANY) - self.peak_bytes(FEW)
        self.assertLess(more / (MANY - FEW), MOST_BYTES_FOR_A_REPLICATION)


if __name__ == "__main__":
    unittest.main()
