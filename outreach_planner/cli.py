"""The command line: verbs that parse, call and print; what is heavy is loaded by the verb that needs it."""

from __future__ import annotations

import datetime as dt
import math
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Literal, get_args

import typer

DONE, OUR_BUG, INPUT_HAS_PROBLEMS, INTERRUPTED = 0, 1, 2, 130
DEBUG = "OUTREACH_PLANNER_DEBUG"
PROGRAM = "outreach-planner"
Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    help="Plan a passport office's outreach: where each team should be on which day, and how good that is.",
)


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


def _show_version(asked: bool) -> None:
    """Print the version and end."""
    if asked:
        from outreach_planner import __version__

        print(f"{PROGRAM} {__version__}")
        raise typer.Exit(DONE)


PlanFile = Annotated[Path, typer.Argument(metavar="PLAN", help="plan.json, as planned or edited by hand.")]
ScenarioFile = Annotated[Path, typer.Argument(metavar="SCENARIO", help="Scenario file, YAML.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object on stdout.")]
Lang = Annotated[
    Language,
    typer.Option("--lang", parser=language, metavar="id|en", help="Language of what people read."),
]


@app.callback()
def start(
    version: Annotated[
        bool,
        typer.Option("--version", is_eager=True, callback=_show_version, help="Print the version."),
    ] = False,
) -> None:
    """Plan a passport office's outreach: where each team should be on which day, and how good that is."""


@app.command()
def plan(
    scenario: ScenarioFile,
    time_limit: Annotated[
        float | None, typer.Option(parser=seconds, metavar="SECONDS", help="Stop after this long.")
    ] = None,
    gap: Annotated[
        float | None,
        typer.Option(parser=fraction, metavar="FRACTION", help="Stop when proven this near the best."),
    ] = None,
    seed: Annotated[
        int | None, typer.Option(parser=whole, metavar="NUMBER", help="Seed of the search; repeats a plan.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder of the outputs.  [default: maps/SCENARIO]")
    ] = None,
    as_json: AsJson = False,
    lang: Lang = "id",
    quiet: Annotated[bool, typer.Option("--quiet", help="Print no progress.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite files that a person edited.")] = False,
) -> None:
    """Plan the scenario's horizon; write plan, map and workbook."""
    from outreach_planner.commands import run_plan

    code = run_plan(
        scenario=scenario,
        time_limit=time_limit,
        gap=gap,
        seed=seed,
        out=out,
        as_json=as_json,
        lang=lang,
        quiet=quiet,
        force=force,
    )
    raise typer.Exit(code)


@app.command()
def audit(
    scenario: ScenarioFile,
    plan_file: Annotated[
        Path, typer.Argument(metavar="PLAN", help="plan.json, as planned or edited by hand.")
    ],
    as_json: AsJson = False,
    lang: Lang = "id",
) -> None:
    """Check a plan against every rule and say what it is worth."""
    from outreach_planner.commands import run_audit

    raise typer.Exit(run_audit(scenario=scenario, plan=plan_file, as_json=as_json, lang=lang))


@app.command()
def explain(
    scenario: ScenarioFile,
    plan_file: PlanFile,
    place: Annotated[
        str | None, typer.Option(metavar="PLACE", help="Why it is not in the plan, or what it brings.")
    ] = None,
    visit: Annotated[
        str | None, typer.Option(metavar="DATE/TEAM", help="What a visit of the plan brings.")
    ] = None,
    date: Annotated[
        dt.date | None, typer.Option(parser=day, metavar="DATE", help="With --place: only on that day.")
    ] = None,
    program: Annotated[
        str | None, typer.Option(metavar="PROGRAM", help="With --place: only that program.")
    ] = None,
    time_limit: Annotated[
        float | None, typer.Option(parser=seconds, metavar="SECONDS", help="Stop solving again after this.")
    ] = None,
    as_json: AsJson = False,
    lang: Lang = "id",
) -> None:
    """Say why a place is not visited, or what a visit brings."""
    from outreach_planner.explaining_command import run_explain

    if (place is None) == (visit is None):
        raise typer.BadParameter("write either --place PLACE or --visit DATE/TEAM")
    if visit is not None and (date, program) != (None, None):
        raise typer.BadParameter(
            "--visit names the day and the team; write --date and --program with --place"
        )
    code = run_explain(
        scenario=scenario,
        plan=plan_file,
        place=place,
        visit=visit,
        date=date,
        program=program,
        time_limit=time_limit,
        as_json=as_json,
        lang=lang,
    )
    raise typer.Exit(code)


