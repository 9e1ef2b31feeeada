"""Where each value of a scenario was written, and how sure it is."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from outreach_planner.errors import Problem
from outreach_planner.scenario.nodes import Node, Provenance, Step, children, path_text

if TYPE_CHECKING:
    from outreach_planner.scenario.fields import Scenario

PLANNERS_OWN = "planner"


NOT_PLANNED_WITH = frozenset(
    {
        "name",
        "name_en",
        "limits",
        "boundaries",
        "water",
        "tiles",
        "field",
        "officers",
        "roster",
        "uncertainty",
    }
)
"""Fields of a scenario that change no plan: a plan belongs to all scenarios that differ only in these."""
CONTACTS: dict[str, Any] = {"requests": {"__all__": {"contact"}}}
"""Fields that name people inside a part that plans depend on."""


@dataclass(frozen=True)
class Origin:
    """Where one value was written.

    Attributes
    ----------
    file : str
        The file as the user named it; ``scenario`` for one built in Python.
    line : int or None
        From 1; None where there is no file.
    source : str
        Where the figure comes from; empty where nothing is said.
    confidence : str or None
        ``sourced``, ``memory`` or ``estimate``; None is the planner's own word.
    text : str
        The value as it was written; empty for groups and lists.
    between : tuple of float or None
        Lowest and highest plausible value; None where no range is given.
    """

    file: str
    line: int | None = None
    source: str = ""
    confidence: str | None = None
    text: str = ""
    between: tuple[float, float] | None = None


@dataclass(frozen=True)
class Origins:
    """The places of all values of a scenario by path; equal whatever they hold, as they are no data.

    Attributes
    ----------
    by_path : mapping of str to Origin
        Keyed like ``teams.lakso-van.programs[0]``; the whole file is the empty path.
    """

    by_path: Mapping[str, Origin] = field(default_factory=dict, compare=False)

    def of(self, path: str) -> Origin:
        """Give the place of the value at a path, or of the nearest group around it that was written."""
        while path and path not in self.by_path:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return self.by_path.get(path, Origin("scenario"))

    def named(self, path: str) -> str:
        """Name a path with the line it is written on, if that is known."""
        origin = self.of(path)
        return path if origin.line is None else f"{path} ({origin.file}:{origin.line})"

    def problem(self, path: str, came: str, mend: str) -> Problem:
        """Make the letter about the value at a path."""
        origin = self.of(path)
        return Problem(origin.file, origin.line, path, came, mend)


def origins_of(scenario: Scenario) -> Origins:
    """Give the places of a scenario's values; of one built in Python nothing is known."""
    return scenario._origins


def collect(root: Node) -> Origins:
    """Note the place of every value of a tree.

    A value without a provenance of its own has that of the list or row it stands in.
    """
    by_path: dict[str, Origin] = {}

    def note(node: Node, path: tuple[Step, ...], around: Provenance) -> None:
        own = node.provenance or around
        by_path[path_text(path)] = Origin(
            node.file, node.line, own.source, own.confidence, node.text, own.between
        )
        within = _of_row(node) or own
        for step, child in children(node):
            note(child, (*path, step), Provenance() if step in ("source", "confidence") else within)

    note(root, (), Provenance())
    return Origins(by_path)


def _of_row(node: Node) -> Provenance | None:
    """Read the fields ``source`` and ``confidence`` of a row; None if it has neither."""
    if not isinstance(node.value, Mapping):
        return None
    said = {key: part for key, part in node.value.items() if part.value is not None}
    source, confidence = said.get("source"), said.get("confidence")
    if source is None and confidence is None:
        return None
    return Provenance(source.text if source else "", confidence.text if confidence else None)


@dataclass(frozen=True)
class ResolvedValue:
    """A value of a scenario with the place it came from; ``origin`` None is the field's default."""

    field: str
    value: Any
    origin: Origin | None


def resolved_values(scenario: Scenario) -> list[ResolvedValue]:
    """List every scalar of a scenario, defaults too, in the order of the fields."""
    by_path = origins_of(scenario).by_path
    unwritten = None if by_path else Origin("scenario")

    def walk(value: Any, path: tuple[Step, ...]) -> Iterator[ResolvedValue]:
        parts: Iterator[tuple[Step, Any]] | None = None
        if isinstance(value, dict) and value:
            parts = iter(value.items())
        elif isinstance(value, list) and value:
            parts = iter(enumerate(value))
        if parts is None:
            text = path_text(path)
            yield ResolvedValue(text, value, by_path.get(text, unwritten))
        else:
            for step, part in parts:
                yield from walk(part, (*path, step))

    return list(walk(scenario.model_dump(mode="json"), ()))


def resolved_lines(scenario: Scenario) -> list[str]:
    """Write every value on a line of its own, with file, line, confidence and source.

    For example ``teams.lakso-van.officers: 6   # palembang.yaml:212 sourced "detik d-7163799"``.
    """
    return [_line(value) for value in resolved_values(scenario)]


def _line(value: ResolvedValue) -> str:
    """Write one value."""
    written = json.dumps(value.value, ensure_ascii=False)
    if value.origin is None:
        return f"{value.field}: {written}   # default"
    words = [value.origin.file if value.origin.line is None else f"{value.origin.file}:{value.origin.line}"]
    if value.origin.confidence:
        words.append(value.origin.confidence)
    if value.origin.source:
        words.append(json.dumps(value.origin.source, ensure_ascii=False))
    if value.origin.between:
        words.append("between {:g} and {:g}".format(*value.origin.between))
    return f"{value.field}: {written}   # {' '.join(words)}"


def written_numbers(scenario: Scenario) -> Iterator[tuple[str, int | float, Origin]]:
    """List the numbers of a scenario that somebody wrote: field, value and where it came from."""
    for each in resolved_values(scenario):
        is_number = isinstance(each.value, int | float) and not isinstance(each.value, bool)
        if is_number and each.origin is not None:
            yield each.field, each.value, each.origin


def estimate_share(scenario: Scenario) -> dict[str, int]:
    """Count the numbers written in the files by confidence.

    Returns
    -------
    dict of str to int
        Keys ``sourced``, ``memory``, ``estimate`` and ``planner`` (the planner's own word).
    """
    counts = {"sourced": 0, "memory": 0, "estimate": 0, PLANNERS_OWN: 0}
    for _, _, origin in written_numbers(scenario):
        counts[origin.confidence or PLANNERS_OWN] += 1
    return counts


def fingerprint(scenario: Scenario) -> str:
    """Give the SHA-256, in hexadecimal, of all a scenario says that plans depend on.

    Left out are its names, limits, people, looks and what stress tests take for uncertain; estimates that
    are only told, and lessons of which there are none.
    """
    apart = set(NOT_PLANNED_WITH)
    if scenario.estimates is None or not scenario.estimates.plan_with:
        apart.add("estimates")
    if not scenario.learned.attendance:
        apart.add("learned")
    said = scenario.model_dump(mode="json", exclude=dict.fromkeys(apart, True) | CONTACTS)
    canonical = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
