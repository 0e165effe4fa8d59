#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Proves that check_documents.py finds what it is there to find."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
SCRIPT = HERE / "check_documents.py"
sys.path.insert(0, str(HERE))
import check_documents  # noqa: E402


def findings_of(files):
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files.items():
            file = pathlib.Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return [f"{path}:{line}: {reason}" for path, line, reason in check_documents.check(folder)]


class CheckDocuments(unittest.TestCase):
    def test_links_that_lead_somewhere_pass(self):
        other = "# One `thing`: it's here\n\n## Same\n\n## Same\n"
        text = ("[a](docs/b.md) [c](docs/b.md#one-thing-its-here) [d](#top) [e](docs/b.md#same-1) [f](docs)\n"
                "[g](https://example.org/none) `[h](none.md)`\n\n    [i](none.md)\n\n```\n[j](none.md)\n```\n\n# Top\n")
        self.assertEqual(findings_of({"README.md": text, "docs/b.md": other}), [])

    def test_a_link_to_nothing_is_found(self):
        self.assertEqual(findings_of({"docs/a.md": "One\n[b](b.md)\n"}), ["docs/a.md:2: there is no b.md"])

    def test_a_link_to_no_heading_is_found(self):
        found = findings_of({"a.md": "[b](b.md#two) [c](#three)\n", "b.md": "# One\n"})
        self.assertEqual(found, ["a.md:1: #three: there is no such heading",
                                 "a.md:1: b.md#two: there is no such heading"])

    def test_whole_tables_pass(self):
        text = "| a | b |\n|---|---|\n| `x | y` | \\| |\n| 1 | |\n\n| c |\n|---|\n| 1 |\n"
        self.assertEqual(findings_of({"a.md": text}), [])

    def test_a_table_that_a_blank_line_cuts_is_found(self):
        text = "| a | b |\n|---|---|\n| 1 | 2 |\n\n| 3 | 4 |\n| 5 | 6 |\n"
        self.assertEqual(findings_of({"a.md": text}),
                         ["a.md:5: a row without a head: is a blank line in its table?"])
        self.assertEqual(len(findings_of({"a.md": text.replace("| 5 | 6 |\n", "")})), 1)

    def test_a_row_with_a_cell_too_many_is_found(self):
        self.assertEqual(findings_of({"a.md": "| a |\n|---|\n| 1 | 2 |\n"}),
                         ["a.md:3: 2 cells where the head has 1"])

    def test_sources_are_sections_and_rows_of_the_evidence(self):
        evidence = "## 2. All\n\n### 2.1 Risk\n\nfatal_rate\n\n### 2.2 More\n\nother_rate\n"
        baseline = "a: {source: \"evidence 2.1 fatal_rate\"}\nb: evidence table, section 2\n"
        files = {"docs/evidence.md": evidence, "scenarios/baseline/a.yaml": baseline}
        self.assertEqual(findings_of(files), [])
        files["scenarios/baseline/a.yaml"] = "a: evidence 2.1 other_rate\nb: evidence 3\n"
        self.assertEqual(findings_of(files), [
            "scenarios/baseline/a.yaml:1: section 2.1 of docs/evidence.md has no other_rate",
            "scenarios/baseline/a.yaml:2: docs/evidence.md has no section 3"])

    def test_what_others_have_written_is_passed_over(self):
        self.assertEqual(findings_of({"web/node_modules/a/a.md": "[b](b.md)\n"}), [])

    def test_a_wrong_folder_is_told(self):
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run([sys.executable, "-B", SCRIPT, folder], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("usage:", done.stderr)


if __name__ == "__main__":
    unittest.main()
