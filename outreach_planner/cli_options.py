"""What the words of the command line mean: the readers of its options, and the options verbs share."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Literal, get_args

import typer

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


def _bad(text: str, mend: str) -> typer.BadParameter:
    """Make the letter about the value of an option."""
    return typer.BadParameter(f'got "{text}"; {mend}')


def _number(text: str, fits: Callable[[float], bool], mend: str) -> float:
    """Read the number of an option, or say what to write."""
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not (math.isfinite(value) and fits(value)):
        raise _bad(text, mend)
    return value


def seconds(text: str) -> float:
    """Read a positive number of seconds."""
    return _number(text, lambda value: value > 0, "write seconds above 0, for example 60")


def positive(text: str) -> float:
    """Read a number above 0."""
    return _number(text, lambda value: value > 0, "write a number above 0, for example 20")


def fraction(text: str) -> float:
    """Read a fraction from 0 to 1."""
    return _number(text, lambda value: 0 <= value <= 1, "write a fraction from 0 to 1, for example 0.01")


def whole(text: str) -> int:
    """Read a whole number from 0 up."""
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        raise _bad(text, "write a whole number from 0 to 999999999, for example 1")
    return int(text)


def language(text: str) -> Language:
    """Read a language."""
    for known in LANGUAGES:
        if text == known:
            return known
    raise _bad(text, f"write one of {', '.join(LANGUAGES)}")


def day(text: str) -> dt.date:
    """Read a day."""
    try:
        return dt.datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise _bad(text, "write the date as year-month-day, for example 2027-01-26") from None


def first_of_month(text: str) -> dt.date:
    """Read a month as its first day."""
    try:
        return dt.datetime.strptime(text, "%Y-%m").date()
    except ValueError:
        raise _bad(text, "write the month as year-month, for example 2027-01") from None


PlanFile = Annotated[Path, typer.Argument(metavar="PLAN", help="plan.json, as planned or edited by hand.")]
PlanFolder = Annotated[Path, typer.Argument(metavar="PLAN", help="Folder of a plan, or the plan.json in it.")]
ScenarioFile = Annotated[Path, typer.Argument(metavar="SCENARIO", help="Scenario file, YAML.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object on stdout.")]
Lang = Annotated[
    Language,
    typer.Option("--lang", parser=language, metavar="id|en", help="Language of what people read."),
]
Quiet = Annotated[bool, typer.Option("--quiet", help="Print no progress.")]
ForceEdited = Annotated[bool, typer.Option("--force", help="Overwrite files that a person edited.")]
Outputs = Annotated[
    Path | None,
    typer.Option("--out", metavar="DIR", help="Folder of the outputs.  [default: maps/SCENARIO]"),
]
Month = Annotated[
    dt.date | None,
    typer.Option(parser=first_of_month, metavar="MONTH", help="For example 2027-01.  [default: the plan's]"),
]
