#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Plays a trainee's session at a real terminal: decides, is killed, goes on, looks back."""

import json
import os
import pty
import re
import select
import signal
import subprocess
import time
import unittest

from sightline import BINARY, PATIENCE, SCENARIOS, SightlineTest

CASE = ("replay", "two-bruises", "--children", "1500")
LONG = ("replay", "child-p", "--children", "1500")  # in which health visiting is asked often
MANUAL = SCENARIOS.parent / "docs/training.md"
OPTION = "Your choice"
REASON = "Your reason"
PROBABILITY = "In per cent"


class Terminal:
    """The program behind a pseudo-terminal."""

    def __init__(self, folder, *arguments):
        self.master, slave = pty.openpty()
        self.process = subprocess.Popen([BINARY, *arguments], cwd=folder, stdin=slave,
                                        stdout=slave, stderr=slave,
                                        env={**os.environ, "TERM": "dumb"}, close_fds=True)
        os.close(slave)
        self.shown = ""

    def until(self, *endings):
        """Reads on until a prompt, or the end; what was shown since the last call."""
        end = time.monotonic() + PATIENCE
        text = ""
        while not (text.endswith("> ") and any(ending in text for ending in endings)):
            ready, _, _ = select.select([self.master], [], [], max(0.0, end - time.monotonic()))
            if not ready:
                raise AssertionError(f"no {endings} in {text!r}")
            try:
                read = os.read(self.master, 65536)
            except OSError:  # the program has ended
                read = b""
            if not read:
                break
            text += read.decode().replace("\r\n", "\n")
        self.shown += text
        return text

    def say(self, line, *endings):
        os.write(self.master, (line + "\n").encode())
        return self.until(*endings) if endings else ""

    def kill(self):
        self.process.kill()
        return self.end()

    def end(self):
        code = self.process.wait(timeout=PATIENCE)
        os.close(self.master)
        return code


