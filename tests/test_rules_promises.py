"""The longest time between visits, frozen visits, and what is named when rules block each other.

In the tiny world Monday is 5 April 2027; Timur and Barat are the towns of the kabupaten Desa.
"""

from __future__ import annotations

from typing import Any

import pytest
from schedules import breaks
from worlds import team, tiny_scenario

from outreach_planner.deciding.blocking import blocked_by
from outreach_planner.deciding.feasibility import is_possible
from outreach_planner.rules import days_between, frozen_visits
from outreach_planner.rules.rulebook import formulate
from outreach_planner.world.instance import Instance
from outreach_planner.world.prepare import prepare


def promised(last_visit: str | None = None, most: int = 2, **changes: Any) -> Instance:
    """The tiny week with a promise to Desa: at most so many open days between two visits."""
    promise = {"visits": 0, "program": "lakso", "at_most_days_between": most, "last_visit": last_visit}
    return prepare(tiny_scenario(policy={"guarantees": {"desa": promise}}, **changes))


@pytest.mark.parametrize(
    ("last_visit", "days", "is_broken"),
    [
        (None, ["04-07"], False),  # 5 and 6, then 8 and 9 without a visit: two days each
        (None, ["04-05"], True),  # 6, 7 and 8 without
        (None, ["04-08"], True),  # 5, 6 and 7 without
        ("2027-04-01", ["04-07"], True),  # Friday 2, 5 and 6 without
        ("2027-04-01", ["04-06"], True),  # 7, 8 and 9 without
        ("2027-04-01", ["04-06", "04-09"], False),
        ("2027-04-02", ["04-07"], False),  # after Friday only 5 and 6 lie between
        ("2027-03-30", ["04-07"], False),  # 31, 1 and 2 lie between, too many: as if nothing were known
        ("2027-03-30", ["04-08"], True),  # but then 5, 6 and 7 without
        ("2027-03-31", ["04-05", "04-08"], False),  # 1 and 2 lie between, as many as may
        ("2027-03-31", ["04-06", "04-09"], True),  # 1, 2 and 5
        ("2027-03-22", ["04-07"], False),
    ],
)
def test_at_most_two_open_days_lie_between_the_visits_of_a_kabupaten(
    last_visit: str | None, days: list[str], is_broken: bool
) -> None:
    visits = {f"van {day}": "lakso/timur" for day in days}
    assert breaks(days_between.RULE, promised(last_visit), visits) == is_broken


def test_with_the_days_that_lie_between_two_visits_they_keep_the_promise() -> None:
    # Between Monday 5 and Friday 9 lie the open days 6, 7 and 8: three, not two.
    visits = {"van 04-05": "lakso/timur", "van 04-09": "lakso/timur"}
    assert not breaks(days_between.RULE, promised(most=3), visits)
    assert breaks(days_between.RULE, promised(most=2), visits)


def test_any_town_of_the_kabupaten_keeps_the_promise() -> None:
    visits = {"van 04-06": "lakso/timur", "van 04-09": "lakso/barat"}
    assert not breaks(days_between.RULE, promised(), visits)


def test_holidays_and_closed_days_are_no_open_days() -> None:
    # Tuesday is a holiday, on Wednesday nobody goes out: Monday, Thursday and Friday are three open days.
    tuesday = {"name": "Libur", "start": "2027-04-06", "end": "2027-04-06"}
    wednesday = {"name": "Upacara", "start": "2027-04-07", "end": "2027-04-07"}
    calendar = {"more_holidays": [tuesday], "no_outreach": [wednesday]}
    assert breaks(days_between.RULE, promised(calendar=calendar), {})
    assert not breaks(days_between.RULE, promised(calendar=calendar), {"van 04-09": "lakso/timur"})
    assert not breaks(days_between.RULE, promised(calendar=calendar, most=3), {})


def test_open_days_before_the_horizon_leave_the_holidays_of_march_out() -> None:
    # After Thursday 25 March come the holiday of Friday 26 (Wafat Yesus Kristus) and five open days, 29 March
    # to 2 April. Six may lie between: the visit is due on Monday or Tuesday. With the 26th on Monday alone.
    assert not breaks(days_between.RULE, promised("2027-03-25", 6), {"van 04-06": "lakso/timur"})
    assert breaks(days_between.RULE, promised("2027-03-25", 6), {"van 04-07": "lakso/timur"})


