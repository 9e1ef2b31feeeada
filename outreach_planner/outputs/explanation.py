"""An explanation in sentences that a manager reads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from outreach_planner.outputs.explanation_rules import rule_sentence
from outreach_planner.outputs.explanation_words import EXPLANATION_WORDS, REASON_SENTENCES
from outreach_planner.outputs.language import (
    DAY_NAMES,
    Lang,
    clock,
    date_text,
    in_language,
    minutes_text,
    number_text,
    rupiah_text,
    short_date_text,
)
from outreach_planner.outputs.telling import clean, kabupaten_name, place_name, program_name
from outreach_planner.plans.explanation import (
    EXTRA_TEAM,
    Difference,
    Earned,
    Explanation,
    Figure,
    Question,
    Reason,
    Work,
)
from outreach_planner.plans.plan import Visit
from outreach_planner.scenario.base import WEEKDAYS
from outreach_planner.scenario.fields import Scenario

INDENT = "  "


def explanation_text(explanation: Explanation, scenario: Scenario, lang: Lang = "id") -> str:
    """Return the answer as sentences, one a line.

    Parameters
    ----------
    explanation : Explanation
    scenario : Scenario
        Names places, programs and teams.
    lang : "id" or "en"
    """
    told = in_language(EXPLANATION_WORDS, lang)
    asked = _asked(explanation.question, scenario, lang, told)
    lines = [_held(each, scenario, lang, told) for each in explanation.held]
    change = explanation.difference
    if explanation.answer in ("with", "without") and change is not None:
        trend = "costs" if change.value_rupiah < 0 else "same"
        value = rupiah_text(abs(change.value_rupiah), lang)
        lines.append(told[f"{explanation.answer}-{trend}"].format(asked=asked, value=value))
        lines += difference_lines(change, scenario, lang)
        if explanation.improved_rupiah > 0:
            improved = rupiah_text(explanation.improved_rupiah, lang)
            lines.append(told["improved"].format(value=improved))
    elif explanation.answer == "blocked":
        lines.append(told["blocked-without" if explanation.held else "blocked-with"].format(asked=asked))
        if not explanation.reasons:
            lines.append(INDENT + told["blocked-by-days"])
    else:
        lines.append(told[explanation.answer].format(asked=asked))
    if explanation.answer in ("cannot", "not-found"):
        lines += [
            INDENT
            + told["narrowing"].format(
                rule=narrowing.rule, left=narrowing.days_left, before=narrowing.days_before
            )
            for narrowing in explanation.narrowings
            if narrowing.days_left > 0
        ]
    for reason in explanation.reasons:
        lines += reason_lines(reason, scenario, lang)
    if explanation.work is not None:
        lines += _work(explanation.work, lang, told)
    return "\n".join(lines) + "\n"


def difference_lines(change: Difference, scenario: Scenario, lang: Lang) -> list[str]:
    """Tell the figures that differ, and the visits that appear, vanish and move."""
    told = in_language(EXPLANATION_WORDS, lang)
    figures = [
        told[key].format(number=text)
        for key, text in (
            ("value", _signed(change.value_rupiah, rupiah_text(change.value_rupiah, lang))),
            ("cost", _signed(change.cost_rupiah, rupiah_text(change.cost_rupiah, lang))),
            ("distance", _signed(change.distance_km, number_text(change.distance_km, lang))),
            ("nights", _signed(change.nights, number_text(change.nights, lang))),
            ("visits", _signed(change.visits, number_text(change.visits, lang))),
            (
                "served_by_visits",
                _signed(change.served_by_visits, number_text(change.served_by_visits, lang)),
            ),
            (
                "served_at_counters",
                _signed(change.served_at_counters, number_text(change.served_at_counters, lang)),
            ),
            (
                "worst_share_served",
                _signed(change.worst_share_served, number_text(100 * change.worst_share_served, lang, 2)),
            ),
        )
        if text
    ]
    lines = [INDENT + told["difference"].format(figures=", ".join(figures) or told["nothing"])]
    for kind in ("gained", "lost", "moved"):
        visits = [
            told["move"].format(
                before=visit_text(each.before, scenario, lang),
                after=_date_and_team(each.after, scenario, lang),
            )
            if each.before is not None and each.after is not None
            else visit_text(each.visit, scenario, lang)
            for each in change.changes
            if each.kind == kind
        ]
        if visits:
            lines += [INDENT + told[kind], *(2 * INDENT + visit for visit in visits)]
    kept = sum(each.kind == "kept" for each in change.changes)
    return [*lines, INDENT + told["kept"].format(number=kept)]


def visit_text(visit: Visit, scenario: Scenario, lang: Lang) -> str:
    """Name a visit: program, place, date and team."""
    what = f"{program_name(scenario, visit.program, lang)}, {place_name(scenario, visit.place)}"
    return f"{what}, {_date_and_team(visit, scenario, lang)}"


def team_name(scenario: Scenario, team: str) -> str:
    """Return the name of a team; of one added to measure a day's worth, the name of its twin and ``+1``."""
    if team in scenario.teams:
        return clean(scenario.teams[team].name)
    return f"{team_name(scenario, team.removesuffix(EXTRA_TEAM))} +1" if team.endswith(EXTRA_TEAM) else team


