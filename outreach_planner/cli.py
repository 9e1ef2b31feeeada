"""The command line: it runs a verb and turns what is raised into a message and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from outreach_planner.verbs import DONE, PROGRAM, app

OUR_BUG, INPUT_HAS_PROBLEMS, INTERRUPTED = 1, 2, 130
DEBUG = "OUTREACH_PLANNER_DEBUG"


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
