"""What the value of a plan weighs people, travel, waiting and fairness with, for terminal and workbook."""

from __future__ import annotations

from outreach_planner.outputs.language import Lang, heading, in_language, number_text, rupiah_text
from outreach_planner.outputs.telling import clean, kabupaten_name
from outreach_planner.plans.plan import Plan
from outreach_planner.scenario.fields import Scenario

POINTS_IN_ALL = 100
WEIGHT_WORDS = {
    "title": ("Bobot dalam nilai", "What the value weighs"),
    "served": ("satu orang dilayani", "one person served"),
    "kilometre": ("satu km perjalanan pemohon yang dihemat", "one km of travel spared to applicants"),
    "hour": ("satu jam perjalanan pemohon yang dihemat", "one hour of travel spared to applicants"),
    "waiting": ("satu orang menunggu sehari lagi", "one person waiting one more day"),
    "fairness": (
        "satu poin bagian terlayani di kabupaten yang paling tertinggal",
        "one point of the share served in the worst-served kabupaten",
    ),
    "worth": (
        "{weight}; {kabupaten} {points} poin, senilai {value}",
        "{weight}; {kabupaten} {points} points, worth {value}",
    ),
    "priority": ("permohonan {organization}", "the request of {organization}"),
    "times": ("{times} kali", "{times} times"),
}


def weights_told(plan: Plan, scenario: Scenario, lang: Lang) -> list[tuple[str, str]]:
    """List the weights of the scenario, each with its label; what fairness adds to this plan's value too."""
    told, costs = in_language(WEIGHT_WORDS, lang), scenario.costs
    rows = [
        ("served", rupiah_text(costs.served_rupiah, lang)),
        ("kilometre", rupiah_text(costs.travel_rupiah_a_km, lang)),
        ("hour", rupiah_text(costs.travel_rupiah_an_hour, lang)),
        ("waiting", rupiah_text(-costs.waiting_rupiah_a_day, lang)),
        ("fairness", _fairness(plan, scenario, lang)),
    ]
    priorities = [
        (
            heading(told["priority"].format(organization=clean(request.organization))),
            told["times"].format(times=number_text(request.priority, lang, 1)),
        )
        for request in scenario.requests.values()
        if request.priority != 1
    ]
    return [*((heading(told[key]), text) for key, text in rows), *priorities]


def _fairness(plan: Plan, scenario: Scenario, lang: Lang) -> str:
    """Say what a point is worth and, unless it is nothing, what the plan's lowest share adds."""
    each = scenario.policy.fairness_rupiah_a_point
    if not each:
        return rupiah_text(0, lang)
    now = plan.indicators
    points = POINTS_IN_ALL * now.worst_share_served
    return in_language(WEIGHT_WORDS, lang)["worth"].format(
        weight=rupiah_text(each, lang),
        kabupaten=kabupaten_name(scenario, now.worst_kabupaten),
        points=number_text(points, lang, 1),
        value=rupiah_text(round(each * points), lang),
    )
