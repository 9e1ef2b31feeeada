"""Planning week by week, as a routing engineer would: prizes from the people who wait now, one week solved.

For each week every possible day trip is offered at a prize: what it adds to the simulated value, on top of
the visits decided so far, less its own costs (travel is the router's). A visit that is still promised
carries a large bonus, as soon as the promise's share of the weeks gone by is due. The router chooses the
week; it is simulated, and the prizes are told again with the chosen visits standing, as long as there is
time. The best week found is kept, the people wait on, the next week follows.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from diary import Diary, Visit

from outreach_planner.model.network import Formulation

PROMISED_RUPIAH = 100_000_000
"""Prize of a visit that a promise (a guarantee, a pin, a day to be held) still asks for by this week."""


@dataclass(frozen=True)
class Offer:
    """A day trip that may be made this week.

    Attributes
    ----------
    visit : Visit
    prize_rupiah : int
        What it is worth before its travel, above 0.
    group : tuple of int
        Of the offers with the same group (one place, days within its gap) at most one can be taken.
    """

    visit: Visit
    prize_rupiah: int
    group: tuple[int, int]


Choose = Callable[[Formulation, Sequence[Offer]], Sequence[Visit]]
"""A router: takes offers, at most one a team and day and one a group, for the highest prizes less travel."""


def week_by_week(formulation: Formulation, choose: Choose, rounds_left: Callable[[int, int], bool]) -> Diary:
    """Plan one week after the other.

    Parameters
    ----------
    formulation : Formulation
    choose : callable
    rounds_left : callable
        Told the number of the week and of the round, whether to do that round; the first is always done.
    """
    diary = Diary(formulation)
    weeks = calendar_weeks(formulation)
    for number, days in enumerate(weeks):
        due = _due(formulation, (number + 1) / len(weeks))
        best, chosen, done = diary, list[Visit](), 0
        while done == 0 or rounds_left(number, done):
            offers = _offers(diary, chosen, days, due)
            again = list(choose(formulation, offers))
            week = _accepted(diary, again, offers)
            if done == 0 or _worth(week, due) > _worth(best, due):
                best = week
            done += 1
            if again == chosen:
                break
            chosen = again
        diary = best
    return diary


def calendar_weeks(formulation: Formulation) -> list[list[int]]:
    """Split the horizon into weeks from Monday to Sunday; the first and last may be shorter."""
    weeks: dict[tuple[int, int], list[int]] = {}
    for t, date in enumerate(formulation.instance.days.dates):
        weeks.setdefault(date.isocalendar()[:2], []).append(t)
    return list(weeks.values())


def _due(formulation: Formulation, part: float) -> dict[int, int]:
    """Give, by number of the row, the visits promised that are due when a part of the weeks is over."""
    return {
        number: math.ceil(row.lower * part) for number, row in enumerate(formulation.rows) if row.lower > 0
    }


def _short(diary: Diary, due: dict[int, int]) -> dict[int, int]:
    """Give, by number of the row, the due visits that are still missing."""
    counted = diary.counts()
    return {
        number: int(wanted - counted[number]) for number, wanted in due.items() if counted[number] < wanted
    }


def _worth(diary: Diary, due: dict[int, int]) -> float:
    return diary.value_rupiah() - PROMISED_RUPIAH * sum(_short(diary, due).values())


def _offers(diary: Diary, chosen: Sequence[Visit], days: Sequence[int], due: dict[int, int]) -> list[Offer]:
    """Price every day trip of the week on top of the visits of the diary and the others chosen."""
    instance = diary.formulation.instance

    def group(visit: Visit) -> tuple[int, int]:
        program = instance.scenario.programs[instance.program_ids[instance.options.program[visit[1]]]]
        return int(instance.options.place[visit[1]]), (visit[2] - days[0]) // max(1, program.revisit_gap_days)

    found = []
    for visit in diary.candidates(days):
        ground = diary.copy()
        for other in chosen:
            if (other[0], other[2]) != (visit[0], visit[2]) and group(other) != group(visit):
                ground.add(other)
        if not ground.may_hold(visit):
            continue
        more = ground.copy()
        more.add(visit)
        gain = more.value_rupiah() - ground.value_rupiah() + more.leg_rupiah(visit)
        gain += PROMISED_RUPIAH * (sum(_short(ground, due).values()) - sum(_short(more, due).values()))
        if gain > 0:
            found.append(Offer(visit, round(gain), group(visit)))
    return found


def _accepted(diary: Diary, chosen: Sequence[Visit], offers: Sequence[Offer]) -> Diary:
    """Write the chosen visits into a diary, the dearest first, as far as all rules together allow them."""
    prizes = {offer.visit: offer.prize_rupiah for offer in offers}
    week = diary.copy()
    for visit in sorted(chosen, key=lambda visit: (-prizes[visit], visit)):
        if week.may_hold(visit):
            week.add(visit)
    return week
