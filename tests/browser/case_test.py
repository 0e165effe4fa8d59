#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The page of a case in a browser: test/browser/case_page.test.mjs of web/, and its model against its types."""

import re
import unittest

import web_project
from sightline import SightlineTest
from web_project import COPY, npx

MODEL = re.compile(r'<script type="application/json" id="case-model">(.*?)</script>', re.DOTALL)


class CasePage(SightlineTest):
    @classmethod
    def setUpClass(cls):
        web_project.refresh()

    def test_in_a_browser(self):
        web_project.need_chromium()
        web_project.assert_passes_in_browser(self, "case_page.test.mjs")

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
