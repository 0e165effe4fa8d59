# SPDX-License-Identifier: Apache-2.0
"""The Python dice are the C++ dice, bit for bit."""
import pathlib
import re
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "python"))

from sightline import PURPOSES, uniforms, words  # noqa: E402


class Dice(unittest.TestCase):
    def test_words_and_uniforms_are_those_of_cpp(self):
        lines = [line.split() for line in (HERE / "data/dice.txt").read_text().splitlines()
                 if not line.startswith("#")]
        self.assertEqual(len(lines), 8)
        for line in lines:
            address = [int(part) for part in line[:5]]
            with self.subTest(address=address):
                self.assertEqual(words(*address), tuple(int(w) for w in line[5:9]))
                self.assertEqual(uniforms(*address), tuple(float.fromhex(u) for u in line[9:]))

    def test_purposes_are_those_of_the_header(self):
        text = (ROOT / "include/sightline/model/purpose.hpp").read_text()
        body = text.split("enum class Purpose", 1)[1].split("};", 1)[0]
        expected = {n: int(v) for n, v in re.findall(r"^\s+(\w+) = (\d+),", body, re.M)}
        self.assertGreater(len(expected), 50)
        self.assertEqual(PURPOSES, expected)

    def test_a_name_is_its_number(self):
        self.assertEqual(words(1, 2, 3, "move"), words(1, 2, 3, 158))

    def test_a_wrong_name_gets_the_nearest(self):
        with self.assertRaisesRegex(ValueError, "nearest: message_fate"):
            words(1, 2, 3, "mesage_fate")

    def test_all_wrong_parts_are_named_at_once(self):
        with self.assertRaisesRegex(ValueError, "seed is -1, occurrence is 1.5"):
            words(-1, 2, 3, 4, 1.5)


if __name__ == "__main__":
    unittest.main()