class Training(SightlineTest):
    def seat(self, *arguments, role="health_visiting", session="a.session", case=CASE):
        terminal = Terminal(self.folder, *case, "--train", "--as", role, "--session", session,
                            *arguments)
        self.addCleanup(lambda: terminal.process.poll() is None and terminal.kill())
        return terminal

    def play(self, terminal, option, decisions=100):
        """Answers up to so many stops; True if the story came to its end."""
        terminal.until("Go on?")
        terminal.say("yes", OPTION)
        for _ in range(decisions):
            if self.decide(terminal, option):
                return True
        return False

    @staticmethod
    def decide(terminal, option):
        """Answers one stop; True if the story came to its end."""
        if "number of an option" in terminal.say(option, REASON, "number of an option"):
            terminal.say("1", REASON)
        terminal.say("what I know points that way", PROBABILITY)
        return "Look back on it with" in terminal.say("40", OPTION)

    def session(self, name="a.session"):
        return (self.folder / name).read_text()

    def test_is_killed_and_goes_on_exactly_there(self):
        unbroken = self.seat(session="whole.session", case=LONG)
        self.assertTrue(self.play(unbroken, "wait"))
        self.assertEqual(unbroken.end(), 0)
        decisions = self.session("whole.session").count("option:")
        self.assertGreaterEqual(decisions, 3, "the case has too few stops for this test")

        terminal = self.seat(case=LONG)
        self.assertFalse(self.play(terminal, "wait", decisions=1))
        terminal.say("wait", REASON)
        self.assertEqual(terminal.kill(), -signal.SIGKILL)
        half = self.session()
        self.assertEqual(half.count("option:"), 2)
        self.assertEqual(half.count("reason:"), 1)

        again = self.seat(case=LONG)
        self.assertIn("decisions kept so far: 2", again.until("Go on?"))
        again.say("yes", REASON)  # not the option again
        again.say("what I know points that way", PROBABILITY)
        self.assertEqual(again.kill(), -signal.SIGKILL)

        last = self.seat(case=LONG)
        last.until("Go on?")
        last.say("yes", PROBABILITY)
        if "Look back on it with" not in last.say("40", OPTION):
            while not self.decide(last, "wait"):
                pass
        self.assertEqual(last.end(), 0)
        self.assertEqual(self.session(), self.session("whole.session"))
        world = re.search(r"World ([0-9a-f]{16})", last.shown).group(1)
        self.assertIn(world, unbroken.shown)

    def test_shows_what_the_manual_shows(self):
        block = re.search(r"the whole of it;.*?\n\n((?:(?:    .*)?\n)+)",
                          MANUAL.read_text()).group(1)
        told = "\n".join(line[4:] for line in block.rstrip().split("\n"))
        said = re.findall(r"^> (.*)$", told, re.MULTILINE)
        done = subprocess.run([BINARY, "replay", "two-bruises", "--train", "--as",
                               "general_practice"], cwd=self.folder, text=True, check=False,
                              input="\n".join(said) + "\n", capture_output=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        shown = re.sub(r"^> .*$", ">", told, flags=re.MULTILINE)
        self.assertEqual(done.stdout.split(), shown.split())

    def test_leaves_and_says_how_to_go_on(self):
        terminal = self.seat()
        terminal.until("Go on?")
        terminal.say("yes", OPTION)
        self.assertIn("[new]", terminal.say("?", OPTION))
        self.assertIn("the same command goes on", terminal.say("q", "nothing follows"))
        self.assertEqual(terminal.end(), 3)

    def test_leaves_where_the_input_ends(self):
        done = subprocess.run([BINARY, *CASE, "--train", "--as", "hospital"], cwd=self.folder,
                              input="yes\n1\n", text=True, capture_output=True, check=False)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn("option: examine_fully", self.session("two-bruises-hospital.session"))
        self.assertLessEqual(max(map(len, done.stdout.splitlines())), 80)

    def test_is_left_whole_by_control_c(self):
        terminal = self.seat()
        terminal.until("Go on?")
        terminal.say("yes", OPTION)
        terminal.say("1", REASON)
        terminal.process.send_signal(signal.SIGINT)
        self.assertEqual(terminal.end(), 3)
        self.assertIn("option:", self.session())

    def play_to_end(self, role, session, option, *arguments):
        terminal = self.seat(*arguments, role=role, session=session)
        self.play(terminal, option)
        self.assertEqual(terminal.end(), 0, terminal.shown)
        return terminal.shown

    def debrief(self, *arguments):
        return self.call(*CASE, "--debrief", *arguments, "--futures", "8").stdout

    def test_looks_back_in_all_formats(self):
        self.play_to_end("health_visiting", "a.session", "wait")
        self.play_to_end("health_visiting", "b.session", "1")
        text = self.debrief("a.session", "b.session")
        self.assertLess(text.index("What could have followed"), text.index("What others knew"))
        self.assertLess(text.index("What others knew"), text.index("What happened"))
        self.assertIn("The class", text)
        self.assertIn("cannot judge what any person should have done", " ".join(text.split()))
        markdown = self.debrief("a.session", "--format", "markdown")
        self.assertIn("# Looking back", markdown)
        found = json.loads(self.debrief("a.session", "b.session", "--format", "json"))
        first = [one["decisions"][0] for one in found["sessions"]]
        self.assertEqual([one["option"] for one in first], ["wait", "refer"])
        self.assertEqual([[share["protected_in"] for share in one["spread"]] for one in first][0],
                         [[share["protected_in"] for share in one["spread"]] for one in first][1])
        self.assertEqual((found["ensemble"], found["sets"]), ("england-2008-ensemble", 21))
        alone = json.loads(self.debrief("a.session", "--format", "json", "--ensemble", "none"))
        self.assertEqual((alone["ensemble"], alone["sets"]), (None, 1))
        few = json.loads(self.debrief("a.session", "--format", "json", "--sets", "2"))
        self.assertEqual(few["sets"], 3)
        self.assertIn("--pasts", self.call(*CASE, "--debrief", "a.session", "--pasts", "2",
                                           expect=2).stderr)

    def test_plays_other_seats_from_their_sessions(self):
        self.play_to_end("health_visiting", "visitor.session", "phone")
        shown = self.play_to_end("hospital", "a.session", "1", "--with", "visitor.session")
        self.assertIn("health visiting is played from another session", shown)
        self.assertIn("role: health_visiting", self.session())
        twice = self.call(*CASE, "--train", "--as", "health_visiting", "--session", "c.session",
                          "--with", "visitor.session", expect=2)
        self.assertIn("played twice", twice.stderr)
        other_dice = self.call(*CASE, "--train", "--as", "hospital", "--session", "c.session",
                               "--dice", "5", "--with", "visitor.session", expect=2)
        self.assertIn("dice", other_dice.stderr)

    def test_keeps_to_what_the_class_has_set(self):
        (self.folder / "class.yaml").write_text(
            "kind: class\nhide: [outcomes]\nrelease: 2007-07-31\nlock: [phone]\n"
            "roles: [health_visiting]\ndice: 2\n")
        shown = self.play_to_end("health_visiting", "a.session", "wait", "--class", "class.yaml")
        told = shown + self.debrief("a.session")
        self.assertNotIn("telephone social work today", shown)
        self.assertIn("is kept for the class", told)
        self.assertIsNone(re.search(r"2007-(08|09|1)|2008-\d", told))
        self.assertIn("dice: 2", self.session())
        refused = self.call(*CASE, "--train", "--as", "hospital", "--class", "class.yaml", expect=2)
        self.assertIn("--as", refused.stderr)

    def test_refuses_damaged_and_foreign_sessions_with_line_and_key(self):
        self.play_to_end("health_visiting", "a.session", "wait")
        good = self.session()
        for what, by, key in (("option: wait", "option: await", "option"),
                              ("at: D01", "at: D02", "at"),
                              ("on: 2007-06-18", "on: 2007-06-19", "on"),
                              ("probability: 40", "probability: four", "probability"),
                              ("kind: session", "kind: case", "kind"),
                              ("case: two-bruises", "case: other", "case"),
                              ("version: 1", "version: 9", "version")):
            self.assertIn(what, good)
            (self.folder / "bad.session").write_text(good.replace(what, by, 1))
            line = good[:good.index(what)].count("\n") + 1
            refused = self.call(*CASE, "--debrief", "bad.session", expect=2).stderr
            self.assertRegex(refused, rf"bad\.session:{line}:\d+: [^:]*{key}")
        (self.folder / "bad.session").write_text(good[:len(good) // 2])
        self.call(*CASE, "--debrief", "bad.session", expect=2)
        (self.folder / "bad.session").write_text(re.sub(r'world: ".{4}', 'world: "0000', good))
        self.assertIn("world", self.call(*CASE, "--debrief", "bad.session", expect=2).stderr)

    def test_refuses_what_cannot_be_played(self):
        self.assertIn("hospital", self.call(*CASE, "--train", "--as", "hopsital", expect=2).stderr)
        self.assertIn("--as", self.call(*CASE, "--train", expect=2).stderr)
        self.assertIn("told, not simulated",
                      self.call("replay", "a-bruise-at-school", "--train", "--as", "school",
                                expect=2).stderr)
        self.assertIn("none.session",
                      self.call(*CASE, "--debrief", "none.session", expect=2).stderr)
        self.assertIn("markdown", self.call("replay", "--format", "markdown", expect=2).stderr)


if __name__ == "__main__":
    unittest.main()
