#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Proves that check_floors.py finds what it is there to find."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import check_floors  # noqa: E402

SPDX = "// SPDX-License-Identifier: Apache-2.0\n"


def findings_of(files):
    """Reasons found in a tree of {path: text}; each text gets the licence line unless it starts with '!'."""
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files.items():
            file = pathlib.Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text[1:] if text.startswith("!") else SPDX + text)
        return [f"{path}:{line}: {reason}" for path, line, reason in check_floors.check(folder)]


class CheckFloors(unittest.TestCase):
    def expect_clean(self, path, text):
        self.assertEqual(findings_of({path: text}), [])

    def expect_finding(self, path, text, part, line=2):
        findings = findings_of({path: text})
        self.assertEqual(len(findings), 1, findings)
        self.assertTrue(findings[0].startswith(f"{path}:{line}: "), findings[0])
        self.assertIn(part, findings[0])

    def test_downward_and_own_includes_pass(self):
        self.expect_clean("sim/engine/event_queue.cpp",
                          "#include <sightline/core/time.hpp>\n#include <sightline/engine/tally.hpp>\n")
        self.expect_clean("apps/main.cpp", "#include <sightline/experiment/study.hpp>\n")

    def test_upward_include_fails(self):
        self.expect_finding("sim/core/time.cpp", "#include <sightline/engine/tally.hpp>\n",
                            "core (floor 0) must not include up into engine (floor 1)")
        self.expect_finding("include/sightline/scenario/a.hpp",
                            "#include <sightline/experiment/study.hpp>\n", "up into experiment")

    def test_sideways_include_fails(self):
        self.expect_finding("sim/output/table.cpp", "#include <sightline/model/agency.hpp>\n",
                            "sideways into model")

    def test_quoted_paths_are_resolved(self):
        self.expect_finding("sim/engine/a.cpp", '#include "../config/reader.hpp"\n',
                            "sideways into config")
        findings = findings_of({"sim/engine/a.cpp": '#include "sim/config/reader.hpp"\n',
                                "sim/config/reader.hpp": ""})
        self.assertEqual(len(findings), 1, findings)
        self.expect_clean("sim/config/a.cpp", '#include "reader.hpp"\n')

    def test_unknown_unit_fails(self):
        self.expect_finding("sim/core/a.cpp", "#include <sightline/helpers/a.hpp>\n", "no unit")

    def test_folders_of_the_model(self):
        self.expect_clean("sim/model/evidence/ledger.cpp",
                          "#include <sightline/model/household/child.hpp>\n"
                          "#include <sightline/model/context.hpp>\n")
        self.expect_clean("sim/model/replication.cpp",
                          "#include <sightline/model/outcomes/observer.hpp>\n")
        for path, included, part in (
                ("sim/model/household/home.cpp", "workforce/team", "model/household must not include"),
                ("sim/model/evidence/ledger.cpp", "pathway/conference", "model/pathway"),
                ("include/sightline/model/pathway/a.hpp", "outcomes/observer", "model/outcomes"),
                ("sim/model/workforce/team.cpp", "parameters", "top of the model"),
                ("include/sightline/model/context.hpp", "household/child", "foundation of the model"),
                ("sim/model/evidence/a.cpp", "rumour/b", "model/rumour is not in the table")):
            with self.subTest(path=path, included=included):
                self.expect_finding(path, f"#include <sightline/model/{included}.hpp>\n", part)

    def test_unknown_folder_of_the_model_fails(self):
        self.expect_finding("sim/model/rumour/a.cpp", "\n", "model/rumour is not in the table", line=1)

    def test_model_has_no_files_threads_or_third_party(self):
        for header in ("yaml-cpp/yaml.h", "hdf5.h", "tbb/parallel_for.h", "thread", "filesystem",
                       "fstream", "iostream", "fmt/format.h", "boost/optional.hpp"):
            with self.subTest(header=header):
                self.expect_finding("sim/model/input.cpp", f"#include <{header}>\n", header)

    def test_third_party_has_owners(self):
        self.expect_clean("analysis/experiment/executor.cpp", "#include <tbb/parallel_for.h>\n")
        self.expect_finding("sim/output/writer.cpp", "#include <tbb/parallel_for.h>\n", "output must not")

    def test_standard_random_is_banned(self):
        for path in ("sim/output/a.cpp", "tests/unit/sim/core/dice_test.cpp"):
            self.expect_finding(path, "#include <random>\n", "<random>")
            self.expect_finding(path, "\nstd::normal_distribution<> d;\n", "normal_distribution", line=3)
        self.expect_clean("tests/bench/dice_bench.cpp", "#include <random>\nstd::mt19937_64 rng;\n")

    def test_clocks_are_banned_below_the_scenario(self):
        for path in ("sim/core/time.cpp", "sim/engine/a.cpp", "include/sightline/model/input.hpp"):
            for code in ("auto t = std::chrono::steady_clock::now();", "auto t = time(nullptr);"):
                with self.subTest(path=path, code=code):
                    self.expect_finding(path, code + "\n", "reads a clock")
        self.expect_clean("analysis/experiment/progress.cpp", "auto t = std::chrono::steady_clock::now();\n")

    def test_dates_belong_to_the_calendar(self):
        self.expect_clean("include/sightline/core/calendar.hpp", "#include <chrono>\n")
        self.expect_finding("sim/engine/a.cpp", "#include <chrono>\n", "core/calendar")

    def test_comments_and_strings_are_not_code(self):
        self.expect_clean("sim/core/a.cpp",
                          "// std::normal_distribution, time(nullptr)\n"
                          "/* #include <sightline/engine/tally.hpp>\n"
                          "#include <random>\n*/\n"
                          'const char* text = "std::normal_distribution";\n'
                          "constexpr auto big = 0xFFFF'FFFFU;  // it isn't system_clock\n"
                          'const char* raw = R"(time(nullptr))";\n')

    def test_names_that_only_look_like_a_clock_pass(self):
        self.expect_clean("sim/engine/a.cpp", "Time t = event.time(); auto u = queue->time(0); run_time(0);\n")

    def test_licence_line_is_required(self):
        self.expect_finding("sim/core/a.cpp", "!#pragma once\n", "SPDX", line=1)
        self.expect_finding("cmake/a.cmake", "!project(a)\n", "SPDX", line=1)
        self.expect_clean("tests/a.py", "!#!/usr/bin/env python3\n# SPDX-License-Identifier: Apache-2.0\n")

    def test_long_files_fail(self):
        self.expect_clean("apps/a.cpp", "\n" * 499)
        self.expect_finding("apps/a.cpp", "\n" * 500, "501 lines", line=501)

    def test_sources_are_ascii(self):
        self.expect_finding("apps/a.cpp", "// \u00a3\n", "ASCII")

    def test_exit_status_tells(self):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder, "sim/core/a.cpp")
            file.parent.mkdir(parents=True)
            command = [sys.executable, "-B", str(HERE / "check_floors.py"), folder]
            file.write_text(SPDX)
            self.assertEqual(subprocess.run(command, check=False).returncode, 0)
            file.write_text(SPDX + "#include <sightline/model/agency.hpp>\n")
            done = subprocess.run(command, check=False, capture_output=True, text=True)
            self.assertEqual(done.returncode, 1)
            self.assertTrue(done.stdout.startswith("sim/core/a.cpp:2: core (floor 0)"), done.stdout)


if __name__ == "__main__":
    unittest.main()
