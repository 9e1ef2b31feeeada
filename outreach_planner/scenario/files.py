"""Reads a text file of bounded size, or says kindly why it cannot."""

from __future__ import annotations

import difflib
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from outreach_planner.errors import Problem, ScenarioError
from outreach_planner.scenario.nodes import quoted

LARGEST_BYTES = 5_000_000
LONGEST_PATH = 300
CLOSE = 0.75
"""Least likeness of two names, 0 to 1, for one to be suggested for the other."""
NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Mention:
    """Where one file names another.

    Attributes
    ----------
    file, line, field : str, int or None, str
        As in ``errors.Problem``.
    name : str
        The other file as it is written there, relative to the folder of ``file``.
    """

    file: str
    line: int | None
    field: str
    name: str

    @property
    def path(self) -> Path:
        """The other file."""
        return Path(self.file).parent / self.name


def read_mentioned(mention: Mention) -> str:
    """Read a text file that another file names.

    Raises
    ------
    ScenarioError
        As ``read_text``; a file that cannot be had at all is told at the line that names it.
    """
    try:
        return _read(mention.path, Path(mention.name))
    except ScenarioError as error:
        (told,) = error.problems
        if told.line is not None:
            raise
        where = quoted(str(mention.path), LONGEST_PATH)
        found = f"got {quoted(mention.name)}, and {where} cannot be read: {told.came}"
        raise ScenarioError([Problem(mention.file, mention.line, mention.field, found, told.mend)]) from error


def read_text(path: Path) -> str:
    """Read a whole UTF-8 text file; a byte order mark at its start is dropped.

    Raises
    ------
    ScenarioError
        If there is no such file, it is no regular file, it cannot be opened, it is larger than
        5 MB (then nothing of it is read) or it is not UTF-8 text.
    """
    return _read(path, path)


def _read(path: Path, written: Path) -> str:
    """Read a text file; other files are suggested beside the path as it was written."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise _refused(path, "is a folder", _file_within(path, written))
        if not stat.S_ISREG(status.st_mode):
            raise _refused(path, "is not a regular file", "name a file on disk")
        if status.st_size > LARGEST_BYTES:
            size = f"is {status.st_size / 1_000_000:,.0f} MB large"
            raise _refused(path, size, "a file may have 5 MB; put long tables into CSV files of that size")
        with path.open("rb") as file:
            data = file.read(LARGEST_BYTES + 1)
    except FileNotFoundError as error:
        raise _refused(path, "there is no such file", _similar_name(path, written)) from error
    except PermissionError as error:
        raise _refused(path, "may not be opened by you", "ask its owner for leave to read it") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _refused(path, f"cannot be opened ({reason})", "check the name and the disk") from error
    return _decoded(path, data)


def _decoded(path: Path, data: bytes) -> str:
    """Turn bytes into text, refusing what is not UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _refused(path, "the text is UTF-16", "save it as UTF-8", 1)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = f"byte 0x{data[error.start]:02X} is not UTF-8 text"
        raise _refused(path, found, "save the file as UTF-8", line) from error
    odd = NO_TEXT.search(text)
    if odd:
        found = f"the character U+{ord(odd.group()):04X} is no text"
        line = text.count("\n", 0, odd.start()) + 1
        raise _refused(path, found, "take it out; is this a text file?", line)
    return text


def _refused(path: Path, found: str, mend: str, line: int | None = None) -> ScenarioError:
    """Make the error about a whole file."""
    return ScenarioError([Problem(str(path), line, "", found, mend)])


def _similar_name(path: Path, written: Path) -> str:
    """Suggest the file that was probably meant by a path, as it was written; endings do not count."""
    try:
        names = sorted(entry.name for entry in path.parent.iterdir() if entry.is_file())
    except OSError:
        return "check the folder and the name"
    by_stem: dict[str, str] = {}
    for name in names:
        stem = Path(name).stem
        if stem not in by_stem or name.endswith(path.suffix):
            by_stem[stem] = name
    close = difflib.get_close_matches(path.stem, by_stem, 1, CLOSE)
    return f"did you mean {written.parent / by_stem[close[0]]}?" if close else "check the folder and the name"


def _file_within(folder: Path, written: Path) -> str:
    """Suggest a file of a folder: a scenario, or else a table."""
    try:
        names = sorted(entry.name for entry in folder.iterdir())
    except OSError:
        names = []
    scenarios = [name for name in names if name.endswith((".yaml", ".yml"))]
    tables = [name for name in names if name.endswith(".csv")]
    return f"name a file in it, for example {written / [*scenarios, *tables, 'scenario.yaml'][0]}"
