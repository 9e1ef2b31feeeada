"""What differs between two plans, in sentences: figures, and the visits that appear, vanish and move."""

from __future__ import annotations

from collections.abc import Iterable

from outreach_planner.outputs import telling
from outreach_planner.outputs.explanation_words import EXPLANATION_WORDS
from outreach_planner.outputs.language import Lang, in_language, number_text, rupiah_text, short_date_text
from outreach_planner.outputs.requests_told import visit_notes
from outreach_planner.outputs.telling import place_name, program_name
from outreach_planner.plans.explanation import Difference, Explanation
from outreach_planner.plans.plan import Visit
from outreach_planner.plans.worths import EXTRA_TEAM
from outreach_planner.scenario.fields import Scenario

INDENT = "  "


def difference_lines(
    change: Difference, scenario: Scenario, lang: Lang, sentence: str, *, count_moves: bool = False
) -> list[str]:
    """Tell in a sentence the figures that differ, then the visits that appear, vanish and move.

    Parameters
    ----------
    change : Difference
    scenario : Scenario
        Names places, programs and teams.
    lang : "id" or "en"
    sentence : str
        With room for the figures.
    count_moves : bool
        Tell only how many move.
    """
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
    lines = [INDENT + sentence.format(figures=", ".join(figures) or told["nothing"])]
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
        if visits and kind == "moved" and count_moves:
            lines.append(INDENT + told["moved-count"].format(number=len(visits)))
        elif visits:
            lines += [INDENT + told[kind], *(2 * INDENT + visit for visit in visits)]
    kept = sum(each.kind == "kept" for each in change.changes)
    return [*lines, INDENT + told["kept"].format(number=kept)]


def improvement_lines(explanation: Explanation, scenario: Scenario, lang: Lang) -> Iterable[str]:
    """Tell apart what the plan asked about can gain, and how much of it the visits asked about bring."""
    told = in_language(EXPLANATION_WORDS, lang)
    better, effect = explanation.improvement, explanation.difference
    if better is None or effect is None:
        return
    yield told["improved"].format(value=rupiah_text(better.value_rupiah, lang))
    part = min(effect.value_rupiah, better.value_rupiah)
    if part > 0:
        figures = (rupiah_text(money, lang) for money in (part, better.value_rupiah - part))
        yield INDENT + told["improved-part"].format(**dict(zip(("part", "rest"), figures, strict=True)))
    else:
        yield INDENT + told["improved-other"]
    yield from difference_lines(better, scenario, lang, told["improvement"], count_moves=True)
    yield INDENT + told["plan-again"]


def visit_text(visit: Visit, scenario: Scenario, lang: Lang) -> str:
    """Name a visit: program, place, date and team, and what is special about it."""
    what = f"{program_name(scenario, visit.program, lang)}, {place_name(scenario, visit.place)}"
    return "; ".join(
        [f"{what}, {_date_and_team(visit, scenario, lang)}", *visit_notes(scenario, visit, lang)]
    )


def team_name(scenario: Scenario, team: str, lang: Lang) -> str:
    """Return the name of a team; of one added to measure a day's worth, the name of its twin and ``+1``."""
    if team not in scenario.teams and team.endswith(EXTRA_TEAM):
        return f"{team_name(scenario, team.removesuffix(EXTRA_TEAM), lang)} +1"
    return telling.team_name(scenario, team, lang)


def _date_and_team(visit: Visit, scenario: Scenario, lang: Lang) -> str:
    return f"{short_date_text(visit.date, lang)} ({team_name(scenario, visit.team, lang)})"


def _signed(value: float, text: str) -> str:
    """Write a plus before a gain; nothing where the text shows no difference."""
    if not any(digit in "123456789" for digit in text):
        return ""
    return f"+{text}" if value > 0 else text
