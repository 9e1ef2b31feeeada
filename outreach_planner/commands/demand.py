"""What ``outreach-planner demand`` does."""

from __future__ import annotations

import difflib
import shutil
from pathlib import Path

from outreach_planner.errors import Problem, ScenarioError
from outreach_planner.forecasting.told import told_demand
from outreach_planner.outputs.atomic import write_text
from outreach_planner.outputs.demand_page import demand_html
from outreach_planner.outputs.demand_text import demand_json, demand_text
from outreach_planner.outputs.demand_words import demand_words
from outreach_planner.outputs.language import Lang
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import origins_of
from outreach_planner.scenario.reading import read_scenario

DONE = 0
FIRST_YEAR, LAST_YEAR = 1990, 2076
"""The Hijri calendar is known until 2077."""
PAGE = "demand.html"


def run_demand(
    *, scenario: Path, kabupaten: str | None, year: int | None, out: Path | None, as_json: bool, lang: Lang
) -> int:
    """Print how the demand of a kabupaten, or of all, comes about, and write a page.

    Parameters
    ----------
    kabupaten : str or None
        Its id or name, with or without Kabupaten or Kota; None derives all.
    year : int or None
        None takes the year in which the horizon starts.
    out : Path or None
        Folder of the page; None takes ``maps`` and the scenario's name.

    Returns
    -------
    int
        Exit code 0.

    Raises
    ------
    ScenarioError
        If the scenario has problems or no estimates, or has no such kabupaten.
    """
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        mend = f"write a year from {FIRST_YEAR} to {LAST_YEAR}, for example 2027"
        raise ScenarioError([Problem("demand", None, "--year", f"got {year}", mend)])
    read = read_scenario(scenario)
    if read.estimates is None:
        mend = "write the drivers of its demand under estimates:, as scenarios/palembang.yaml does"
        raise ScenarioError([origins_of(read).problem("estimates", "the scenario has no estimates", mend)])
    chosen = tuple(read.kabupaten) if kabupaten is None else (_named(read, scenario, kabupaten),)
    told = told_demand(read, read.estimates, read.horizon.start.year if year is None else year, chosen)
    file = (out or Path("maps") / scenario.stem) / PAGE
    write_text(file, demand_html(told, lang))
    if as_json:
        print(demand_json(told, {"page": str(file)}), end="")
    else:
        print(demand_text(told, lang, shutil.get_terminal_size((100, 24)).columns), end="")
        print(demand_words(lang)["page_file"].format(file=file))
    return DONE


def _named(scenario: Scenario, file: Path, text: str) -> str:
    """Find a kabupaten by its id or name.

    Raises
    ------
    ScenarioError
        If there is none of that name.
    """
    names: dict[str, str] = {}
    for name, each in scenario.kabupaten.items():
        plain = each.name.removeprefix("Kabupaten ").removeprefix("Kota ")
        names |= {name.lower(): name, each.name.lower(): name, plain.lower(): name}
    found = names.get(text.strip().lower())
    if found is None:
        near = difflib.get_close_matches(text.lower(), names, n=1, cutoff=0.6)
        known = ", ".join(scenario.kabupaten)
        mend = f'did you mean "{names[near[0]]}"?' if near else f"write one of {known}"
        raise ScenarioError([Problem(str(file), None, "--kabupaten", f'got "{text}"', mend)])
    return found