@app.command()
def worth(
    scenario: ScenarioFile,
    plan_file: PlanFile,
    time_limit: Annotated[
        float | None, typer.Option(parser=seconds, metavar="SECONDS", help="Share this among all solvings.")
    ] = None,
    as_json: AsJson = False,
    lang: Lang = "id",
    quiet: Annotated[bool, typer.Option("--quiet", help="Print no progress.")] = False,
) -> None:
    """Say what limits a plan: the worth of one more day, officer, night, event or quota place."""
    from outreach_planner.explaining_command import run_worth

    code = run_worth(
        scenario=scenario, plan=plan_file, time_limit=time_limit, as_json=as_json, lang=lang, quiet=quiet
    )
    raise typer.Exit(code)


@app.command()
def compare(
    plans: Annotated[
        list[Path], typer.Argument(metavar="A B [C D]", help="Folders of plans, or the plan.json in them.")
    ],
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder of the page.  [default: maps/A-vs-B]")
    ] = None,
    as_json: AsJson = False,
    lang: Lang = "id",
) -> None:
    """Hold two to four plans side by side; write a page and say what differs."""
    from outreach_planner.comparing import run_compare

    raise typer.Exit(run_compare(plans=plans, out=out, as_json=as_json, lang=lang))


@app.command()
def validate(
    scenario: ScenarioFile,
    resolved: Annotated[
        bool, typer.Option("--resolved", help="Print each value with the file and line it came from.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Check a scenario and tell all its problems at once."""
    from outreach_planner.validating import run_validate

    raise typer.Exit(run_validate(scenario=scenario, resolved=resolved, as_json=as_json))


@app.command()
def schema() -> None:
    """Print the JSON Schema of scenario files, for editors."""
    from outreach_planner.scenario.schema import schema_text

    print(schema_text(), end="")


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder for the starter scenario.")],
    force: Annotated[bool, typer.Option("--force", help="Overwrite what is there.")] = False,
    lang: Lang = "id",
) -> None:
    """Write a commented starter scenario that plans at once."""
    from outreach_planner.starting import start

    scenario, scenario_schema = start(folder, lang=lang, force=force)
    print(scenario)
    print(scenario_schema)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Parameters
    ----------
    arguments : sequence of str or None
        Words after the program's name; None takes them from the command line.

    Returns
    -------
    int
        0 done, 1 our bug, 2 the input has problems, 3 no plan satisfies the rules, 4 no plan found in
        time, 130 interrupted.
    """
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        _close_stdout()
        return DONE
    return code


def _run(arguments: Sequence[str] | None) -> int:
    """Run a verb; turn what it raises into a message on stderr and an exit code."""
    from outreach_planner.errors import ScenarioError

    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        app(args=words, prog_name=PROGRAM)
    except SystemExit as ended:
        if isinstance(ended.__context__, BrokenPipeError):
            raise ended.__context__ from None
        code = ended.code if isinstance(ended.code, int) else DONE
        if code == INTERRUPTED:
            print("Interrupted; nothing was written.", file=sys.stderr)
        return code
    except ScenarioError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        return INPUT_HAS_PROBLEMS
    except BrokenPipeError:
        raise
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        print(f"This is our bug, not yours: {type(error).__name__}: {error}", file=sys.stderr)
        print(
            f"Please run it again with {DEBUG}=1 and send us what it prints, with the scenario.",
            file=sys.stderr,
        )
        return OUR_BUG
    return DONE


def _close_stdout() -> None:
    """Let the interpreter end in silence when nobody reads stdout any more."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.__stdout__.fileno() if sys.__stdout__ else 1)


if __name__ == "__main__":
    sys.exit(main())
