# SPDX-License-Identifier: Apache-2.0
"""Differences, series and their intervals are those of the program's tables."""
import shutil
import statistics
import sys
import unittest
from unittest import mock

import numpy as np

from studies import ENSEMBLE, SMALL, SWEEP, StudyTest, scratch_folder, small_text

from sightline import (MissingPackage, ResultsError, monthly_series, open_study,
                       paired_differences, run, tables)

PAIR = ("missed_case_rate", "complete-examination")
# Student's t for 95 % and 3 degrees of freedom, as printed in tables.
CRITICAL_3 = 3.182446305284263


class Comparisons(StudyTest):
    @classmethod
    def setUpClass(cls):
        cls.place = place = cls.enterClassContext(scratch_folder())
        run(SMALL, out=place / "plain", replications=20)
        run(SMALL, out=place / "four")
        run(SWEEP, out=place / "sweep")
        # 24 replications take turns through 20 sets: some sets have two, some one.
        run(small_text() + f"ensemble: {ENSEMBLE}\n", folder=place, out=place / "ensemble",
            replications=24)
        run(small_text(SWEEP).replace("points: 8", "points: 2") + f"ensemble: {ENSEMBLE}\n",
            folder=place, out=place / "sweep-ensemble", replications=24)

    def assert_close(self, found, expected):
        if np.isnan(expected):  # the tables leave out what is not finite
            self.assertFalse(np.isfinite(found))
        else:
            self.assertAlmostEqual(found, expected, delta=1e-12 * max(1, abs(expected)))

    def assert_equals_tables(self, name, least):
        rows = tables(self.place / name)["comparisons"]
        for engine in ("xarray", "h5py"):
            study, compared = open_study(self.place / name, engine), 0
            kept = set(np.asarray(study["asked" if "asked" in study else "outcome"]))
            for row in rows[rows.outcome.isin(kept)].itertuples():
                found = paired_differences(study, row.outcome, row.arm)
                self.assertEqual((found.against, found.unit), (row.against, row.unit))
                numbers = (found.difference, found.low, found.high)
                if "design_point" in study:
                    numbers = [column[row.design_point] for column in numbers]
                for number, expected in zip(numbers, (row.difference, row.low, row.high)):
                    self.assert_close(number, expected)
                compared += int(np.isfinite(row.low))
            self.assertGreaterEqual(compared, least)

    def test_equal_the_table_of_a_study(self):
        self.assert_equals_tables("plain", 80)

    def test_equal_the_table_of_a_study_with_an_ensemble(self):
        self.assert_equals_tables("ensemble", 80)
        found = paired_differences(open_study(self.place / "ensemble"), *PAIR)
        self.assertEqual((found.n, found.values.shape), (20, (20,)))

    def test_equal_the_table_of_a_sweep(self):
        self.assert_equals_tables("sweep", 8)

    def test_equal_the_table_of_a_sweep_with_an_ensemble(self):
        self.assert_equals_tables("sweep-ensemble", 2)

    def test_have_a_value_for_each_replication(self):
        study = open_study(self.place / "plain")
        found = paired_differences(study, *PAIR)
        self.assertEqual((found.n, found.values.shape), (20, (20,)))
        self.assertAlmostEqual(found.values.mean(), found.difference, delta=1e-14)
        # A count has no denominator: its values are plainly the differences.
        counts = paired_differences(study, "missed_cases", PAIR[1])
        value = study.value.sel(outcome="missed_cases")
        np.testing.assert_allclose(
            counts.values, value.sel(arm=PAIR[1]) - value.sel(arm="baseline"), atol=1e-12)
        self.assertAlmostEqual(counts.standard_error,
                               statistics.stdev(counts.values) / 20**0.5, delta=1e-12)

    def test_take_rounding_for_no_difference(self):
        study = open_study(self.place / "plain", "h5py")
        sums = study["sum"].copy()
        sums[1] = np.nextafter(sums[0], np.inf)
        study["sum"] = sums
        found = paired_differences(study, *PAIR)
        self.assertEqual((found.difference, found.low, found.high), (0, 0, 0))

    def test_turn_round_with_the_pair_and_widen_with_the_level(self):
        study = open_study(self.place / "plain")
        found = paired_differences(study, *PAIR)
        back = paired_differences(study, PAIR[0], "baseline", against=PAIR[1])
        self.assertEqual((back.arm, back.against), ("baseline", PAIR[1]))
        np.testing.assert_allclose(back.values, -found.values, atol=1e-15)
        self.assertAlmostEqual(back.low, -found.high, delta=1e-15)
        wide = paired_differences(study, *PAIR, level=0.99)
        # t of 19 degrees of freedom, from tables: 2.861 and 2.093.
        self.assertAlmostEqual((wide.high - wide.difference) / (found.high - found.difference),
                               2.8609346064649799 / 2.0930240544083087, delta=1e-9)

    def test_one_replication_has_no_interval(self):
        run(SMALL, out=self.folder / "one", replications=1)
        found = paired_differences(open_study(self.folder / "one"), "caseload_mean", PAIR[1])
        self.assertEqual((found.n, found.low, found.high), (1, -np.inf, np.inf))
        self.assertTrue(np.isfinite(found.difference))

    def test_months_equal_the_table_and_have_intervals(self):
        for name, outcome in (("plain", "missed_case_rate"), ("four", "missed_cases"),
                              ("ensemble", "caseload_mean")):
            table = tables(self.place / name)["by_month"]
            series = monthly_series(self.place / name, outcome, PAIR[1])
            self.assertEqual([str(month)[:7] for month in series.month],
                             table[table.arm == PAIR[1]].month.tolist())
            np.testing.assert_allclose(series.mean, table[table.arm == PAIR[1]][outcome],
                                       rtol=1e-12)
            is_known = np.isfinite(series.mean)
            self.assertTrue((series.low[is_known] <= series.mean[is_known]).all())
        import h5py
        with h5py.File(self.place / "four/parts/block-000000.h5") as part:
            measures = [name.decode() for name in part["measure"]]
            counts = part["sum_by_month"][:, 1, measures.index("missed"), :]
        series = monthly_series(self.place / "four", "missed_cases", PAIR[1])
        for month in range(24):
            spread = statistics.stdev(counts[:, month]) / 2
            self.assertAlmostEqual(series.high[month],
                                   statistics.mean(counts[:, month]) + CRITICAL_3 * spread,
                                   delta=1e-12)

    def test_months_need_the_part_files(self):
        shutil.copytree(self.place / "plain", self.folder / "cut")
        (self.folder / "cut/parts/block-000001.h5").unlink()
        with self.assertRaisesRegex(ResultsError, "cut/parts lacks replications"):
            monthly_series(self.folder / "cut", *PAIR)
        with self.assertRaisesRegex(ResultsError, "sweep, which keeps no months"):
            monthly_series(self.place / "sweep", *PAIR)

    def test_wrong_names_get_the_nearest(self):
        study = open_study(self.place / "plain")
        for arguments, words in ((("missed_case_rat", PAIR[1]), "nearest: missed_case_rate"),
                                 (("missed_case_rate", "complete-examinatoin"), "nearest: complete-examination"),
                                 (("missed_case_rate", "xyz"), "there are: baseline, complete"),
                                 ((*PAIR, "base-line"), "nearest: baseline"),
                                 ((*PAIR, None, 95), "level is 95")):
            with self.subTest(words), self.assertRaisesRegex(ValueError, words):
                paired_differences(study, *arguments)

    def test_a_sweep_names_the_outcomes_it_kept(self):
        with self.assertRaisesRegex(ResultsError, "measures: missed_case_rate, .*caseload_mean"):
            paired_differences(open_study(self.place / "sweep"), "missed_cases", PAIR[1])

    def test_results_of_older_versions_are_told_so(self):
        study = open_study(self.place / "plain", engine="h5py")
        del study["outcome_numerator"]
        with self.assertRaisesRegex(ResultsError, "older version"):
            paired_differences(study, *PAIR)

    def test_says_that_scipy_lacks(self):
        with mock.patch.dict(sys.modules, {"scipy.special": None}):
            with self.assertRaisesRegex(MissingPackage, "python3-scipy"):
                paired_differences(open_study(self.place / "plain"), *PAIR)


if __name__ == "__main__":
    unittest.main()
