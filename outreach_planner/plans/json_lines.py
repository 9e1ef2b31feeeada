"""Where each value of a JSON text stands, so that a letter about it can name the line."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

Path = tuple[str | int, ...]
TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')


@dataclass(frozen=True)
class Places:
    """The lines of a JSON text.

    Attributes
    ----------
    lines : dict from path to int
        Line of each value, from 1; a path is the keys and indexes that lead to it. A key that is
        written twice keeps the line of the last value, which is the one that JSON readers take.
    doubled : list of tuple of path and int
        Keys written again in the same object, with their line.
    """

    lines: dict[Path, int] = field(default_factory=dict)
    doubled: list[tuple[Path, int]] = field(default_factory=list)

    def line(self, path: Path) -> int | None:
        """Return the line of a value, or of what encloses it where it is missing; None in an empty text."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path)


def places(text: str) -> Places:
    """Find the lines of all values of a text that is known to be JSON, however deep."""
    found = Places()
    line, read = 1, 0
    open_paths: list[Path] = []
    last: list[str | int | None] = []  # of each open container: the key, None before it, or the index
    for token in TOKEN.finditer(text):
        line, read = line + text.count("\n", read, token.start()), token.start()
        word = token[0]
        if word in "}]":
            open_paths.pop()
            last.pop()
        elif word == ",":
            last[-1] = last[-1] + 1 if isinstance(last[-1], int) else None
        elif word == ":":
            continue
        elif last and last[-1] is None:
            key: str = json.loads(word)
            last[-1] = key
            if (*open_paths[-1], key) in found.lines:
                found.doubled.append(((*open_paths[-1], key), line))
        else:
            path: Path = (*open_paths[-1], _step(last[-1])) if open_paths else ()
            found.lines[path] = line
            if word in "{[":
                open_paths.append(path)
                last.append(None if word == "{" else 0)
    return found


def _step(step: str | int | None) -> str | int:
    """Return the key or index of a value; before a value there always is one."""
    if step is None:
        raise ValueError("a value stands where a key should be: the text is not JSON")
    return step
