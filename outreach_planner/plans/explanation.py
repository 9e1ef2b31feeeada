"""What there is to say about a plan when a planner asks why: reasons, and differences between plans."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from outreach_planner.plans.plan import Plan, StoppedBy, Visit
from outreach_planner.plans.visit_changes import VisitChange, visit_changes

Answer = Literal["cannot", "blocked", "not-found", "with", "without"]
Figure = str | int | float | dt.date | tuple[str, ...] | tuple[dt.date, ...]


@dataclass(frozen=True)
class Question:
    """Which visits are asked about: at a place, on a date or any, of a program or any, or for one request."""

    place: str
    date: dt.date | None = None
    program: str | None = None
    request: str | None = None

    def is_about(self, visit: Visit) -> bool:
        """Whether a visit is one of them."""
        return (
            visit.place == self.place
            and self.date in (None, visit.date)
            and self.program in (None, visit.program)
            and self.request in (None, visit.request)
        )


@dataclass(frozen=True, order=True)
class FieldPlace:
    """A field of the scenario with the file and line it was written in; line None where unknown.

    A field that is not written, left to its default, has the line of the group around it.
    """

    field: str
    file: str
    line: int | None
    is_written: bool = True

    def __str__(self) -> str:
        """Write ``palembang.yaml:193 programs.lakso.minimum_attendance``."""
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{where} {self.field}"


@dataclass(frozen=True)
class Reason:
    """Why a visit cannot be.

    Attributes
    ----------
    rule : str
        Name of the rule that closes it; empty where no rule but the world does.
    about : str
        What the rule demands, or what the row is about.
    kind : str
        Which sentence tells it (``outputs.reason_words``).
    figures : mapping
        What the sentence needs, by name.
    fields : tuple of FieldPlace
        What a planner would change.
    """

    rule: str
    about: str
    kind: str
    figures: Mapping[str, Figure]
    fields: tuple[FieldPlace, ...]


@dataclass(frozen=True)
class Narrowing:
    """A rule that closes days of the visits asked about, and the days it leaves."""

    rule: str
    about: str
    days_before: int
    days_left: int


@dataclass(frozen=True)
class Earned:
    """What a visit of the plan earns by itself; money is in rupiah.

    Attributes
    ----------
    visit : Visit
    own_rupiah : int
        Its per diem and event.
    shared_rupiah : int
        Its equal part of the trip's travel and nights.
    visits_on_trip : int
    """

    visit: Visit
    own_rupiah: int
    shared_rupiah: int
    visits_on_trip: int

    @property
    def earned_rupiah(self) -> int:
        """The value of its people less its costs."""
        return self.visit.value_rupiah - self.own_rupiah - self.shared_rupiah


@dataclass(frozen=True)
class Difference:
    """Another plan less this one: rupiah, km, nights, people and percentage points; and the visits."""

    value_rupiah: int
    cost_rupiah: int
    distance_km: float
    nights: int
    visits: int
    served_by_visits: float
    served_at_counters: float
    worst_share_served: float
    changes: tuple[VisitChange, ...]


@dataclass(frozen=True)
class Work:
    """How a plan was solved again: the rounds of each solving, of the shortest where something stopped one.

    ``stopped_by`` is "work" where all the rounds were done.
    """

    seed: int
    rounds: int
    stopped_by: StoppedBy


@dataclass(frozen=True)
class Explanation:
    """The answer to a question about visits.

    Attributes
    ----------
    question : Question
    answer : Answer
        ``cannot``: the world or a rule closes every such visit. ``blocked``: rules that link visits leave
        no plan with them (without them, where the plan holds them). ``not-found``: solving again found none.
        ``with`` and ``without``: the best plans with one of them and with none are held against each
        other; ``without`` where the plan holds one already.
    held : tuple of Earned
        Those the plan holds already.
    reasons : tuple of Reason
        For ``cannot`` one for each program that could be meant; for ``blocked`` the rows that block.
    narrowings : tuple of Narrowing
        How the rules before left fewer and fewer days.
    difference : Difference or None
        The effect of the visits alone. For ``with`` the best plan found with one of them less the best with
        none, for ``without`` the other way round; both were solved with the same effort. A value above 0
        says that the plan asked about would do well to change.
    is_settled : bool
        False where the difference is no larger than ``moved_rupiah``: more searching may well turn it round.
    improvement : Difference or None
        The better of the two less the plan asked about, where it is worth more: what the plan can gain in
        all, by these visits and by anything else.
    work : Work or None
        None where nothing had to be solved.
    """

    question: Question
    answer: Answer
    held: tuple[Earned, ...] = ()
    reasons: tuple[Reason, ...] = ()
    narrowings: tuple[Narrowing, ...] = ()
    difference: Difference | None = None
    is_settled: bool = True
    improvement: Difference | None = None
    work: Work | None = None

    @property
    def moved_rupiah(self) -> int:
        """What solving again moved the value by other things; by anything, where the clock cut it short."""
        gain = 0 if self.improvement is None else self.improvement.value_rupiah
        if self.difference is None or (self.work is not None and self.work.stopped_by != "work"):
            return gain
        return gain - max(0, min(gain, self.difference.value_rupiah))


def difference(before: Plan, after: Plan) -> Difference:
    """Take one plan off another, figure by figure and visit by visit."""
    old, new = before.indicators, after.indicators
    return Difference(
        value_rupiah=after.value_rupiah - before.value_rupiah,
        cost_rupiah=new.cost_rupiah - old.cost_rupiah,
        distance_km=round(new.distance_km - old.distance_km, 3),
        nights=new.nights - old.nights,
        visits=new.visits - old.visits,
        served_by_visits=round(new.served_by_visits - old.served_by_visits, 6),
        served_at_counters=round(new.served_at_counters - old.served_at_counters, 6),
        worst_share_served=round(new.worst_share_served - old.worst_share_served, 6),
        changes=visit_changes(before, after),
    )
