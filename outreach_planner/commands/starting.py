"""Puts a commented starter scenario into a folder."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from outreach_planner.errors import Problem, ScenarioError
from outreach_planner.outputs.atomic import write_text
from outreach_planner.scenario.schema import schema_text

SCENARIO_FILE = "scenario.yaml"
SCHEMA_FILE = "scenario.schema.json"


def start(folder: Path, *, lang: str = "id", force: bool = False) -> tuple[Path, Path]:
    """Write the starter scenario and the schema for the editor.

    Parameters
    ----------
    folder : Path
        Made if it is not there.
    lang : str
        Language of the comments, ``id`` or ``en``.
    force : bool
        Overwrite what is there.

    Returns
    -------
    tuple of Path
        The scenario and the schema.

    Raises
    ------
    ScenarioError
        If a file is there already and ``force`` is not given, or the folder cannot be written to.
    """
    scenario, schema = folder / SCENARIO_FILE, folder / SCHEMA_FILE
    there = [path for path in (scenario, schema) if path.exists()]
    if there and not force:
        mend = "name another folder, or add --force to overwrite it"
        raise ScenarioError([Problem(str(path), None, "", "is there already", mend) for path in there])
    text = files("outreach_planner").joinpath("starter", f"scenario.{lang}.yaml").read_text(encoding="utf-8")
    write_text(scenario, text)
    write_text(schema, schema_text())
    return scenario, schema
