#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks that the sources keep to the floors of docs/decisions/0005-floors.md.

usage: check_floors.py [ROOT]

Prints one line per finding, `file:line: reason`, and exits 1 if there is any. Needs Python 3.9 and nothing else.
"""

import pathlib
import posixpath
import re
import sys

# The floors. A unit may include itself and units on lower floors, never sideways or up.
# unit: (floor, folder of its sources); public headers lie in include/sightline/<unit>.
FLOORS = {
    "core": (0, "sim/core"),
    "engine": (1, "sim/engine"),
    "config": (1, "sim/config"),
    "statistics": (1, "analysis/statistics"),
    "design": (1, "analysis/design"),
    "model": (2, "sim/model"),
    "output": (2, "sim/output"),
    "scenario": (3, "sim/scenario"),
    "experiment": (4, "analysis/experiment"),
    "sensitivity": (5, "analysis/sensitivity"),
    "calibration": (5, "analysis/calibration"),
    "attribution": (5, "analysis/attribution"),
    "replay": (5, "analysis/replay"),
    "report": (5, "analysis/report"),
    "apps": (6, "apps"),
}

# The same idea inside the model: folder -> the folders it may include beside itself.
MODEL_FOLDERS = {
    "household": set(),
    "workforce": set(),
    "evidence": {"household", "workforce"},
    "communication": {"household", "workforce", "evidence"},
    "justice": {"household", "workforce", "evidence", "communication"},
    "pathway": {"household", "workforce", "evidence", "communication", "justice"},
    "oversight": {"household", "workforce", "evidence", "communication", "pathway", "justice"},
    "outcomes": {
        "household", "workforce", "evidence", "communication", "pathway", "justice", "oversight"},
}
# Files at the root of the model: these lie under all its folders, every other one lies above them.
MODEL_FOUNDATION = {"context", "happening", "identifiers", "purpose", "agency"}

# Third-party headers: start of the header's name -> units that may include it. fmt is free to all but the
# model and the engine, which use nothing but the standard library and the floors below.
ANALYSIS = {"statistics", "experiment", "sensitivity", "calibration", "attribution", "replay", "report"}
EVERYONE = set(FLOORS)
THIRD_PARTY = {
    "Random123/": {"core"},
    "yaml-cpp/": {"config"},
    "hdf5": {"output"},
    "H5": {"output"},
    "tbb/": {"experiment"},
    "oneapi/": {"experiment"},
    "Eigen/": ANALYSIS,
    "boost/math/": ANALYSIS,
    "boost/random/": {"design"},
    "boost/asio": {"apps"},
    "boost/beast": {"apps"},
    "CLI/": {"apps"},
    "pybind11/": {"apps"},
    "nlohmann/": EVERYONE - {"core", "engine", "model"},
    "fmt/": EVERYONE - {"engine", "model"},
}

# A replication is a pure function: no file, clock, thread or console in the model.
MODEL_BANNED_HEADERS = {
    "thread", "mutex", "shared_mutex", "atomic", "future", "condition_variable", "stop_token",
    "semaphore", "latch", "barrier", "filesystem", "fstream", "iostream", "cstdio"}
PURE_UNITS = {"core", "engine", "model"}
DATE_FILES = re.compile(r"(sim|include/sightline)/core/calendar\.(hpp|cpp)$")

LINE_LIMIT = 500
TEST_LINE_LIMIT = 600
LICENCE = "SPDX-License-Identifier: Apache-2.0"

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:<([^>\n]+)>|"([^"\n]+)")', re.MULTILINE)
TOKEN = re.compile(
    r'(?P<comment>//[^\n]*|/\*.*?\*/)'
    r'|(?P<string>R"(?P<tag>[^()\s\\]*)\(.*?\)(?P=tag)"|"(?:\\.|[^"\\\n])*"'
    r"|(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+')",
    re.DOTALL)
DISTRIBUTION = re.compile(r"\bstd::\w+_distribution\b")
GENERATOR = re.compile(r"\bstd::(mt19937\w*|minstd_rand\w*|random_device|default_random_engine|s?rand)\b")
CLOCK = re.compile(
    r"\b(?:system|steady|high_resolution|utc|tai|gps|file)_clock\b"
    r"|\b(?:gettimeofday|clock_gettime|localtime|gmtime|timespec_get)\s*\("
    r"|\bstd::clock\s*\("
    r"|(?<![\w.>])(?:std::|::)?time\s*\(\s*(?:nullptr|NULL|0|&\w+)\s*\)")


def without(text, kinds):
    """`text` with comments, or comments and strings, blanked out; line breaks stay where they are."""
    def blank(match):
        if match.group("string") is not None and "string" not in kinds:
            return match.group()
        return re.sub(r"[^\n]", " ", match.group())
    return TOKEN.sub(blank, text)


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def unit_of(path):
    """The unit that a path from the root belongs to, or None."""
    parts = path.split("/")
    if parts[:2] == ["include", "sightline"] and len(parts) > 3:
        return parts[2] if parts[2] in FLOORS else None
    for unit, (_, folder) in FLOORS.items():
        if path.startswith(folder + "/"):
            return unit
    return None


def model_place(path):
    """Where in the model a path lies: a folder's name, "foundation" or "top"."""
    parts = path.split("/")
    below = parts[3:] if parts[0] == "include" else parts[2:]
    if len(below) > 1:
        return below[0]
    return "foundation" if pathlib.PurePosixPath(below[0]).stem in MODEL_FOUNDATION else "top"


