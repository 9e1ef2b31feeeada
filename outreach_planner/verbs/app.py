"""The program on the command line: its name, its version and the list that verbs join."""

from __future__ import annotations

from typing import Annotated

import typer

DONE = 0
PROGRAM = "outreach-planner"

app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    help="Plan a passport office's outreach: where each team should be on which day, and how good that is.",
)


def _show_version(asked: bool) -> None:
    """Print the version and end."""
    if asked:
        from outreach_planner import __version__

        print(f"{PROGRAM} {__version__}")
        raise typer.Exit(DONE)


@app.callback()
def start(
    version: Annotated[
        bool,
        typer.Option("--version", is_eager=True, callback=_show_version, help="Print the version."),
    ] = False,
) -> None:
    """Plan a passport office's outreach: where each team should be on which day, and how good that is."""
