"""Which visits a plan keeps, moves, gains and loses against another plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from outreach_planner.plans.plan import Plan, Visit

Kind = Literal["kept", "moved", "gained", "lost"]


@dataclass(frozen=True)
class VisitChange:
    """What becomes of one visit.

    Attributes
    ----------
    kind : Kind
        ``kept`` on its date by its team, ``moved`` to another date, team or lane, ``gained`` or ``lost``.
    before, after : Visit or None
        None where the plan does not hold it.
    """

    kind: Kind
    before: Visit | None
    after: Visit | None

    @property
    def visit(self) -> Visit:
        """The visit as it is now, or as it was where it is lost."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a change of no visit")
        return found


def visit_changes(before: Plan, after: Plan) -> tuple[VisitChange, ...]:
    """Match the visits of two plans: the same program at the same place, for the same group, is the same.

    Of several visits of a program at a place, those that agree most are matched first: date, team and
    lane alike, then the same date, then the others in the order of their dates.

    Returns
    -------
    tuple of VisitChange
        By the date they have now (had, where they are lost), team and place.
    """
    keys = sorted({_what(visit) for plan in (before, after) for visit in plan.visits})
    found: list[VisitChange] = []
    for key in keys:
        old = [visit for visit in before.visits if _what(visit) == key]
        new = [visit for visit in after.visits if _what(visit) == key]
        found += _matched(old, new)
    return tuple(
        sorted(
            found, key=lambda change: (change.visit.date, change.visit.team, change.visit.place, change.kind)
        )
    )


def _matched(before: Sequence[Visit], after: Sequence[Visit]) -> list[VisitChange]:
    """Match visits of one program at one place, both by date."""
    old, new = list(before), list(after)
    changes = []
    for agree in (_when_and_who, lambda visit: visit.date):
        for visit in tuple(old):
            twin = next((other for other in new if agree(other) == agree(visit)), None)
            if twin is not None:
                old.remove(visit)
                new.remove(twin)
                kind: Kind = "kept" if _when_and_who(visit) == _when_and_who(twin) else "moved"
                changes.append(VisitChange(kind, visit, twin))
    pairs = min(len(old), len(new))
    changes += [VisitChange("moved", *pair) for pair in zip(old[:pairs], new[:pairs], strict=True)]
    changes += [VisitChange("lost", visit, None) for visit in old[pairs:]]
    changes += [VisitChange("gained", None, visit) for visit in new[pairs:]]
    return changes


def _what(visit: Visit) -> tuple[str, str, str]:
    return visit.program, visit.place, visit.request or ""


def _when_and_who(visit: Visit) -> tuple[object, ...]:
    return visit.date, visit.team, visit.lane
