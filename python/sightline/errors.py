# SPDX-License-Identifier: Apache-2.0
"""What can go wrong, as exceptions."""
from __future__ import annotations

from pathlib import Path


class SightlineError(Exception):
    """Any error of this package that is not a ValueError of a wrong argument."""


class ProgramNotFound(SightlineError):
    """The program `sightline` is nowhere that was looked."""


class MissingPackage(SightlineError, ImportError):
    """A Python package is needed that is not installed; the message names it as Debian does."""


class ResultsError(SightlineError):
    """A folder holds no results, or not the results that were asked for."""


class _ProgramError(SightlineError):
    def __init__(self, messages: list[str]):
        super().__init__("\n".join(messages))
        self.messages = messages  #: what the program said, line by line


class InputError(_ProgramError):
    """A file or an argument is wrong. `messages` tells every mistake, with file, line and column."""


class RunFailed(_ProgramError):
    """The program failed, or replications did.

    Where only some replications failed the results rest on the others: `folder` then holds them
    (else it is None), and the same call tries the failed ones again.
    """

    def __init__(self, messages: list[str], folder: Path | None = None):
        super().__init__(messages)
        self.folder = folder


class RunInterrupted(_ProgramError):
    """The run was stopped. What is finished is saved; the same call goes on from there."""