def included_path(root, path, system, quoted):
    """The path from the root that an include of our own means, or None for anybody else's header."""
    name = system or quoted
    if name.startswith("sightline/"):
        return "include/" + name
    if quoted:
        beside = posixpath.normpath(posixpath.join(posixpath.dirname(path), quoted))
        if (root / beside).is_file() or not (root / quoted).is_file():
            return beside
        return posixpath.normpath(quoted)
    return None


def check_model_include(path, target):
    """The reason why a file of the model may not include another, or None."""
    place, wanted = model_place(path), model_place(target)
    if place == wanted or place == "top" or wanted == "foundation":
        return None
    if wanted == "top":
        return f"model/{place} must not include the top of the model ({posixpath.basename(target)})"
    if place == "foundation":
        return f"the foundation of the model must not include its folder {wanted}"
    for folder in (place, wanted):
        if folder not in MODEL_FOLDERS:
            return f"model/{folder} is not in the table of model folders"
    if wanted not in MODEL_FOLDERS[place]:
        return f"model/{place} must not include model/{wanted}"
    return None


def check_own_include(path, unit, target):
    wanted = unit_of(target)
    if wanted is None:
        return f"{target} belongs to no unit in the table of floors"
    if wanted == unit:
        return check_model_include(path, target) if unit == "model" else None
    floor, wanted_floor = FLOORS[unit][0], FLOORS[wanted][0]
    if wanted_floor < floor:
        return None
    direction = "sideways" if wanted_floor == floor else "up"
    return f"{unit} (floor {floor}) must not include {direction} into {wanted} (floor {wanted_floor})"


def check_foreign_include(path, unit, name):
    for start, users in THIRD_PARTY.items():
        if name.startswith(start):
            return None if unit in users else f"{unit} must not include <{name}>"
    if unit == "model" and ("/" in name or "." in name):
        return f"the model uses no third party: <{name}>"
    if unit == "model" and name in MODEL_BANNED_HEADERS:
        return f"the model touches no file, thread or console: <{name}>"
    if unit in PURE_UNITS and name in {"chrono", "ctime"} and not DATE_FILES.search(path):
        return f"<{name}> is for core/calendar only: dates come from <sightline/core/calendar.hpp>"
    return None


def check_includes(root, path, text):
    unit = unit_of(path)
    if unit == "model":
        place = model_place(path)
        if place not in MODEL_FOLDERS and place not in {"foundation", "top"}:
            yield 1, f"model/{place} is not in the table of model folders"
    for match in INCLUDE.finditer(text):
        line = line_of(text, match.start())
        name = match.group(1) or match.group(2)
        if name == "random" and not path.startswith("tests/bench/"):
            yield line, "<random> is banned: draws come from Dice, distributions from sightline/core"
        if unit is None:
            continue
        target = included_path(root, path, match.group(1), match.group(2))
        reason = (check_own_include(path, unit, target) if target
                  else check_foreign_include(path, unit, name))
        if reason:
            yield line, reason


def check_code(path, code):
    if not path.startswith("tests/bench/"):
        for pattern, reason in (
                (DISTRIBUTION, "differs between standard libraries; use sightline/core/distributions.hpp"),
                (GENERATOR, "is not addressed; draws come from Dice")):
            for match in pattern.finditer(code):
                yield line_of(code, match.start()), f"{match.group()} {reason}"
    if unit_of(path) in PURE_UNITS:
        for match in CLOCK.finditer(code):
            yield line_of(code, match.start()), f"{match.group()} reads a clock; a replication has none"


def check_text(path, text):
    first = text.split("\n", 2)[:2]
    if first and first[0].startswith("#!"):
        first = first[1:]
    if not first or LICENCE not in first[0]:
        yield 1, f"the file must start with a comment '{LICENCE}'"
    if path.endswith((".hpp", ".cpp")):
        limit = TEST_LINE_LIMIT if path.startswith("tests/") else LINE_LIMIT
        lines = text.count("\n")
        if lines > limit:
            yield limit + 1, f"{lines} lines; no file is longer than {limit}"
        for number, line in enumerate(text.split("\n"), 1):
            if not line.isascii():
                yield number, "sources are plain ASCII"


def source_files(root):
    """Paths from the root of everything that is checked, sorted."""
    found = [root / "CMakeLists.txt"] if (root / "CMakeLists.txt").is_file() else []
    for folder in ("sim", "include", "analysis", "apps", "tests", "cmake"):
        for file in (root / folder).rglob("*"):
            if file.is_file() and (file.suffix in {".hpp", ".cpp", ".py", ".cmake"}
                                   or file.name == "CMakeLists.txt"):
                found.append(file)
    return sorted(file.relative_to(root).as_posix() for file in found)


def check(root):
    """Every finding under `root` as (path, line, reason)."""
    root = pathlib.Path(root)
    findings = []
    for path in source_files(root):
        text = (root / path).read_text(encoding="utf-8", errors="surrogateescape")
        for line, reason in check_text(path, text):
            findings.append((path, line, reason))
        if not path.endswith((".hpp", ".cpp")):
            continue
        for line, reason in check_includes(root, path, without(text, {"comment"})):
            findings.append((path, line, reason))
        for line, reason in check_code(path, without(text, {"comment", "string"})):
            findings.append((path, line, reason))
    return findings


def main(arguments):
    root = pathlib.Path(arguments[1] if len(arguments) > 1 else ".")
    if not (root / "sim").is_dir():
        print(f"check_floors.py: {root} has no folder sim", file=sys.stderr)
        return 2
    findings = check(root)
    for path, line, reason in findings:
        print(f"{path}:{line}: {reason}")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
