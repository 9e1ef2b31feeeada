"""What a scenario says otherwise than the one it extends, and the scenario without some of that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from outreach_planner.errors import ScenarioError
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.nodes import Step, path_text
from outreach_planner.scenario.origins import NOT_PLANNED_WITH, origins_of
from outreach_planner.scenario.reading import extended_by, read_scenario

NOTHING: Any = object()
"""What a scenario says that says nothing."""
ANOTHER_QUESTION = NOT_PLANNED_WITH | {"horizon"}
"""Fields whose change does not make a scenario stricter: another month is another question."""


@dataclass(frozen=True)
class Change:
    """A value, or an entry of a list or group, that is not as in the extended scenario.

    Attributes
    ----------
    steps : tuple of Step
        The way to it.
    came, was : Any
        What the scenario says and what the extended one does; NOTHING where one of them does not.
    """

    steps: tuple[Step, ...]
    came: Any
    was: Any

    @property
    def field(self) -> str:
        """The path as messages write it."""
        return path_text(self.steps)


def changes_by_ancestor(scenario: Scenario) -> Iterator[tuple[Change, ...]]:
    """List what a scenario says otherwise than the one its file extends, then than the one that extends.

    Ancestors that are no scenario by themselves end the list; one built in Python has none.
    """
    file = origins_of(scenario).of("")
    path = Path(file.file) if file.line is not None else None
    while path is not None:
        try:
            path = extended_by(path)
            if path is None:
                return
            before = read_scenario(path)
        except ScenarioError:
            return
        yield changes_between(scenario, before)


def changes_between(scenario: Scenario, before: Scenario) -> tuple[Change, ...]:
    """List what a scenario says otherwise than another, each value or entry by itself."""
    return tuple(
        change
        for name in type(scenario).model_fields
        if name not in ANOTHER_QUESTION
        for change in _changes(getattr(scenario, name), getattr(before, name), (name,))
    )


def without(scenario: Scenario, changes: Iterable[Change]) -> Scenario:
    """Give the scenario with some changes taken back."""
    for change in sorted(changes, key=lambda each: [str(step).zfill(6) for step in each.steps], reverse=True):
        scenario = _put(scenario, change.steps, change.was)  # later entries of a list first: they may go
    return scenario


def _changes(own: Any, before: Any, steps: tuple[Step, ...]) -> Iterator[Change]:
    if own == before:
        return
    if isinstance(own, BaseModel) and type(own) is type(before):
        for name in type(own).model_fields:
            yield from _changes(getattr(own, name), getattr(before, name), (*steps, name))
    elif isinstance(own, Mapping) and isinstance(before, Mapping):
        for key in (*before, *(key for key in own if key not in before)):
            yield from _changes(own.get(key, NOTHING), before.get(key, NOTHING), (*steps, key))
    elif isinstance(own, tuple) and isinstance(before, tuple) and all(entry in own for entry in before):
        for number, entry in enumerate(own):
            if entry not in before:
                yield Change((*steps, number), entry, NOTHING)
    else:
        yield Change(steps, own, before)


def _put(node: Any, steps: tuple[Step, ...], value: Any) -> Any:
    """Change one value deep inside frozen models, mappings and tuples; NOTHING takes it out."""
    if not steps:
        return value
    step, *rest = steps
    if isinstance(node, tuple):
        number = int(step)
        new = _put(node[number], tuple(rest), value)
        return (*node[:number], *(() if new is NOTHING else (new,)), *node[number + 1 :])
    name = str(step)
    if isinstance(node, Mapping):
        new = _put(node.get(name, NOTHING), tuple(rest), value)
        changed = {**node, name: new}  # in its place among the others: their order stays
        return {key: entry for key, entry in changed.items() if entry is not NOTHING}
    return node.model_copy(update={name: _put(getattr(node, name), tuple(rest), value)})
