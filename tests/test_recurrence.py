"""Recurrence rules of days are taken as they are; all others are refused with a mend."""

from __future__ import annotations

import pytest

from outreach_planner.scenario.recurrence import PARTS, recurrence_text


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=WEEKLY;BYDAY=SA",
        "FREQ=MONTHLY;BYDAY=1SA,-1SU;UNTIL=20271231",
        "FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=17",
    ],
)
def test_a_recurrence_rule_of_days_is_taken_as_it_is(text: str) -> None:
    assert recurrence_text(text) == text


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("", "FREQ=MONTHLY"),
        ("WEEKLY", "FREQ=MONTHLY"),
        ("BYDAY=SA", "FREQ"),
        ("FREQ=HOURLY", "FREQ=WEEKLY"),
        ("FREQ=WEEKLY;BYHOUR=9", "FREQ=MONTHLY"),
        ("FREQ=WEEKLY;INTERVAL=0", "INTERVAL=2"),
        ("FREQ=WEEKLY;BYDAY=SABTU", "BYDAY=SA"),
        ("FREQ=WEEKLY;BYDAY=SA;BYDAY=SU", "once"),
        ("FREQ=WEEKLY;BYDAY=1SA", "FREQ=MONTHLY"),
        ("FREQ=WEEKLY;COUNT=3;UNTIL=20271231", "not both"),
        ("FREQ=WEEKLY;UNTIL=20271332", "UNTIL=20271231"),
        ("FREQ=WEEKLY;UNTIL=20271231T000000Z", "UNTIL=20271231"),
        ("FREQ=WEEKLY;BYSETPOS=1", "BYDAY"),
        ("RRULE:FREQ=WEEKLY", "FREQ=MONTHLY"),
    ],
)
def test_another_recurrence_rule_is_refused_with_a_mend(text: str, mend: str) -> None:
    with pytest.raises(ValueError, match=mend):
        recurrence_text(text)


def test_every_example_of_a_part_of_a_recurrence_rule_is_itself_a_part() -> None:
    for name, (_, examples) in PARTS.items():
        for example in examples.split(" or "):
            ground = (
                ""
                if name == "FREQ"
                else "FREQ=MONTHLY;BYMONTHDAY=1;"
                if name == "BYSETPOS"
                else "FREQ=MONTHLY;"
            )
            assert recurrence_text(ground + example)
