#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The page of a case in a browser: test/browser/case_page.test.mjs of web/, and its model against its types."""

import os
import re
import subprocess
import unittest

import web_project
from sightline import BINARY, SCENARIOS, SightlineTest
from web_project import CHROMIUM, COPY, npx

MODEL = re.compile(r'<script type="application/json" id="case-model">(.*?)</script>', re.DOTALL)


class CasePage(SightlineTest):
    @classmethod
    def setUpClass(cls):
        web_project.refresh()

    def test_in_a_browser(self):
        web_project.need_chromium()
        places = {"SIGHTLINE_BINARY": BINARY, "SIGHTLINE_CHROMIUM": CHROMIUM, "SIGHTLINE_SCENARIOS": str(SCENARIOS)}
        done = subprocess.run(["node", "--test", COPY / "test/browser/case_page.test.mjs"], cwd=COPY, text=True,
                              env={**os.environ, **places}, capture_output=True, timeout=500, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertNotIn("# pass 0", done.stdout)

    def test_a_page_is_what_its_types_say(self):
        self.call("replay", "child-p", "--html", "case.html")
        found = MODEL.search((self.folder / "case.html").read_text(encoding="utf-8"))
        fixture = COPY / "src" / "model" / "written_case.ts"
        fixture.write_text('import type { CasePage } from "./case_page";\n'
                           f"export const written: CasePage = {found.group(1)};\n", encoding="utf-8")
        self.addCleanup(fixture.unlink)
        code, said = npx("tsc", "--noEmit")
        self.assertEqual(code, 0, said)


if __name__ == "__main__":
    unittest.main()
