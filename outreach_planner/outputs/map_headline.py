"""What the map page says first: the month in figures, how good the plan is, and how sure its input is."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from outreach_planner.outputs.language import Lang, number_text, percent_text, rupiah_text
from outreach_planner.outputs.map_people import Site
from outreach_planner.outputs.map_words import map_words
from outreach_planner.outputs.telling import is_worst_of_several
from outreach_planner.plans.plan import Plan
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import estimate_share
from outreach_planner.scenario.world_fields import Sourced


@dataclass(frozen=True)
class Figure:
    """One headline figure: what it is, the figure, and a note (empty: none)."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True)
class KabupatenRow:
    """One kabupaten in the table of shares.

    ``percents`` are the parts of those who sought a passport: visited, drawn to a counter, still waiting;
    the rest gave up waiting. ``about`` tells the four in people, and their sum.
    """

    name: str
    share: str
    percents: tuple[float, float, float]
    about: str
    worst: bool


def figures(plan: Plan, lang: Lang) -> list[Figure]:
    """Return the headline figures of a plan."""
    word, found = map_words(lang), plan.indicators
    cost_each = found.cost_an_applicant_rupiah
    groups = _groups("of_them_in_groups", found.served_in_groups, lang)
    at_counters = word["counters_note"].format(served=number_text(found.served_at_counters, lang))
    return [
        Figure(word["served_figure"], number_text(found.served_by_visits, lang), groups + at_counters),
        Figure(word["visits_figure"], number_text(found.visits, lang)),
        Figure(word["distance_figure"], f"{number_text(found.distance_km, lang)} km"),
        Figure(word["nights_figure"], number_text(found.nights, lang)),
        Figure(word["cost_total"], rupiah_text(found.cost_rupiah, lang)),
        Figure(word["cost_each"], "–" if cost_each is None else rupiah_text(cost_each, lang)),
        Figure(word["net_value"], rupiah_text(plan.net_rupiah, lang)),
    ]


def gap_sentence(plan: Plan, lang: Lang) -> str:
    """Say how far the plan's net value can be below the best; rounded up, so that it stays true.

    With the best at most ``1 + gap`` times this plan's net value, this one is at most gap / (1 + gap) below
    it. A gap of the whole net value and more says nothing, and is told as none.
    """
    word = map_words(lang)
    if plan.gap is None or plan.gap >= 1:
        return word["gap_none"]
    if plan.gap <= 0 or plan.outcome == "optimal":
        return word["gap_optimal"]
    below = plan.gap / (1 + plan.gap)
    return word["gap_proven"].format(gap=percent_text(math.ceil(below * 1000 - 1e-9) / 1000, lang))


def estimated_figure(scenario: Scenario, lang: Lang) -> Figure:
    """Say which share of the scenario's figures is an estimate."""
    word, count = map_words(lang), _confidences(scenario)
    total = count.total()
    if not total:
        return Figure(word["estimated_figure"], "–", word["estimated_unknown"])
    note = word["estimated_note"].format(rows=number_text(total, lang))
    return Figure(word["estimated_figure"], percent_text(count["estimate"] / total, lang, 0), note)


def input_sentence(scenario: Scenario, lang: Lang) -> str:
    """Say how many figures of the scenario are sourced, from memory or estimated, as ``validate`` does."""
    word, count = map_words(lang), _confidences(scenario)
    total = count.total()
    if not total:
        return word["input_unknown"]
    shares = {key: percent_text(count[key] / total, lang, 0) for key in ("sourced", "memory", "estimate")}
    return word["input"].format(rows=number_text(total, lang), **shares)


def _confidences(scenario: Scenario) -> Counter[str]:
    """Count the scenario's figures by confidence.

    The planner's own words are not counted. Of a scenario that was not read from a file only its rows know.
    """
    count: Counter[str] = Counter(estimate_share(scenario))
    del count["planner"]
    if count.total():
        return count
    rows: list[Sourced] = [
        *scenario.kabupaten.values(),
        *scenario.districts.values(),
        *scenario.places.values(),
        *scenario.roads.nodes.values(),
        *scenario.roads.edges.values(),
    ]
    return Counter(row.confidence for row in rows if row.confidence is not None)


def kabupaten_rows(scenario: Scenario, plan: Plan, sites: Sequence[Site], lang: Lang) -> list[KabupatenRow]:
    """Return the share served of each kabupaten of the plan, the worst served first."""
    word, found = map_words(lang), plan.indicators
    rows = []
    by_share = sorted(found.by_kabupaten.items(), key=lambda row: (row[1].share_served, row[0]))
    for kabupaten, result in by_share:
        left = sum(site.left for site in sites if site.kabupaten == kabupaten)
        people = (result.served_by_visits, result.drawn_to_counters, left)
        sought, parts = round(result.sought), [round(count) for count in people]
        # Rounded like everywhere else; who gave up is the rest, so that what is read adds up.
        parts.append(max(0, sought - sum(parts)))
        names = ("visited", "drawn", "waiting", "gave_up", "sought")
        told = {name: number_text(count, lang) for name, count in zip(names, (*parts, sought), strict=True)}
        of = max(result.sought, 1e-9)
        rows.append(
            KabupatenRow(
                name=scenario.kabupaten[kabupaten].name,
                share=percent_text(result.share_served, lang),
                percents=(
                    round(100 * people[0] / of, 2),
                    round(100 * people[1] / of, 2),
                    round(100 * people[2] / of, 2),
                ),
                about=word["kabupaten_parts"].format(**told)
                + _groups("in_groups", result.served_in_groups, lang),
                worst=is_worst_of_several(plan, kabupaten),
            )
        )
    return rows


def _groups(key: str, people: int, lang: Lang) -> str:
    """Tell the people of groups that were served; empty where there are none."""
    return map_words(lang)[key].format(people=number_text(people, lang)) if people else ""
