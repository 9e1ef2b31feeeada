"""What programs read: the one object of ``--json``, and the file ``plan.json``."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from outreach_planner.outputs.atomic import write_text
from outreach_planner.plans.files import plan_text, plan_tree
from outreach_planner.plans.plan import Outcome, Plan

RESULT_VERSION = 1


def write_plan(path: Path, plan: Plan) -> None:
    """Write ``plan.json``; ``plans.files.read_plan`` reads it back.

    Raises
    ------
    ScenarioError
        If the file cannot be written.
    """
    write_text(path, plan_text(plan))


def result_json(plan: Plan, seconds: Mapping[str, float | None], files: Mapping[str, Path]) -> str:
    """Return the object that ``--json`` prints when there is a plan.

    Parameters
    ----------
    plan : Plan
    seconds : mapping
        ``build``, ``first_plan`` (None when unknown), ``compile``, ``reason`` and ``total``.
    files : mapping
        ``plan``, ``map`` and ``workbook``, as far as they were written.

    Returns
    -------
    str
        One JSON object, its keys sorted; dates as 2027-01-26, times as 07:30, money in rupiah, gap as a
        fraction of the net value.
    """
    return _text(
        {
            **plan_tree(plan),
            "version": RESULT_VERSION,
            "seconds": dict(seconds),
            "files": {name: str(path) for name, path in files.items()},
            "blocked_by": [],
            "is_any_enough": False,
            "is_cut_short": False,
        }
    )


def no_plan_json(
    outcome: Outcome,
    seconds: Mapping[str, float | None],
    blocked_by: Sequence[Mapping[str, Any]],
    *,
    is_any_enough: bool = False,
    is_cut_short: bool = False,
) -> str:
    """Return the object that ``--json`` prints when there is no plan.

    Parameters
    ----------
    outcome : Outcome
        ``infeasible`` or ``unknown``.
    seconds : mapping
        As for ``result_json``.
    blocked_by : sequence of mappings
        The rules that stand in the way: ``rule``, ``about`` and ``fields``; when unknown, the
        limits without which a plan is found.
    is_any_enough : bool
        When unknown: any one of them is enough; otherwise all have to go together.
    is_cut_short : bool
        Finding out why was ended by the time limit.

    Returns
    -------
    str
        The same keys as with a plan; what there is not is null or empty.
    """
    missing = ("value_rupiah", "nothing_rupiah", "net_rupiah", "bound_rupiah", "gap", "indicators")
    return _text(
        {
            **dict.fromkeys(missing),
            "version": RESULT_VERSION,
            "outcome": outcome,
            "seconds": dict(seconds),
            "files": {},
            "visits": [],
            "trips": [],
            "blocked_by": list(blocked_by),
            "is_any_enough": is_any_enough,
            "is_cut_short": is_cut_short,
        }
    )


def _text(tree: Mapping[str, Any]) -> str:
    return json.dumps(tree, ensure_ascii=False, allow_nan=False, indent=2, sort_keys=True) + "\n"