FROZEN = {
    "until": "2027-04-07",
    "visits": [
        {"date": "2027-04-05", "program": "lakso", "place": "timur"},
        {"date": "2027-04-07", "program": "lakso", "place": "barat", "team": "van"},
    ],
}
SETTLED = {"van 04-05": "lakso/timur", "van 04-07": "lakso/barat"}


@pytest.mark.parametrize(
    ("visits", "is_broken"),
    [
        (SETTLED, False),
        (SETTLED | {"van 04-08": "lakso/timur"}, False),  # after that day anything goes
        ({"van 04-05": "lakso/timur"}, True),  # one is missing
        (SETTLED | {"van 04-06": "lakso/timur"}, True),  # one too many
        (SETTLED | {"van 04-05": "lakso/barat"}, True),  # at another place
        ({"bus 04-05": "lakso/timur", "van 04-07": "lakso/barat"}, False),  # any team may hold the first
        ({"van 04-05": "lakso/timur", "bus 04-07": "lakso/barat"}, True),  # the second is the van's
        (SETTLED | {"bus 04-05": "lakso/timur"}, True),  # twice
    ],
)
def test_until_a_day_exactly_the_frozen_visits_are_held(visits: dict[str, str], is_broken: bool) -> None:
    instance = prepare(tiny_scenario(frozen=FROZEN, teams={"bus": team("Bus", ["lakso"])}))
    assert breaks(frozen_visits.RULE, instance, visits) == is_broken


GROUP = {
    "organization": "PT Contoh",
    "place": "timur",
    "program": "lakso",
    "applicants": 50,
    "earliest": "2027-04-05",
    "latest": "2027-04-07",
}


@pytest.mark.parametrize(
    ("agreed", "visit", "is_broken"),
    [
        ("mill", "lakso/timur@mill", False),
        ("mill", "lakso/timur", True),  # there, but not for the group
        (None, "lakso/timur@mill", False),  # nothing is said of groups
        (None, "lakso/timur", False),
    ],
)
def test_a_visit_frozen_for_a_group_is_held_for_it(agreed: str | None, visit: str, is_broken: bool) -> None:
    settled = {"date": "2027-04-06", "program": "lakso", "place": "timur", "request": agreed}
    frozen = {"until": "2027-04-06", "visits": [settled]}
    instance = prepare(tiny_scenario(frozen=frozen, requests={"mill": GROUP}))
    assert breaks(frozen_visits.RULE, instance, {"van 04-06": visit}) == is_broken


def pin(day: int, place: str = "timur") -> dict[str, str]:
    """A pinned event in the tiny week."""
    return {"date": f"2027-04-{day:02d}", "program": "lakso", "place": place}


DAYS = {"start": "2027-04-05", "end": "2027-04-09"}
SIX_DAYS = {"weekdays": ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]}
BUS = {"bus": team("Bus", ["lakso"])}


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        ("leave", {"teams": {"van": {"leave": [DAYS]}}, "pins": [pin(5)]}),
        ("days-in-seven", {"teams": {"van": {"working_days_in_seven": 1}}, "pins": [pin(5), pin(6)]}),
        (
            "rest-after-weekend",
            {
                "horizon": {"start": "2027-04-05", "end": "2027-04-12"},
                "programs": {"lakso": SIX_DAYS},
                "teams": {"van": {"rests_after_weekend": True}},
                "pins": [pin(10), pin(12)],
            },
        ),
        (
            "pool",
            {"teams": BUS, "office": {"officers_out_at_most": 3}, "pins": [pin(5), pin(5, "barat")]},
        ),
        ("place-window", {"places": {"timur": {"weekdays": ["friday"]}}, "pins": [pin(5)]}),
        (
            "program-period",
            {
                "programs": {"lakso": {"closed": [{"name": "exams", **DAYS, "end": "2027-04-07"}]}},
                "pins": [pin(5)],
            },
        ),
        (
            "days-between",
            {
                "policy": {
                    "guarantees": {"desa": {"visits": 0, "program": "lakso", "at_most_days_between": 2}}
                },
                "bans": [{"dates": {"start": "2027-04-06", "end": "2027-04-08"}}],
            },
        ),
        ("frozen", {"frozen": {"until": "2027-04-06"}, "pins": [pin(6)]}),
    ],
)
def test_a_rule_that_lets_no_plan_through_is_named(rule: str, changes: dict[str, Any]) -> None:
    instance = prepare(tiny_scenario(**changes))
    formulation = formulate(instance)
    assert is_possible(formulation) is False
    found = blocked_by(formulation)
    named = {blocked.rule for blocked in found}
    named |= {blocked.reason.rule for blocked in found if blocked.reason is not None}
    assert rule in named
