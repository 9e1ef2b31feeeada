"""What the terminal and ``--json`` say when there is no plan, and what an audit found."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import Any, Literal

from outreach_planner.errors import Problem
from outreach_planner.outputs.explanation import reason_lines
from outreach_planner.outputs.explanation_rules import rule_sentence
from outreach_planner.outputs.language import Lang, in_language, rupiah_text
from outreach_planner.outputs.said_text import said_text
from outreach_planner.plans.explanation import FieldPlace, Reason
from outreach_planner.rules.base import Violation
from outreach_planner.rules.rulebook import RULES
from outreach_planner.scenario.fields import Scenario

VERDICT_VERSION = 1
MOST_FIELDS = 6
"""Fields of one rule that are named."""
OF_THE_AUDIT = {
    "bound": "no plan is worth more than the bound",
    "fingerprint": "the plan was made for this scenario as it is now",
    "names": "the plan names teams, programs and places that the scenario has",
    "officers": "a visit takes the officers of its team and lane",
}
ABOUT = {rule.name: rule.about for rule in RULES} | OF_THE_AUDIT
VERDICT_WORDS = {
    "write": ("tulis {becomes}, bukan {came}, di {field}", "write {becomes} instead of {came} at {field}"),
    "out": ("hapus {field}", "take out {field}"),
    "alone": ("{change}: dengan itu saja rencana ditemukan", "{change}: with that alone a plan was found"),
    "cheapest": (
        "{change}: dengan itu saja rencana ditemukan; yang terkecil yang ditemukan",
        "{change}: with that alone a plan was found; the smallest found",
    ),
    "together": (
        "{change}: bersama perubahan lain di sini rencana ditemukan",
        "{change}: together with the other changes here a plan was found",
    ),
    "clean": (
        "Rencana bersih: semua aturan dipenuhi. Nilai {value}, nilai bersih {net}.",
        "The plan is clean: it keeps every rule. Value {value}, net value {net}.",
    ),
    "broken": ("{count} pelanggaran aturan:", "Broken rules: {count}"),
    "outdated": (
        "{count} angka di dalam berkas tidak cocok lagi (perkiraan pemohon, biaya, nilai). Sekarang:"
        " nilai {value}, nilai bersih {net}.",
        "Figures in the file that no longer fit (expected applicants, costs, value): {count}. Now: value"
        " {value}, net value {net}.",
    ),
}


def blocked_lines(
    scenario: Scenario,
    rule: str,
    about: str,
    fields: Sequence[FieldPlace],
    reason: Reason | None,
    lang: Lang,
) -> Iterator[str]:
    """Say what blocks: where it is written, what it demands, and the reason."""
    where = ", ".join(str(field) for field in fields[:MOST_FIELDS])
    if len(fields) > MOST_FIELDS:
        where += ", ..."
    detail = "" if about == ABOUT.get(rule) else f" ({said_text(about, lang)})"
    yield f"  {where or rule}: {rule_sentence(rule, ABOUT.get(rule, about), lang)}{detail}"
    if reason is not None:
        yield from reason_lines(reason, scenario, lang)


def mend_line(
    field: FieldPlace,
    change: tuple[float, float] | None,
    kind: Literal["alone", "cheapest", "together"],
    lang: Lang,
) -> str:
    """Say with which change a plan was found.

    Parameters
    ----------
    field : FieldPlace
    change : tuple or None
        The value as it is and as it would be; None where it is to be taken out.
    kind : str
        Whether it is enough alone, the cheapest of those that are, or enough together with others.
    lang : "id" or "en"
    """
    told = in_language(VERDICT_WORDS, lang)
    came, becomes = (_value_text(value) for value in change or (0, 0))
    done = told["out" if change is None else "write"].format(field=field, came=came, becomes=becomes)
    return "    " + told[kind].format(change=done)


def _value_text(value: float) -> str:
    """Write a value as it would stand in the scenario file."""
    return f"{value:g}" if isinstance(value, float) else f"{value}"


def audit_text(
    violations: Sequence[Violation],
    outdated: Sequence[Violation],
    value_rupiah: int | None,
    nothing_rupiah: int,
    lang: Lang,
) -> str:
    """Tell what an audit found: broken rules by rule, then in one line the figures that no longer fit."""
    told = in_language(VERDICT_WORDS, lang)
    money = {}
    if value_rupiah is not None:
        net = value_rupiah - nothing_rupiah
        money = {"value": rupiah_text(value_rupiah, lang), "net": rupiah_text(net, lang)}
    lines: list[str] = []
    if violations:
        lines.append(told["broken"].format(count=len(violations)))
        for rule, found in groupby(sorted(violations), key=lambda each: each.rule):
            lines.append(f"  {rule}: {rule_sentence(rule, ABOUT.get(rule, rule), lang)}")
            for each in found:
                where, came, mend = (said_text(text, lang) for text in (each.where, each.came, each.mend))
                lines.append(f"    {where}: {came}; {mend}")
    elif not outdated:
        lines.append(told["clean"].format(**money))
    if outdated and money:
        lines.append(told["outdated"].format(count=len(outdated), **money))
    return "\n".join(lines)


def audit_json(
    violations: Iterable[Violation],
    outdated: Iterable[Violation],
    value_rupiah: int | None,
    nothing_rupiah: int,
) -> str:
    """Return the object that ``audit --json`` prints.

    Parameters
    ----------
    violations, outdated : iterables of Violation
        Both empty for a clean plan.
    value_rupiah : int or None
        The audited value; None if the plan names unknown things.
    nothing_rupiah : int
        The value of the same office with no outreach.
    """
    broken, stale = [asdict(each) for each in violations], [asdict(each) for each in outdated]
    return _text(
        {
            "version": VERDICT_VERSION,
            "clean": not broken and not stale,
            "value_rupiah": value_rupiah,
            "nothing_rupiah": nothing_rupiah,
            "net_rupiah": None if value_rupiah is None else value_rupiah - nothing_rupiah,
            "violations": broken,
            "outdated": stale,
        }
    )


def problems_json(problems: Iterable[Problem]) -> str:
    """Return the object that ``plan --json`` prints when the input has problems."""
    return _text(
        {"version": VERDICT_VERSION, "outcome": None, "problems": [asdict(problem) for problem in problems]}
    )


def _text(tree: dict[str, Any]) -> str:
    return json.dumps(tree, ensure_ascii=False, allow_nan=False, indent=2, sort_keys=True) + "\n"
