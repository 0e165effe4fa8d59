#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks that links and sources of the documents lead somewhere and that their tables are whole.

usage: check_documents.py ROOT

Reads every Markdown file outside of build, results and installed packages. A link to a file must find it, one to a
heading must find the heading; a row of a table must follow a head and have as many cells. "evidence 2.1 fatal_rate",
there and in scenarios, must be a section of docs/evidence.md that has the row. Links to elsewhere are not followed: no
test uses the network.
"""

import os
import pathlib
import re
import sys

PASSED_OVER = {".git", "build", "results", "node_modules"}
FENCE = "```"
HEADING = re.compile(r"#{1,6} +(.+)")
LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"`[^`]*`")
SOURCE = re.compile(r"[Ee]vidence (?:table, section )?(\d(?:\.\d)?)(?: ([A-Za-z]\w*_\w+))?")
RULE = re.compile(r"\|[-:| ]+\|")


def documents(root):
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(set(folders) - PASSED_OVER)
        for name in sorted(files):
            if name.endswith(".md"):
                yield pathlib.Path(folder, name)


def lines_of(path):
    """(number, line) of all lines but those of code blocks."""
    is_code = False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith(FENCE):
            is_code = not is_code
        elif not is_code and not line.startswith("    "):
            yield number, line


def anchors_of(path):
    """The names by which the headings of a document can be linked to, as GitHub makes them."""
    anchors = set()
    for _, line in lines_of(path):
        heading = HEADING.match(line)
        if heading:
            text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading.group(1)).strip().lower()
            name = re.sub(r"[^\w\- ]", "", text).replace(" ", "-")
            copies = sum(re.fullmatch(re.escape(name) + r"(-\d+)?", one) is not None for one in anchors)
            anchors.add(f"{name}-{copies}" if copies else name)
    return anchors


def check_links(path):
    for number, line in lines_of(path):
        for link in LINK.findall(CODE.sub("", line)):
            if re.match(r"[a-z]+:", link):
                continue
            file, _, anchor = link.partition("#")
            target = path.parent / file if file else path
            if not target.exists():
                yield number, f"there is no {link}"
            elif anchor and (target.suffix != ".md" or anchor not in anchors_of(target)):
                yield number, f"{link}: there is no such heading"


def tables_of(path):
    """Each table as a list of (number, line)."""
    table = []
    for number, line in lines_of(path):
        if not line.startswith("|"):
            continue
        if table and table[-1][0] != number - 1:
            yield table
            table = []
        table.append((number, line))
    if table:
        yield table


def cells_of(row):
    return CODE.sub("", row).replace("\\|", "").count("|") - 1


def check_tables(path):
    """Rows that renderers show as text, or cut."""
    for table in tables_of(path):
        first, head = table[0]
        if len(table) < 2 or not RULE.fullmatch(table[1][1]):
            yield first, "a row without a head: is a blank line in its table?"
            continue
        for number, row in table[1:]:
            if cells_of(row) != cells_of(head):
                yield number, f"{cells_of(row)} cells where the head has {cells_of(head)}"


def sections_of_evidence(root):
    """{"2.1": the text of section 2.1}; a section holds those below it."""
    path = pathlib.Path(root, "docs", "evidence.md")
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    parts = re.split(r"^#+ (\d(?:\.\d)?)\W", text, flags=re.MULTILINE)
    sections = dict(zip(parts[1::2], parts[2::2]))
    for name in list(sections):
        sections[name[0]] += sections[name]
    return sections


def check_sources(path, sections):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        for section, row in SOURCE.findall(line):
            if section not in sections:
                yield number, f"docs/evidence.md has no section {section}"
            elif row and row not in sections[section]:
                yield number, f"section {section} of docs/evidence.md has no {row}"


def check(root):
    """(path, line, reason) of everything that is wrong."""
    sections = sections_of_evidence(root)
    for path in [*documents(root), *sorted(pathlib.Path(root, "scenarios").rglob("*.yaml"))]:
        findings = [*check_sources(path, sections)]
        if path.suffix == ".md":
            findings += [*check_links(path), *check_tables(path)]
        for number, reason in sorted(findings):
            yield path.relative_to(root).as_posix(), number, reason


def main(arguments):
    if len(arguments) != 1 or not pathlib.Path(arguments[0], "README.md").is_file():
        sys.exit("usage: check_documents.py ROOT, the folder that holds README.md")
    findings = [f"{path}:{line}: {reason}" for path, line, reason in check(arguments[0])]
    if findings:
        sys.exit("\n".join(findings))


if __name__ == "__main__":
    main(sys.argv[1:])
