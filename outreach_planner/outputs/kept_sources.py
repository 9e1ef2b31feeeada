"""Where the figures of a kept scenario come from, so that sheets made of a plan later still tell it."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from outreach_planner.errors import Problem, ScenarioError
from outreach_planner.outputs.atomic import write_text
from outreach_planner.scenario.base import Frozen
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.files import read_text
from outreach_planner.scenario.origins import Origin, Origins, origins_of, written_numbers

SOURCES_FILE = "sources.json"


class KeptSource(Frozen):
    """Numbers that say the same of where they come from; ``confidence`` None is the planner's own word."""

    source: str = ""
    confidence: str | None = None
    between: tuple[float, float] | None = None
    fields: tuple[str, ...] = ()


SOURCES = TypeAdapter(tuple[KeptSource, ...])


def write_sources(file: Path, scenario: Scenario) -> None:
    """Write what is known of every number that somebody wrote; files and lines are left out.

    Raises
    ------
    ScenarioError
        If the file cannot be written.
    """
    fields: defaultdict[KeptSource, list[str]] = defaultdict(list)
    is_known = bool(origins_of(scenario).by_path)  # a scenario built in Python says nothing
    for path, _, origin in written_numbers(scenario) if is_known else ():
        kept = KeptSource(source=origin.source, confidence=origin.confidence, between=origin.between)
        fields[kept].append(path)
    told = [kept.model_dump(exclude_defaults=True) | {"fields": paths} for kept, paths in fields.items()]
    lines = [json.dumps(one, ensure_ascii=False) for one in told]
    write_text(file, "[\n " + ",\n ".join(lines) + "\n]\n" if lines else "[]\n")


def read_sources(file: Path, scenario_file: Path, mend: str) -> Origins:
    """Read what ``write_sources`` wrote; of a plan kept without it nothing is known.

    Raises
    ------
    ScenarioError
        If it is unreadable or was changed by hand; the mend is the caller's.
    """
    by_path = {"": Origin(str(scenario_file))}
    if file.exists():
        try:
            kept = SOURCES.validate_json(read_text(file))
        except ValidationError:
            came = "it was changed by hand or written by another version of this program"
            raise ScenarioError([Problem(str(file), None, "", came, mend)]) from None
        for one in kept:
            origin = Origin(str(scenario_file), None, one.source, one.confidence, between=one.between)
            by_path |= dict.fromkeys(one.fields, origin)
    return Origins(by_path)
