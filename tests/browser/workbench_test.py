#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The workbench in a browser: an analyst's journey, by mouse and by keyboard, on wide and narrow screens.

With SIGHTLINE_PICTURES, a folder, it leaves the pictures of docs/pictures/ there.
"""

import unittest

import web_project


class Workbench(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        web_project.need_chromium()
        web_project.refresh()

    def test_journey(self):
        web_project.assert_passes_in_browser(self, "workbench.test.mjs")


if __name__ == "__main__":
    unittest.main()
