"""The head of each plan on the comparison page: what it is called, when it is, and how good it is proven."""

from __future__ import annotations

from dataclasses import dataclass

from outreach_planner.outputs.comparison_telling import change_counts
from outreach_planner.outputs.language import Lang, period_text
from outreach_planner.outputs.map_headline import gap_sentence
from outreach_planner.outputs.telling import scenario_name
from outreach_planner.plans.comparison import Comparison


@dataclass(frozen=True)
class PlanHead:
    """A plan as the page's head tells it; ``note`` is the other of its two names, scenario and folder."""

    number: int
    name: str
    note: str
    period: str
    gap: str
    changes: str


def plan_heads(comparison: Comparison, lang: Lang) -> list[PlanHead]:
    """Call plans by their scenarios, and by their folders where scenarios are called alike."""
    scenarios = [scenario_name(side.scenario, side.plan, lang) for side in comparison.sides]
    folders = [side.name for side in comparison.sides]
    apart = len(set(scenarios)) == len(scenarios)
    names, notes = (scenarios, folders) if apart else (folders, scenarios)
    return [
        PlanHead(
            number=number + 1,
            name=names[number],
            note=notes[number],
            period=period_text(side.plan.starts, side.plan.ends, lang),
            gap=gap_sentence(side.plan, lang),
            changes=change_counts(comparison.visits[number - 1], lang)
            if number and comparison.visits
            else "",
        )
        for number, side in enumerate(comparison.sides)
    ]
