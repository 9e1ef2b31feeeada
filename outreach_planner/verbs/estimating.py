"""Verbs about demand and what is uncertain."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from outreach_planner.cli_options import (
    AsJson,
    ForceEdited,
    Lang,
    PlanFile,
    Quiet,
    ScenarioFile,
    fraction,
    positive,
    whole,
)
from outreach_planner.verbs.app import app

MONTHS, SEED, ROUNDS = 10_000, 1, 320_000
BesidePlan = Annotated[
    Path | None, typer.Option("--out", metavar="DIR", help="Folder of the page.  [default: the plan's]")
]


@app.command()
def demand(
    scenario: ScenarioFile,
    kabupaten: Annotated[
        str | None, typer.Option(metavar="NAME", help="Derive this one line by line.  [default: all]")
    ] = None,
    kecamatan: Annotated[
        str | None, typer.Option(metavar="NAME", help="Derive this kecamatan line by line.")
    ] = None,
    year: Annotated[
        int | None, typer.Option(parser=whole, metavar="YEAR", help="Year.  [default: the horizon's]")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder of the page.  [default: maps/SCENARIO]")
    ] = None,
    as_json: AsJson = False,
    lang: Lang = "id",
) -> None:
    """Say where the demand of a kabupaten or kecamatan comes from, line by line, with ranges."""
    from outreach_planner.commands.demand import run_demand

    code = run_demand(
        scenario=scenario,
        kabupaten=kabupaten,
        kecamatan=kecamatan,
        year=year,
        out=out,
        as_json=as_json,
        lang=lang,
    )
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
    out: BesidePlan = None,
    as_json: AsJson = False,
    lang: Lang = "id",
) -> None:
    """Run a plan through thousands of sampled months: what can go wrong, and how likely."""
    from outreach_planner.commands.stress import run_stress

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


@app.command()
def robust(
    scenario: ScenarioFile,
    miss_risk: Annotated[
        float | None,
        typer.Option(
            parser=fraction,
            metavar="FRACTION",
            help="Most chance that a visit misses its minimum.  [default: 0.25]",
        ),
    ] = None,
    overload_risk: Annotated[
        float | None,
        typer.Option(
            parser=fraction, metavar="FRACTION", help="Most chance that more come than fit.  [default: any]"
        ),
    ] = None,
    tail_weight: Annotated[
        float | None,
        typer.Option(
            parser=fraction, metavar="FRACTION", help="Weight of the worst tenth of months.  [default: 0]"
        ),
    ] = None,
    candidates: Annotated[
        int | None,
        typer.Option(parser=whole, metavar="NUMBER", help="Seeds tried on each kind of rules.  [default: 3]"),
    ] = None,
    months: Annotated[
        int | None,
        typer.Option(parser=whole, metavar="NUMBER", help="Months the choice is made on.  [default: 1000]"),
    ] = None,
    seed: Annotated[
        int | None, typer.Option(parser=whole, metavar="NUMBER", help="Seed.  [default: 1]")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Folder of the outputs.  [default: maps/SCENARIO-robust]"),
    ] = None,
    force: ForceEdited = False,
    as_json: AsJson = False,
    lang: Lang = "id",
) -> None:
    """Plan so that bad months do little harm; show what that costs and buys on fresh months."""
    from outreach_planner.commands.robust import run_robust
    from outreach_planner.stressing.robustness import Terms

    terms = Terms(
        miss_risk=0.25 if miss_risk is None else miss_risk,
        overload_risk=overload_risk,
        tail_weight=0.0 if tail_weight is None else tail_weight,
        candidates=3 if candidates is None else candidates,
        rounds=ROUNDS,
        train_months=1_000 if months is None else months,
        seed=SEED if seed is None else seed,
    )
    code = run_robust(scenario=scenario, terms=terms, out=out, force=force, as_json=as_json, lang=lang)
    raise typer.Exit(code)


@app.command()
def sensitivity(
    scenario: ScenarioFile,
    plan_file: PlanFile,
    replan: Annotated[
        int | None,
        typer.Option(
            parser=whole, metavar="NUMBER", help="Plan again for so many of the estimates.  [default: 12]"
        ),
    ] = None,
    out: BesidePlan = None,
    as_json: AsJson = False,
    lang: Lang = "id",
    quiet: Quiet = False,
) -> None:
    """Say which estimates matter: what the plan's value and its places do when they are otherwise."""
    from outreach_planner.commands.sensitivity import run_sensitivity

    code = run_sensitivity(
        scenario=scenario,
        plan=plan_file,
        replans=12 if replan is None else replan,
        out=out,
        as_json=as_json,
        lang=lang,
        quiet=quiet,
    )
    raise typer.Exit(code)


@app.command()
def learn(
    scenario: ScenarioFile,
    records: Annotated[
        list[Path], typer.Argument(metavar="RECORDS...", help="CSV of visits: date,program,place,came,...")
    ],
    plan: Annotated[
        list[Path] | None,
        typer.Option(metavar="PLAN", help="Plan the visits were made by; may be said more than once."),
    ] = None,
    half_life: Annotated[
        float | None,
        typer.Option(parser=positive, metavar="DAYS", help="Records so old count half.  [default: 365]"),
    ] = None,
    weight: Annotated[
        float | None,
        typer.Option(
            parser=positive, metavar="PEOPLE", help="Weight of the prior, in people.  [default: 20]"
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder of the files.  [default: the records']")
    ] = None,
    as_json: AsJson = False,
    lang: Lang = "id",
) -> None:
    """Learn from recorded visits: prior, data, posterior; writes a scenario.

    Columns of RECORDS: date, program, place, came; and where they are known team, served, registered_online
    and came_online (for no-shows), expected, status (cancelled, moved), remarks.

    The verb for attendance and no-shows: of each program, place and season, with 80 % ranges. RECORDS is
    a CSV, or actuals/current.csv beside a plan, as `actuals import` keeps it. Give SCENARIO as it was
    before anything was learned, and the records and plans of all months: older ones fade. Minutes an
    applicant are learned by `actuals learn`.
    """
    from outreach_planner.commands.learning import run_learn
    from outreach_planner.learning.learn import Trust

    people = 20.0 if weight is None else weight
    trust = Trust(
        program_people=people,
        place_people=people,
        registered=2 * people,
        half_life_days=365.0 if half_life is None else half_life,
    )
    code = run_learn(
        scenario=scenario,
        records=records,
        plans=plan or [],
        trust=trust,
        out=out,
        as_json=as_json,
        lang=lang,
    )
    raise typer.Exit(code)
