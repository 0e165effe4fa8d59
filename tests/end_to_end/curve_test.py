#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs a small operating curve, whole and in shards."""

import csv
import json
import unittest

from sightline import SMALL, SightlineTest

CURVE = SMALL.parent / "curve.yaml"
TODAY = -1.02


class Curve(SightlineTest):
    def rows(self, out, table):
        with (self.folder / out / "tables" / f"{table}.csv").open(newline="") as file:
            return list(csv.DictReader(file))

    def test_places_todays_system_on_the_curve(self):
        text = self.call("run", CURVE, "--out", "out").stdout
        self.assertIn("baseline at -1.02. False enquiries", text)
        places = self.rows("out", "operating_curve")
        self.assertEqual({float(row["place"]) for row in places}, {-2.0, TODAY, 0.0})
        for row in places:
            if (row["arm"], float(row["place"])) == ("baseline", TODAY):
                self.assertEqual(float(row["is_today"]), 1)
                self.assertEqual(float(row["from_today"]), 0)
        alarms = {float(row["place"]): float(row["mean"]) for row in places
                  if (row["arm"], row["outcome"]) == ("baseline", "false_enquiries_per_10k")}
        self.assertGreater(alarms[-2.0], alarms[TODAY])
        self.assertGreater(alarms[TODAY], alarms[0.0])
        rates = self.rows("out", "exchange_rates")
        self.assertEqual(len(rates), 2 * 2 * 6)  # arms, steps, what is paid
        for row in rates:
            self.assertEqual(row["is_bounded"] == "1.0", row["low"] != "")

    def test_json_agrees_with_the_table(self):
        curve = json.loads(self.call("run", CURVE, "--out", "out", "--format", "json").stdout)
        places = {(place["arm"], place["design_point"]): place["outcomes"]
                  for place in curve["operating_curve"]["places"]}
        for row in self.rows("out", "operating_curve"):
            mean = places[row["arm"], int(float(row["design_point"]))][row["outcome"]]["mean"]
            self.assertEqual(mean, float(row["mean"]) if row["mean"] else None)
        self.assertEqual(len(curve["operating_curve"]["exchanges"]), 4)

    def test_merged_shards_are_the_unsharded_curve(self):
        self.call("run", CURVE, "--out", "whole", "--quiet")
        for k in (1, 2):
            self.call("run", CURVE, "--out", "parts", "--quiet", "--shard", f"{k}/2")
        self.call("merge", "parts", *sorted((self.folder / "parts").glob("shard-*")))
        for name in ("results.h5", "tables/operating_curve.csv", "tables/exchange_rates.csv"):
            self.assertEqual((self.folder / "parts" / name).read_bytes(),
                             (self.folder / "whole" / name).read_bytes(), name)

    def test_another_curve_does_not_take_up_the_folder(self):
        self.call("run", CURVE, "-n", 1, "--out", "out", "--quiet")
        other = self.folder / "other.yaml"
        other.write_text(CURVE.read_text().replace("../../..", f"{CURVE.parent}/../../..")
                         .replace("low: -2,", "low: -3,"))
        done = self.call("run", other, "-n", 1, "--out", "out", expect=2)
        self.assertIn("a sweep over another design", done.stderr)


if __name__ == "__main__":
    unittest.main()
