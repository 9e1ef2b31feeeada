"""Books, budgets and least shares by hand, on the tiny week and on a van with nights.

In the tiny world the backlog is ten days of arrivals: 300 people wait in Timur, 200 in Barat, and half of the
waiting come. The van has two units, 12 minutes an applicant, and serves from 08:00 to 16:00 with an hour's
pause: 420 minutes are 70 applicants. Timur is 30 and Barat 60 minutes away, which leaves the whole day.
"""

from __future__ import annotations

from typing import Any

import pytest
from schedules import schedule_of
from test_search import planned
from worlds import program, team, tiny_scenario

from outreach_planner.model.spending import spent
from outreach_planner.model.totals import MoneyLimit, ShareLimit
from outreach_planner.plans.uses import uses
from outreach_planner.rules import books, budgets, least_share
from outreach_planner.rules.base import Rule
from outreach_planner.rules.rulebook import formulate
from outreach_planner.world.instance import Instance
from outreach_planner.world.prepare import prepare

WEEK = {"van 04-05": "lakso/timur", "van 04-06": "lakso/barat"}
BOTH = {"van 04-05": "lakso/timur", "bus 04-05": "lakso/barat"}
TOURS = {
    "sleeps_away": True,
    "nights_at_most": 8,
    "days_away_at_most": 3,
    "evening_move_minutes": 240,
}


def said(rule: Rule, visits: dict[str, str], **changes: Any) -> list[str]:
    """What the auditor says of a schedule of the tiny week with changes."""
    instance = prepare(tiny_scenario(**changes))
    plan = planned(instance, schedule_of(instance, visits))
    return [str(violation) for violation in rule.violations(instance, plan)]


@pytest.mark.parametrize(
    ("stock", "visits", "count"),
    [
        ({"a_day": 70}, WEEK, 0),
        ({"a_day": 69}, WEEK, 2),  # 70 people on each day
        ({"a_day": 140}, BOTH, 0),
        ({"a_day": 139}, BOTH, 1),  # two teams on one day
        ({"a_month": 140}, WEEK, 0),
        ({"a_month": 139}, WEEK, 1),
    ],
)
def test_visits_serve_no_more_people_than_there_are_books(
    stock: dict[str, int], visits: dict[str, str], count: int
) -> None:
    teams = {"bus": team("Bus", ["lakso"])}
    found = said(books.RULE, visits, office={"books": stock}, teams=teams)
    assert len(found) == count, found


@pytest.mark.parametrize(
    ("kinds", "rupiah"),
    [
        # Per diem 3 x 300,000 a day; fuel 60 km and 120 km at 3,000; 250,000 an event.
        (["per-diem"], 1_800_000),
        (["fuel"], 540_000),
        (["venues"], 500_000),
        (["boats"], 0),
        (["fuel", "venues"], 1_040_000),
        (None, 2_840_000),
    ],
)
def test_a_budget_pays_its_kinds_of_cost(kinds: list[str] | None, rupiah: int) -> None:
    programs = {"lakso": program("LAKSO", ["town"], event_rupiah=250_000)}
    for more, count in ((0, 0), (-1, 1)):
        budget = {"name": "B", "kinds": kinds, "rupiah_a_month": max(0, rupiah + more)}
        found = said(budgets.RULE, WEEK, policy={"budgets": [budget]}, programs=programs)
        assert len(found) == (count if rupiah else 0), found


def two_months(**changes: Any) -> Instance:
    """Thursday 29 April to Monday 3 May 2027, two programs, a van that sleeps away."""
    return prepare(
        tiny_scenario(
            horizon={"start": "2027-04-29", "end": "2027-05-03"},
            programs={
                "lakso": program("LAKSO", ["town"], weekdays=list(DAYS)),
                "campus": program("Campus", ["town"], weekdays=list(DAYS)),
            },
            teams={"van": team("Van", ["lakso", "campus"], **TOURS)},
            **changes,
        )
    )


DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def test_drives_and_nights_belong_to_the_visit_they_lead_to_and_to_the_month_of_their_date() -> None:
    # Friday 30 April: home, 60 km to Barat (lakso); in the evening 90 km to Timur, where the van sleeps.
    # Saturday 1 May: Timur (campus), then 30 km home. 3,000 a km, 500,000 a person and night.
    #   lakso   April: fuel 180,000, per diem 900,000
    #   campus  April: fuel 270,000, night 1,500,000;  May: fuel 90,000, per diem 900,000
    expected = {
        ("lakso", "2027-04"): (180_000, 900_000),
        ("lakso", "2027-05"): (0, 0),
        ("campus", "2027-04"): (270_000, 1_500_000),
        ("campus", "2027-05"): (90_000, 900_000),
        (None, "2027-04"): (450_000, 2_400_000),
        (None, "2027-05"): (90_000, 900_000),
    }
    every = [
        {"name": f"{kind} {name}", "kinds": [kind], "program": name, "rupiah_a_month": 0}
        for name in ("lakso", "campus", None)
        for kind in ("fuel", "per-diem")
    ]
    instance = two_months(policy={"budgets": every})
    visits = {"van 04-30": "lakso/barat", "van 05-01": "campus/timur"}
    schedule = schedule_of(instance, visits)
    schedule.night[0, 1] = True
    plan = planned(instance, schedule)
    told = {(use.name, f"{use.date:%Y-%m}"): use.used for use in uses(instance.scenario, plan)}
    formulation = formulate(instance)
    for (name, month), rupiah in expected.items():
        for kind, right in zip(("fuel", "per-diem"), rupiah, strict=True):
            assert told[f"{kind} {name}", month] == right, (name, month, kind)
            (limit,) = [
                total
                for total in formulation.totals
                if isinstance(total, MoneyLimit) and total.about == f"{kind} {name} in {month}"
            ]
            assert spent(instance, formulation.networks, limit, schedule) == right, limit.about


def test_an_eve_counts_in_the_month_of_its_evening() -> None:
    # Friday 30 April in the evening 60 km to Barat and the night; Saturday 1 May Barat and 60 km home.
    budget = {"name": "B", "rupiah_a_month": 1_680_000}  # 180,000 + 3 x 500,000 in April
    instance = two_months(policy={"budgets": [budget]})
    schedule = schedule_of(instance, {"van 04-30": "eve", "van 05-01": "lakso/barat"})
    found = {f"{use.date:%Y-%m}": use.used for use in uses(instance.scenario, planned(instance, schedule))}
    assert found == {"2027-04": 1_680_000, "2027-05": 1_080_000}


@pytest.mark.parametrize(
    ("policy", "count"),
    [
        ({"share_at_least": 0.1}, 0),
        # Desa: 500 wait and 5 x 50 come; the 140 served are 18.7 %, and the counter draws some of the rest.
        ({"share_at_least": 0.99}, 2),
        ({"guarantees": {"desa": {"visits": 0, "program": "lakso", "share_at_least": 0.99}}}, 1),
        ({"guarantees": {"desa": {"visits": 0, "program": "lakso", "share_at_least": 0.1}}}, 0),
    ],
)
def test_a_kabupaten_served_less_than_promised_is_named(policy: dict[str, Any], count: int) -> None:
    assert len(said(least_share.RULE, WEEK, policy=policy)) == count


def test_the_higher_of_two_promises_holds() -> None:
    own = {"desa": {"visits": 0, "program": "lakso", "share_at_least": 0.2}}
    for everywhere, field in ((0.1, "policy.guarantees.desa.share_at_least"), (0.3, "policy.share_at_least")):
        instance = prepare(tiny_scenario(policy={"share_at_least": everywhere, "guarantees": own}))
        shares = [total for total in formulate(instance).totals if isinstance(total, ShareLimit)]
        fields = {share.kabupaten: share.field for share in shares}
        assert fields == {0: "policy.share_at_least", 1: field}


def test_rules_that_nobody_sets_limit_nothing() -> None:
    assert formulate(prepare(tiny_scenario())).totals == ()
