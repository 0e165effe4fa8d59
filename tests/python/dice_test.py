# SPDX-License-Identifier: Apache-2.0
"""The Python dice are the C++ dice, bit for bit."""
import pathlib
import re
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "python"))

from sightline import ENTITY_KINDS, PURPOSES, dice, entity, uniforms, words  # noqa: E402


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

    def test_entities_are_those_of_the_header(self):
        text = (ROOT / "include/sightline/model/purpose.hpp").read_text()
        found = re.findall(r"entity\((\w+)Id id\) \{\s+return entity_number\((\d+), id\);", text)
        self.assertEqual(ENTITY_KINDS, {name.lower(): int(kind) for name, kind in found})
        self.assertIn("(kind << 56U) | id.value()", text)
        self.assertEqual(entity("child", 123), 144115188075855872 + 123)
        with self.assertRaisesRegex(ValueError, "no kind of entity is called 'dog'; .*child"):
            entity("dog", 1)
        with self.assertRaisesRegex(ValueError, "number is 4294967296"):
            entity("child", 1 << 32)

    def test_a_decision_uses_the_first_uniform(self):
        # The third line of data/dice.txt, by name.
        self.assertEqual(dice(2009, 3, entity("child", 17), 123),
                         float.fromhex("0x1.cde4684159e9ep-2"))

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
