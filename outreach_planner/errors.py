"""Problems a user can mend: each says where it is, what came and what to write instead."""

from __future__ import annotations

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


class ScenarioError(Exception):
    """The input has problems; all of them are carried at once.

    Attributes
    ----------
    problems : tuple of Problem
        At least one, sorted by file and line.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems), key=lambda p: (p.file, p.line or 0, p.field, p.came)))
        super().__init__("\n".join(str(problem) for problem in self.problems))
