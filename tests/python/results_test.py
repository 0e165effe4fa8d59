# SPDX-License-Identifier: Apache-2.0
"""Results as open_study gives them, with xarray and without."""
import json
import os
import subprocess
import sys
import unittest
from unittest import mock

from studies import SMALL, SWEEP, StudyTest, scratch_folder

import sightline
from sightline import MissingPackage, ResultsError, is_sweep, open_study, run, tables


class Results(StudyTest):
    @classmethod
    def setUpClass(cls):
        place = cls.enterClassContext(scratch_folder())
        cls.plain = run(SMALL, out=place / "plain")
        cls.sweep = run(SWEEP, out=place / "sweep")

    def test_a_study_has_named_axes_and_units(self):
        study = self.plain.open()
        self.assertEqual(study["value"].dims, ("arm", "replication", "outcome"))
        self.assertEqual(list(study.arm.values), ["baseline", "complete-examination"])
        self.assertEqual(str(study.month.values[0])[:10], "2007-04-01")
        self.assertEqual(study.attrs["digest"], self.plain.summary["digest"])
        self.assertEqual(study.attrs["seed"], 7)
        self.assertIn("g++", study.attrs["compiler"])
        rate = study.estimate.sel(arm="baseline", outcome="missed_case_rate")
        self.assertEqual(float(rate),
                         self.plain.summary["arms"][0]["outcomes"]["missed_case_rate"]["mean"])
        self.assertEqual(str(rate.outcome_unit.values), "share")
        self.assertEqual(str(rate.outcome_denominator.values), "harmed")
        self.assertEqual(study.rescued.attrs["units"], "children")
        self.assertEqual(str(study["sum"].sel(measure="cost").measure_unit.values), "pounds")

    def test_outcomes_are_made_of_sums_as_the_definitions_say(self):
        study = self.plain.open()
        means = study["sum"].mean("replication").sel(arm="baseline")
        for outcome in study.outcome:
            below = str(outcome.outcome_denominator.values)
            expected = float(study.estimate.sel(arm="baseline", outcome=outcome))
            made = float(outcome.outcome_scale * means.sel(
                measure=str(outcome.outcome_numerator.values)))
            whole = float(means.sel(measure=below)) if below else 1.0
            if whole:
                self.assertAlmostEqual(made / whole, expected, delta=1e-12 * max(1, abs(expected)))

    def test_a_sweep_has_its_design_as_coordinates(self):
        study = self.sweep.open()
        self.assertTrue(is_sweep(study))
        self.assertFalse(is_sweep(self.plain.open()))
        self.assertEqual(study.difference.dims, ("design_point", "arm", "outcome"))
        points = self.sweep.summary["points"]
        noise = study.difference.evidence_injuries_noise_hospital
        self.assertEqual(noise.attrs["units"], "ratio")
        self.assertEqual(noise.values.tolist(),
                         [point["values"]["evidence.injuries.noise.hospital"] for point in points])
        self.assertEqual(study.attrs["design_method"], "sobol")

    def test_both_engines_give_the_same(self):
        for done in (self.plain, self.sweep):
            study, arrays = done.open(), done.open(engine="h5py")
            self.assertEqual(set(study.variables), set(arrays))
            self.assertEqual(dict(study.attrs), arrays.attrs)
            for name, array in arrays.items():
                with self.subTest(study=done.summary["study"], name=name):
                    self.assertEqual(study[name].dims, arrays.axes[name])
                    self.assertEqual(study[name].attrs.get("units", ""),
                                     arrays.units.get(name, ""))
                    self.assertTrue(study[name].identical(study[name].copy(data=array)))

    def test_the_file_itself_will_do(self):
        study = open_study(self.plain.folder / "results.h5")
        self.assertEqual(study.attrs["study"], "small")

    def test_tables_are_data_frames(self):
        found = tables(self.plain.folder)
        self.assertLessEqual({"arms", "comparisons", "replications", "by_month"}, set(found))
        rates = found["arms"].set_index(["arm", "outcome"])["mean"]
        self.assertEqual(rates["baseline", "missed_case_rate"],
                         self.plain.summary["arms"][0]["outcomes"]["missed_case_rate"]["mean"])

    def test_says_what_lacks_in_a_folder(self):
        (self.folder / "results/one").mkdir(parents=True)
        (self.folder / "results/one/results.h5").write_bytes(b"not HDF5")
        (self.folder / "begun/parts").mkdir(parents=True)
        (self.folder / "begun/parts/block-000000.h5").touch()
        (self.folder / "shard").mkdir()
        (self.folder / "shard/shard.json").write_text(json.dumps({}))
        (self.folder / "empty").mkdir()
        for folder, words in (("nowhere", "no such folder"),
                              ("results", "no results.h5; of its folders these do: one"),
                              ("results/one", "cannot be read"),
                              ("begun", "not finished: 1 blocks"),
                              ("shard", "sightline merge"),
                              ("empty", "empty holds no results.h5$")):
            for engine in ("xarray", "h5py"):
                with self.subTest(folder), self.assertRaisesRegex(ResultsError, words):
                    open_study(folder, engine)
            with self.subTest(folder), self.assertRaises(ResultsError):
                open_study(folder)
        with self.assertRaisesRegex(ResultsError, "not a results file of Sightline"):
            open_study(self.plain.folder / "parts/block-000000.h5")
        with self.assertRaisesRegex(ValueError, "engine is 'netcdf'"):
            open_study(self.plain.folder, "netcdf")

    def test_says_which_package_lacks(self):
        for gone, engine, words in (("xarray", "xarray", "python3-xarray.*engine=\"h5py\""),
                                    ("h5netcdf", "xarray", "python3-h5netcdf"),
                                    ("h5py", "h5py", "python3-h5py")):
            with mock.patch.dict(sys.modules, {gone: None}), self.subTest(gone):
                with self.assertRaisesRegex(MissingPackage, words):
                    open_study(self.plain.folder, engine)
        with mock.patch.dict(sys.modules, {"pandas": None}):
            with self.assertRaisesRegex(MissingPackage, "python3-pandas"):
                tables(self.plain.folder)

    def test_the_package_loads_with_numpy_alone(self):
        code = ("import sys\n"
                "for name in ('xarray', 'h5py', 'h5netcdf', 'pandas', 'scipy', 'matplotlib'):\n"
                "    sys.modules[name] = None\n"
                "import sightline; print(sightline.dice(1, 2, 3, 'move'))")
        done = subprocess.run([sys.executable, "-B", "-c", code], text=True, capture_output=True,
                              env={**os.environ, "PYTHONPATH": ":".join(sys.path)}, check=True)
        self.assertEqual(float(done.stdout), sightline.dice(1, 2, 3, "move"))


if __name__ == "__main__":
    unittest.main()
