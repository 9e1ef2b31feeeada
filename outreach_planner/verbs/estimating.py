"""Verbs about demand and what is uncertain."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from outreach_planner.cli_options import AsJson, Lang, ScenarioFile, whole
from outreach_planner.verbs.app import app

MONTHS, SEED = 10_000, 1
Folder = Annotated[
    Path | None, typer.Option("--out", metavar="DIR", help="Folder of the page.  [default: maps/SCENARIO]")
]


@app.command()
def demand(
    scenario: ScenarioFile,
    kabupaten: Annotated[
        str | None, typer.Option(metavar="NAME", help="Derive this one line by line.  [default: all]")
    ] = None,
    year: Annotated[
        int | None, typer.Option(parser=whole, metavar="YEAR", help="Year.  [default: the horizon's]")
    ] = None,
    out: Folder = None,
    as_json: AsJson = False,
    lang: Lang = "id",
) -> None:
    """Say where the demand of a kabupaten comes from, line by line, with ranges and a backtest."""
    from outreach_planner.demand_command import run_demand

    code = run_demand(scenario=scenario, kabupaten=kabupaten, year=year, out=out, as_json=as_json, lang=lang)
    raise typer.Exit(code)


@app.command()
def stress(
    scenario: ScenarioFile,
    plans: Annotated[
        list[Path], typer.Argument(metavar="PLAN [OTHER]", help="plan.json or its folder; two are compared.")
    ],
    months: Annotated[
        int | None, typer.Option(parser=whole, metavar="NUMBER", help="Sampled months.  [default: 10000]")
    ] = None,
    seed: Annotated[
        int | None, typer.Option(parser=whole, metavar="NUMBER", help="Seed of the months.  [default: 1]")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder of the page.  [default: the plan's]")
    ] = None,
    as_json: AsJson = False,
    lang: Lang = "id",
) -> None:
    """Run a plan through thousands of sampled months: what can go wrong, and how likely."""
    from outreach_planner.stress_command import run_stress

    code = run_stress(
        scenario=scenario,
        plans=plans,
        months=MONTHS if months is None else months,
        seed=SEED if seed is None else seed,
        out=out,
        as_json=as_json,
        lang=lang,
    )
    raise typer.Exit(code)
