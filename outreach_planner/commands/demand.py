"""What ``outreach-planner demand`` does."""

from __future__ import annotations

import difflib
import shutil
from pathlib import Path

from outreach_planner.errors import Problem, ScenarioError
from outreach_planner.forecasting.told import told_demand
from outreach_planner.outputs.atomic import write_text
from outreach_planner.outputs.demand_json import demand_json
from outreach_planner.outputs.demand_page import demand_html
from outreach_planner.outputs.demand_text import demand_text
from outreach_planner.outputs.demand_words import demand_words
from outreach_planner.outputs.language import Lang
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import origins_of
from outreach_planner.scenario.reading import read_scenario
from outreach_planner.scenario.shapes import listed

DONE = 0
FIRST_YEAR, LAST_YEAR = 1990, 2076
"""The Hijri calendar is known until 2077."""
PAGE = "demand.html"
MOST_LISTED = 30


def run_demand(
    *,
    scenario: Path,
    kabupaten: str | None,
    kecamatan: str | None,
    year: int | None,
    out: Path | None,
    as_json: bool,
    lang: Lang,
) -> int:
    """Print how the demand of a kecamatan, a kabupaten, or of all kabupaten comes about, and write a page.

    Parameters
    ----------
    kabupaten : str or None
        Its id or name, with or without Kabupaten or Kota; None derives all.
    kecamatan : str or None
        Id or name of a district, of that kabupaten if one is given; it is then derived alone.
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
        If the scenario has problems or no estimates, or has no such kabupaten or kecamatan.
    """
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        mend = f"write a year from {FIRST_YEAR} to {LAST_YEAR}, for example 2027"
        raise ScenarioError([Problem("demand", None, "--year", f"got {year}", mend)])
    read = read_scenario(scenario)
    if read.estimates is None:
        mend = "write the drivers of its demand under estimates:, as scenarios/palembang.yaml does"
        raise ScenarioError([origins_of(read).problem("estimates", "the scenario has no estimates", mend)])
    chosen = tuple(read.kabupaten) if kabupaten is None else (_named(read, scenario, kabupaten),)
    districts: tuple[str, ...] = ()
    if kecamatan is not None:
        districts, chosen = (_district(read, scenario, kecamatan, chosen),), ()
    told = told_demand(
        read, read.estimates, read.horizon.start.year if year is None else year, chosen, districts
    )
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
    return _found(names, file, "--kabupaten", text, tuple(scenario.kabupaten))


def _district(scenario: Scenario, file: Path, text: str, within: tuple[str, ...]) -> str:
    """Find a district of some kabupaten by its id or name.

    Raises
    ------
    ScenarioError
        If there is none of that name, or more than one.
    """
    names: dict[str, str] = {}
    asked = text.strip().lower().removeprefix("kecamatan ")
    known = {name: each for name, each in scenario.districts.items() if each.kabupaten in within}
    for name, each in known.items():
        names |= {each.name.lower(): name, name.lower(): name}
    alike = [name for name, each in known.items() if each.name.lower() == asked]
    if asked not in known and len(alike) > 1:
        homes = ", ".join(sorted({known[name].kabupaten for name in alike}))
        mend = f"write its id, one of {', '.join(alike)}, or add --kabupaten: one of {homes}"
        raise ScenarioError(
            [Problem(str(file), None, "--kecamatan", f'got "{text}", there are several', mend)]
        )
    return _found(names, file, "--kecamatan", asked, tuple(known))


def _found(names: dict[str, str], file: Path, option: str, text: str, known: tuple[str, ...]) -> str:
    """Give the id of a name; a letter with the nearest names if there is none.

    Raises
    ------
    ScenarioError
        If there is none of that name.
    """
    found = names.get(text.strip().lower())
    if found is None:
        near = difflib.get_close_matches(text.lower(), names, n=1, cutoff=0.6)
        some = listed(sorted(known), MOST_LISTED)
        mend = f'did you mean "{names[near[0]]}"?' if near else f"write one of {some}"
        raise ScenarioError([Problem(str(file), None, option, f'got "{text}"', mend)])
    return found
