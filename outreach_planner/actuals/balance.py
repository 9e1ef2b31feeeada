"""Planned against done: the same figures for all visits of a program, team, kabupaten or month."""

from __future__ import annotations

import collections
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from outreach_planner.actuals.record import Actual
from outreach_planner.exporting.gathering import books_for, visit_keys
from outreach_planner.outputs.itinerary import itinerary
from outreach_planner.plans.plan import Plan, Visit
from outreach_planner.scenario.fields import Scenario


@dataclass(frozen=True)
class Pair:
    """A visit of the plan with what came of it; ``actual`` None: nobody reported."""

    key: str
    visit: Visit
    books: int
    units: int
    actual: Actual | None

    @property
    def expected_attendance(self) -> float:
        """People expected to come, no more than can be served: places are given out beforehand."""
        return min(self.visit.expected_attendance, float(self.visit.capacity))

    @property
    def minutes(self) -> int | None:
        """Unit minutes really spent on applicants; the planned ones where no times were written."""
        actual = self.actual
        if actual is None or not actual.is_held:
            return None
        spent = self.visit.service_minutes
        if actual.began is not None and actual.ended is not None:
            pause = self.visit.service_ends - self.visit.service_starts - self.visit.service_minutes
            spent = max(1, actual.ended - actual.began - pause)
        return spent * self.units


@dataclass(frozen=True)
class Balance:
    """Planned against done for a group of visits; shares are fractions, None where nothing is known.

    Attributes
    ----------
    group : str
    visits, reported, held, cancelled, moved : int
    expected_attendance, came : float, int
        Of the visits that were held.
    registered, absent : int
        Registered where that was written, and how many of them stayed away.
    expected_served, served, refused : float, int, int
        Of the visits that were held.
    planned_minutes, minutes : float or None
        Unit minutes for each person served: as the plan has it and as it was.
    planned_books, books : int
        Of the visits whose books were written.
    """

    group: str
    visits: int
    reported: int
    held: int
    cancelled: int
    moved: int
    expected_attendance: float
    came: int
    registered: int
    absent: int
    expected_served: float
    served: int
    refused: int
    planned_minutes: float | None
    minutes: float | None
    planned_books: int
    books: int

    @property
    def absent_share(self) -> float | None:
        """Share of those registered who stayed away."""
        return self.absent / self.registered if self.registered else None

    @property
    def attendance_share(self) -> float | None:
        """People who came for each that was expected."""
        return self.came / self.expected_attendance if self.expected_attendance else None


def pairs(scenario: Scenario, plan: Plan, actuals: Sequence[Actual]) -> tuple[Pair, ...]:
    """Hold each visit of a plan beside what came of it, by date."""
    by_key = {actual.key: actual for actual in actuals}
    entries = itinerary(plan)
    found = []
    for entry, key in zip(entries, visit_keys(entries), strict=True):
        team = scenario.teams[entry.visit.team]
        books = books_for(scenario, entry.visit)
        found.append(Pair(key, entry.visit, books, team.biometric_units, by_key.get(key)))
    return tuple(found)


def balances(every: Sequence[Pair], group: Callable[[Pair], str]) -> tuple[Balance, ...]:
    """Sum up the visits of each group, by the group's name."""
    groups: dict[str, list[Pair]] = collections.defaultdict(list)
    for pair in every:
        groups[group(pair)].append(pair)
    return tuple(balance(name, groups[name]) for name in sorted(groups))


def balance(name: str, every: Iterable[Pair]) -> Balance:
    """Sum up visits."""
    all_pairs = list(every)
    told = [(pair, pair.actual) for pair in all_pairs if pair.actual is not None and pair.actual.is_reported]
    held = [(pair, actual) for pair, actual in told if actual.is_held]
    listed = [(pair, a) for pair, a in held if a.registered is not None and absent_of(a) is not None]
    timed = [(pair, a) for pair, a in held if a.served]
    counted = [(pair, a) for pair, a in held if a.used is not None]
    served = sum(actual.served or 0 for _, actual in timed)
    planned_served = sum(pair.visit.expected_applicants for pair, _ in timed)
    planned_minutes = sum(pair.visit.service_minutes * pair.units for pair, _ in timed)
    return Balance(
        group=name,
        visits=len(all_pairs),
        reported=len(told),
        held=len(held),
        cancelled=sum(actual.status == "cancelled" for _, actual in told),
        moved=sum(actual.status == "moved" for _, actual in told),
        expected_attendance=sum(p.expected_attendance for p, a in held if a.came is not None),
        came=sum(actual.came or 0 for _, actual in held),
        registered=sum(actual.registered or 0 for _, actual in listed),
        absent=sum(absent_of(a) or 0 for _, a in listed),
        expected_served=sum(p.visit.expected_applicants for p, a in held if a.served is not None),
        served=sum(actual.served or 0 for _, actual in held),
        refused=sum(actual.refused or 0 for _, actual in held),
        planned_minutes=planned_minutes / planned_served if planned_served else None,
        minutes=sum(pair.minutes or 0 for pair, _ in timed) / served if served else None,
        planned_books=sum(pair.books for pair, _ in counted),
        books=sum(actual.used or 0 for _, actual in counted),
    )


def absent_of(actual: Actual) -> int | None:
    """Return how many of those registered stayed away: as written, or as far as all who came fall short.

    Where people came unregistered the second says too little, so the first is asked for in the workbook.
    """
    if actual.absent is not None:
        return actual.absent
    if actual.registered is None or actual.came is None:
        return None
    return max(0, actual.registered - actual.came)


def causes(every: Iterable[Pair]) -> tuple[tuple[Pair, Actual], ...]:
    """List the visits that were called off or moved, with what was written about it."""
    return tuple(
        (pair, pair.actual)
        for pair in every
        if pair.actual is not None and pair.actual.status in ("cancelled", "moved")
    )
