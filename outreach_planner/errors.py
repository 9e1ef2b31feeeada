"""Problems a user can mend: each says where it is, what came and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong with an input, told so that the reader can mend it.

    Attributes
    ----------
    file : str
        The file as the user named it.
    line : int or None
        Line in the file, from 1; None where a line means nothing (a missing file).
    field : str
        Path of the field, for example ``teams.lakso-van.officers``; empty for the whole file.
    came : str
        What was found there.
    mend : str
        What to write instead.
    """

    file: str
    line: int | None
    field: str
    came: str
    mend: str

    def __str__(self) -> str:
        """Tell the problem on one line: ``file:line  field: came; mend`` or ``file: came; mend``."""
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        field = f"  {self.field}" if self.field else ""
        return f"{where}{field}: {self.came}; {self.mend}"


def _place(problem: Problem) -> tuple[str, int, list[str | int], str]:
    """Return what problems are sorted by: numbers in a field count as numbers, so cell H5 is before H16."""
    steps = [int(part) if part.isdecimal() else part for part in re.split(r"([0-9]+)", problem.field)]
    return problem.file, problem.line or 0, steps, problem.came


class ScenarioError(Exception):
    """The input has problems; all of them are carried at once.

    Attributes
    ----------
    problems : tuple of Problem
        At least one, sorted by file and line.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems), key=_place))
        super().__init__("\n".join(str(problem) for problem in self.problems))
