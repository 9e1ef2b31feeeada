"""An explanation in sentences that a manager reads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from outreach_planner.outputs.explanation_difference import (
    INDENT,
    difference_lines,
    improvement_lines,
    team_name,
    visit_text,
)
from outreach_planner.outputs.explanation_rules import rule_sentence
from outreach_planner.outputs.explanation_unsettled import unsettled_sentence
from outreach_planner.outputs.explanation_words import EXPLANATION_WORDS
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
from outreach_planner.outputs.map_words import kind_text
from outreach_planner.outputs.reason_words import REASON_SENTENCES
from outreach_planner.outputs.said_text import said_text
from outreach_planner.outputs.telling import clean, kabupaten_name, place_name, program_name
from outreach_planner.plans.explanation import (
    Earned,
    Explanation,
    FieldPlace,
    Figure,
    Question,
    Reason,
    Work,
)
from outreach_planner.scenario.base import WEEKDAYS
from outreach_planner.scenario.fields import Scenario


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
    if change is not None:
        trend = "same" if change.value_rupiah == 0 else "gains" if change.value_rupiah > 0 else "costs"
        value = rupiah_text(abs(change.value_rupiah), lang)
        if explanation.is_settled:
            lines.append(told[f"{explanation.answer}-{trend}"].format(asked=asked, value=value))
        else:
            lines.append(unsettled_sentence(explanation, change, asked, lang))
        lines += difference_lines(change, scenario, lang, told[f"difference-{explanation.answer}"])
        lines += improvement_lines(explanation, scenario, lang)
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
                about=rule_sentence(narrowing.rule, narrowing.about, lang),
                left=narrowing.days_left,
                before=narrowing.days_before,
            )
            for narrowing in explanation.narrowings
            if narrowing.days_left > 0
        ]
    for reason in explanation.reasons:
        lines += reason_lines(reason, scenario, lang)
    if explanation.work is not None:
        lines += _work(explanation.work, lang, told)
    return "\n".join(lines) + "\n"


def _asked(question: Question, scenario: Scenario, lang: Lang, told: Mapping[str, str]) -> str:
    """Name what is asked about."""
    if question.request is not None:
        request = scenario.requests[question.request]
        return told["asked-request"].format(
            organization=clean(request.organization),
            number=number_text(request.applicants, lang),
            place=place_name(scenario, request.place),
        )
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
        yield INDENT + told["fields"].format(fields=", ".join(_field(field, told) for field in reason.fields))


def _field(field: FieldPlace, told: Mapping[str, str]) -> str:
    """Name a field with its line; where it is not written, say that the line is that of its group."""
    return str(field) if field.is_written else told["unwritten"].format(field=field)


def _figure(key: str, figure: Figure, scenario: Scenario, lang: Lang) -> str:
    """Write a figure as its name asks: names, dates, times of day, durations, numbers."""
    if key == "reasons":
        return f" ({', '.join(map(clean, map(str, figure)))})" if isinstance(figure, tuple) and figure else ""
    if isinstance(figure, tuple):
        return ", ".join(_figure(key, item, scenario, lang) for item in figure) or "-"
    if isinstance(figure, dt.date):
        return short_date_text(figure, lang) if key in ("dates", "ends") else date_text(figure, lang)
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
    if key in ("place_kind", "venues"):
        return clean(kind_text(figure, lang))
    if key == "place":
        return place_name(scenario, figure)
    if key == "team":
        return team_name(scenario, figure, lang)
    if key == "weekdays":
        return DAY_NAMES[lang][[str(day) for day in WEEKDAYS].index(figure)]
    return clean(said_text(figure, lang))


def _work(work: Work, lang: Lang, told: Mapping[str, str]) -> Iterable[str]:
    key = "work-cut" if work.stopped_by in ("seconds", "interrupt") else "work"
    yield told[key].format(seed=work.seed, rounds=number_text(work.rounds, lang))
    if work.stopped_by == "seconds":
        yield told["work-seconds"]
