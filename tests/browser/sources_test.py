#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The sources of the pages: types, unit tests, and that the committed bundle is what they give."""

import re
import unittest

import web_project
from sightline import SMALL, SightlineTest
from web_project import COPY, WEB, npx

MODEL = re.compile(r'<script type="application/json" id="report-model">(.*?)</script>', re.DOTALL)


class Sources(SightlineTest):
    @classmethod
    def setUpClass(cls):
        web_project.refresh()

    def assert_passes(self, *command):
        code, said = npx(*command)
        self.assertEqual(code, 0, said)

    def test_types(self):
        self.assert_passes("tsc", "--noEmit")

    def test_units(self):
        self.assert_passes("vitest", "run")

    def test_committed_pages_are_made_of_the_sources(self):
        for committed in sorted((WEB / "dist").glob("*.html")):
            with self.subTest(page=committed.name):
                self.assert_passes("vite", "build", "--mode", committed.stem, "--outDir", "built")
                self.assertEqual((COPY / "built" / committed.name).read_bytes(), committed.read_bytes(),
                                 f"run `npm run build` in web/ and commit web/dist/{committed.name}")

    def test_committed_pages_of_the_server_are_made_of_the_sources(self):
        for page in ("workbench", "training", "instructor"):
            with self.subTest(page=page):
                self.assert_passes("vite", "build", "--mode", page, "--outDir", f"built/{page}")
                committed = sorted((WEB / "dist" / page).iterdir())
                self.assertEqual([file.name for file in committed],
                                 sorted(file.name for file in (COPY / "built" / page).iterdir()))
                for file in committed:
                    self.assertEqual((COPY / "built" / page / file.name).read_bytes(), file.read_bytes(),
                                     f"run `npm run build` in web/ and commit web/dist/{page}/{file.name}")

    def test_a_report_is_what_its_types_say(self):
        self.call("run", SMALL, "--quiet", "--out", "out")
        found = MODEL.search((self.folder / "out/report.html").read_text(encoding="utf-8"))
        fixture = COPY / "src" / "model" / "written_report.ts"
        fixture.write_text('import type { Report } from "./report";\n'
                           f"export const written: Report = {found.group(1)};\n", encoding="utf-8")
        self.addCleanup(fixture.unlink)
        self.assert_passes("tsc", "--noEmit")


if __name__ == "__main__":
    unittest.main()