def _date_and_team(visit: Visit, scenario: Scenario, lang: Lang) -> str:
    return f"{short_date_text(visit.date, lang)} ({team_name(scenario, visit.team)})"


def _signed(value: float, text: str) -> str:
    """Write a plus before a gain; nothing where the text shows no difference."""
    if not any(digit in "123456789" for digit in text):
        return ""
    return f"+{text}" if value > 0 else text


def _asked(question: Question, scenario: Scenario, lang: Lang, told: Mapping[str, str]) -> str:
    """Name what is asked about."""
    return told["asked" if question.program else "asked-any"].format(
        program=program_name(scenario, question.program, lang) if question.program else "",
        place=place_name(scenario, question.place),
        date=told["on"].format(date=date_text(question.date, lang)) if question.date else "",
    )


def _held(each: Earned, scenario: Scenario, lang: Lang, told: Mapping[str, str]) -> str:
    """Say what a visit of the plan earns; the whole cost of a trip of its own is its own."""
    alone = each.visits_on_trip == 1
    return told["held" if alone else "held-trip"].format(
        visit=visit_text(each.visit, scenario, lang),
        people=number_text(each.visit.expected_applicants, lang),
        worth=rupiah_text(each.visit.value_rupiah, lang),
        own=rupiah_text(each.own_rupiah + (each.shared_rupiah if alone else 0), lang),
        shared=rupiah_text(each.shared_rupiah, lang),
        visits=each.visits_on_trip,
        earned=rupiah_text(each.earned_rupiah, lang),
    )


def reason_lines(reason: Reason, scenario: Scenario, lang: Lang) -> Iterable[str]:
    """Say why, which rule, and where it is set."""
    told = in_language(EXPLANATION_WORDS, lang)
    figures = {key: _figure(key, figure, scenario, lang) for key, figure in reason.figures.items()}
    yield INDENT + in_language(REASON_SENTENCES, lang)[reason.kind].format(**figures)
    about = rule_sentence(reason.rule, reason.about, lang)
    yield INDENT + told["rule"].format(rule=reason.rule, about=about)
    if reason.fields:
        yield INDENT + told["fields"].format(fields=", ".join(str(field) for field in reason.fields))


def _figure(key: str, figure: Figure, scenario: Scenario, lang: Lang) -> str:
    """Write a figure as its name asks: names, dates, times of day, durations, numbers."""
    if isinstance(figure, tuple):
        return ", ".join(_figure(key, item, scenario, lang) for item in figure) or "-"
    if isinstance(figure, dt.date):
        return date_text(figure, lang)
    if isinstance(figure, (int, float)):
        if key in ("leaves_at", "home_by"):
            return clock(int(figure), lang)
        if "minutes" in key:
            return minutes_text(int(figure), lang)
        return number_text(figure, lang, 0 if isinstance(figure, int) else 1)
    if key in ("program", "programs"):
        return program_name(scenario, figure, lang)
    if key in ("kabupaten", "served_kabupaten"):
        return kabupaten_name(scenario, figure)
    if key == "team":
        return team_name(scenario, figure)
    if key == "weekdays":
        return DAY_NAMES[lang][[str(day) for day in WEEKDAYS].index(figure)]
    return clean(figure)


def _work(work: Work, lang: Lang, told: Mapping[str, str]) -> Iterable[str]:
    yield told["work"].format(seed=work.seed, rounds=number_text(work.rounds, lang))
    if work.stopped_by == "seconds":
        yield told["work-seconds"]
