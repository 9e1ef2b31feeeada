"""A robust plan against the nominal one: on the terminal, as JSON and as a page."""

from __future__ import annotations

import json
from collections.abc import Sequence

from outreach_planner.outputs.figure_page import Part, Table, figure_page, plain_row
from outreach_planner.outputs.language import Lang, number_text, percent_text, rupiah_text, short_date_text
from outreach_planner.outputs.stress_page import stress_parts
from outreach_planner.outputs.stress_text import difference_head, difference_rows, stress_text, stress_tree
from outreach_planner.outputs.stress_words import stress_words
from outreach_planner.outputs.telling import place_name
from outreach_planner.outputs.terminal_table import table_text
from outreach_planner.scenario.fields import Scenario
from outreach_planner.stressing.robustness import Robust, Scored

ROBUST_VERSION = 1


def robust_text(found: Robust, scenario: Scenario, lang: Lang, width: int = 120) -> str:
    """Return what robustness costs and buys, the candidates, and both plans on fresh months."""
    word = stress_words(lang)
    names = (word["nominal"], word["robust"])
    rows = difference_rows(found.compared, scenario, lang)
    invited = _invited(found, scenario, lang)
    lines = [
        word["robust_title"].format(scenario=scenario.name),
        *summary(found, scenario, lang),
        "",
        word["difference"].format(first=names[0], second=names[1]),
        table_text(difference_head(lang), rows, width, set(range(1, 6)), set(range(1, 6))),
        "",
        word["candidates"],
        table_text(_head(lang), _candidates(found, lang), width, {1, 2, 3, 4}, {1, 2, 3, 4}),
        "",
    ]
    if invited:
        lines += [word["invite"], table_text(_invited_head(lang), invited, width, {2, 3}, {0, 2, 3}), ""]
    told = stress_text(found.tests[1:], [word["robust"]], (), scenario, lang, width)
    return "\n".join(lines) + "\n" + told


def summary(found: Robust, scenario: Scenario, lang: Lang) -> list[str]:
    """Say what was asked, what it costs and buys, and what could not be kept."""
    word = stress_words(lang)
    nominal, robust = ({each.key: each for each in test.figures} for test in found.tests)
    terms = found.terms
    lines = [
        word["robust_lead"].format(
            count=len(found.tried),
            train=number_text(terms.train_months, lang),
            months=number_text(found.tests[0].months, lang),
            seed=found.tests[0].seed,
        ),
        word["no_bound"],
        word["robust_terms"].format(
            miss=percent_text(terms.miss_risk, lang, 0),
            overload="–" if terms.overload_risk is None else percent_text(terms.overload_risk, lang, 0),
            tail=number_text(terms.tail_weight, lang, 2),
        ),
        word["costs_buys"].format(
            cost=rupiah_text(nominal["net_rupiah"].expected - robust["net_rupiah"].expected, lang),
            mean=_signed(robust["net_rupiah"].mean - nominal["net_rupiah"].mean, lang),
            before=number_text(nominal["visits_missing"].mean, lang, 1),
            after=number_text(robust["visits_missing"].mean, lang, 1),
            tail=_signed(robust["net_rupiah"].tail - nominal["net_rupiah"].tail, lang),
        ),
    ]
    left = found.chosen.unavoidable
    if left:
        names = ", ".join(
            f"{short_date_text(visit.date, lang)} {place_name(scenario, visit.place)}" for visit in left
        )
        lines.append(word["not_kept"].format(count=len(left), visits=names))
    elif found.chosen.broken == 0:
        lines.append(word["kept"])
    return lines


def robust_html(found: Robust, scenario: Scenario, lang: Lang) -> str:
    """Render the page; the same input gives the same text."""
    word = stress_words(lang)
    names = (word["nominal"], word["robust"])
    parts = stress_parts(found.tests, names, found.compared, scenario, lang)
    rows = [plain_row(row) for row in _candidates(found, lang)]
    parts.insert(-1, Part(word["candidates"], table=Table(_head(lang), rows, {1, 2, 3, 4})))
    invited = [plain_row(row) for row in _invited(found, scenario, lang)]
    if invited:
        parts.insert(1, Part(word["invite"], table=Table(_invited_head(lang), invited, {2, 3})))
    title = word["robust_title"].format(scenario=scenario.name)
    return figure_page(title, summary(found, scenario, lang), parts, lang)


def robust_json(found: Robust, files: dict[str, str]) -> str:
    """Return the object that ``robust --json`` prints."""
    terms = found.terms
    tree = {
        "version": ROBUST_VERSION,
        "terms": {
            "miss_risk": terms.miss_risk,
            "overload_risk": terms.overload_risk,
            "tail_weight": terms.tail_weight,
            "candidates": terms.candidates,
            "rounds": terms.rounds,
            "train_months": terms.train_months,
            "seed": terms.seed,
        },
        "fresh": {"months": found.tests[0].months, "seed": found.tests[0].seed},
        "chosen": found.chosen.candidate.name,
        "invite": {
            f"{visit.date}/{visit.team}/{visit.place}": most
            for visit, most in zip(found.chosen.plan.visits, found.invite, strict=False)
        },
        "unavoidable": [f"{visit.date}/{visit.team}" for visit in found.chosen.unavoidable],
        "candidates": [_scored_tree(each) for each in found.tried],
        "nominal": stress_tree(found.tests[0]),
        "robust": stress_tree(found.tests[1]),
        "differences": {
            each.key: {"mean": round(each.mean, 4), "better": round(each.better, 4)}
            for each in found.compared
        },
        "files": files,
    }
    return json.dumps(tree, ensure_ascii=False, allow_nan=False, indent=2, sort_keys=True) + "\n"


def _scored_tree(each: Scored) -> dict[str, object]:
    return {
        "name": each.candidate.name,
        "value_rupiah": round(each.candidate.value_rupiah),
        "score_rupiah": round(each.score_rupiah),
        "broken": each.broken,
        "visits": len(each.plan.visits),
    }


def _invited_head(lang: Lang) -> tuple[str, ...]:
    word = stress_words(lang)
    return (word["date"], word["visit"], word["capacity"], word["most"])


def _invited(found: Robust, scenario: Scenario, lang: Lang) -> list[tuple[str, ...]]:
    """Write how many may be invited to each visit; empty where no chance of overload was stated."""
    return [
        (
            short_date_text(visit.date, lang),
            place_name(scenario, visit.place),
            str(visit.capacity),
            str(most),
        )
        for visit, most in zip(found.chosen.plan.visits, found.invite, strict=False)
    ]


def _head(lang: Lang) -> tuple[str, ...]:
    word = stress_words(lang)
    return (word["candidate"], word["value_rupiah"], word["score"], word["above"], word["visits"])


def _candidates(found: Robust, lang: Lang) -> Sequence[tuple[str, ...]]:
    word = stress_words(lang)
    return [
        (
            f"{each.candidate.name} ({word['chosen']})" if each is found.chosen else each.candidate.name,
            rupiah_text(each.candidate.value_rupiah, lang),
            rupiah_text(each.score_rupiah, lang),
            str(each.broken + len(each.unavoidable)),
            str(len(each.plan.visits)),
        )
        for each in found.tried
    ]


def _signed(value: float, lang: Lang) -> str:
    return f"+{rupiah_text(value, lang)}" if value > 0 else rupiah_text(value, lang)
