"""What a stress test found, in two sentences a plan, for a reader who reads no further."""

from __future__ import annotations

from outreach_planner.outputs.language import Lang, number_text, percent_text, rupiah_text, short_date_text
from outreach_planner.outputs.stress_words import stress_words
from outreach_planner.outputs.telling import place_name
from outreach_planner.scenario.fields import Scenario
from outreach_planner.stressing.risks import Stress


def stress_summary(test: Stress, name: str, scenario: Scenario, lang: Lang) -> str:
    """Say what the months made of a plan, beside what it expects, and which visit is most at risk."""
    word = stress_words(lang)
    figures = {each.key: each for each in test.figures}
    net, missing = figures["net_rupiah"], figures["visits_missing"]
    said = word["summary"].format(
        name=name,
        net=rupiah_text(net.mean, lang),
        expected=rupiah_text(net.expected, lang),
        bad=rupiah_text(net.p10, lang),
        good=rupiah_text(net.p90, lang),
        missing=number_text(missing.mean, lang, 1),
        full=number_text(figures["visits_overloaded"].mean, lang, 1),
        visits=number_text(len(test.risks), lang),
    )
    first = max(test.risks, key=lambda each: each.misses or 0.0, default=None)
    if first is None or not first.misses:
        return said
    at_risk = word["summary_risk"].format(
        visit=f"{short_date_text(first.visit.date, lang)} {place_name(scenario, first.visit.place)}",
        chance=percent_text(first.misses, lang, 0),
    )
    return f"{said} {at_risk}"
