# SPDX-License-Identifier: Apache-2.0
"""Drives the program `sightline`: runs and checks studies, lists what there is."""
from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import InputError, ProgramNotFound, RunFailed, RunInterrupted
from .results import Arrays, open_study

if TYPE_CHECKING:
    import xarray

_CHECKOUT = Path(__file__).resolve().parents[2]
_BAD_INPUT, _INTERRUPTED = 2, 3


@dataclass(frozen=True)
class Run:
    """A finished run: the folder of its results and what `--format json` prints."""

    folder: Path
    summary: dict[str, Any]

    def open(self, engine: str = "xarray") -> "xarray.Dataset | Arrays":
        """open_study of the folder."""
        return open_study(self.folder, engine)


def run(study: str | Path | Mapping[str, Any], *, replications: int | None = None,
        seed: int | None = None, out: str | Path | None = None, threads: int | None = None,
        set: Mapping[str, float] | None = None,  # noqa: A002  as the program's option is called
        quiet: bool = True, folder: str | Path | None = None) -> Run:
    """Runs, resumes or extends a study, as `sightline run` does; returns when it is finished.

    `study` is the path of a file, or a study itself: a dict, or text in YAML with a line break.
    Its names and paths are then read as those of a file in `folder`, which is scenarios/studies of
    the checkout unless given; the study is kept beside its results as study.yaml. `set` gives
    parameters of all arms by path; everything else is as in `sightline run --help`. With
    quiet=False the program's messages and progress go to sys.stderr as they come.

    Raises InputError for mistakes in files and arguments, RunFailed where replications or the run
    fail, and RunInterrupted after Ctrl-C: what is finished is then saved, and the same call goes on
    from there.
    """
    options = [part for name, value in (("--replications", replications), ("--seed", seed),
                                        ("--out", out), ("--threads", threads))
               if value is not None for part in (name, str(value))]
    for path, value in (set or {}).items():
        options += ["--set", f"{path}={_value(value)}"]
    with _as_file(study, folder) as (path, text):
        arguments = ["run", str(path), "--format", "json", *options, *(["--quiet"] * quiet)]
        code, output, messages = _call(arguments, echo=not quiet)
        if text is not None:
            messages = [line.replace(str(path), "study") for line in messages]
    if code in (_BAD_INPUT, _INTERRUPTED) or not output:
        _raise(code, messages)
    summary = json.loads(output)
    place = Path(out) if out is not None else Path("results") / summary["study"]
    if text is not None:
        (place / "study.yaml").write_text(text)
    if code != 0:
        raise RunFailed(messages, place)
    return Run(place, summary)


def validate(*files: str | Path) -> None:
    """Checks study, baseline, reform, calibration and ensemble files.

    Raises InputError with the mistakes of all of them.
    """
    if not files:
        raise ValueError("name at least one file")
    _checked(["validate", *map(str, files)])


def list_parameters() -> list[dict[str, Any]]:
    """Every parameter: path, value, unit, low, high, whole, source, meaning."""
    return _listed("parameters")


def list_reforms() -> list[dict[str, Any]]:
    """Every reform that ships: reform, title, evidence, source, description, harm, changes, ..."""
    return _listed("reforms")


def list_outcomes() -> list[dict[str, Any]]:
    """Every outcome: outcome, unit, meaning."""
    return _listed("outcomes")


def list_studies() -> list[dict[str, Any]]:
    """Every study that ships: study, question, baseline, arms."""
    return _listed("studies")


def find_program() -> Path:
    """What SIGHTLINE_BINARY names, else `sightline` on the PATH, else the checkout's release build.

    Raises ProgramNotFound.
    """
    named = os.environ.get("SIGHTLINE_BINARY")
    found = shutil.which(named or "sightline")
    if found:
        return Path(found).resolve()
    if named:
        raise ProgramNotFound(f"SIGHTLINE_BINARY is {named}, which is not a program")
    built = _CHECKOUT / "build" / "release" / "apps" / "sightline"
    if built.is_file():
        return built
    raise ProgramNotFound("there is no sightline on the PATH; put its path in SIGHTLINE_BINARY, or "
                          "build it: scripts/run --help")


def _listed(what: str) -> list[dict[str, Any]]:
    return json.loads(_checked(["list", what, "--format", "json"]))


def _checked(arguments: list[str]) -> str:
    code, output, messages = _call(arguments, echo=False)
    if code != 0:
        _raise(code, messages)
    return output


def _raise(code: int, messages: list[str]) -> None:
    if code == _BAD_INPUT:
        raise InputError(messages)
    if code == _INTERRUPTED:
        raise RunInterrupted([*messages, "the same call goes on from what is saved"])
    raise RunFailed(messages or [f"the program ended with code {code} and said nothing"])


def _call(arguments: list[str], echo: bool) -> tuple[int, str, list[str]]:
    """Runs the program; exit code, standard output, and the lines of standard error."""
    messages: list[str] = []
    with tempfile.TemporaryFile("w+") as output:
        # In a group of its own, so that Ctrl-C reaches it once, and by us.
        with subprocess.Popen([str(find_program()), *arguments], stdin=subprocess.DEVNULL,
                              stdout=output, stderr=subprocess.PIPE, text=True,
                              process_group=0) as process:
            try:
                _listen(process, messages, echo)
            except KeyboardInterrupt:
                _stop(process, messages, echo)
                if process.returncode == 0:  # it was as good as done
                    raise
                return _INTERRUPTED, "", messages
            except BaseException:
                process.kill()
                raise
        output.seek(0)
        return process.returncode, output.read(), messages


def _stop(process: subprocess.Popen[str], messages: list[str], echo: bool) -> None:
    """Lets the replications under way end and be saved; once more stops at once."""
    process.send_signal(signal.SIGINT)
    try:
        _listen(process, messages, echo)
    except KeyboardInterrupt:
        process.send_signal(signal.SIGINT)
        process.wait()


def _listen(process: subprocess.Popen[str], messages: list[str], echo: bool) -> None:
    assert process.stderr is not None
    for line in process.stderr:
        if line.strip():
            messages.append(line.rstrip("\n"))
        if echo:
            print(line, end="", file=sys.stderr, flush=True)
    process.wait()


@contextmanager
def _as_file(study: str | Path | Mapping[str, Any], folder: str | Path | None
             ) -> Iterator[tuple[Path, str | None]]:
    """The path of a study, and its text if the file is there for this call only."""
    if isinstance(study, Mapping):
        # JSON is YAML; a date is written as YAML has it.
        text = json.dumps(study, indent=2, default=_plain) + "\n"
    elif isinstance(study, str) and "\n" in study:
        text = study
    else:
        yield Path(study), None
        return
    place = Path(folder) if folder is not None else _CHECKOUT / "scenarios" / "studies"
    if not place.is_dir():
        raise ValueError(f"folder {place} is not there; `folder` says where a study that is no file "
                         "would lie, so that its names and paths can be read")
    # Beside the files it names, hidden, with the suffix of a study.
    handle, name = tempfile.mkstemp(".yaml", ".study-", place, text=True)
    path = Path(name)
    try:
        with os.fdopen(handle, "w") as file:
            file.write(text)
        yield path, text
    finally:
        path.unlink()


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    if hasattr(value, "item"):  # a number of NumPy
        return value.item()
    raise TypeError(f"a study cannot hold {value!r}")


def _value(value: Any) -> str:
    return repr(value.item() if hasattr(value, "item") else value).lower()  # true, not True
