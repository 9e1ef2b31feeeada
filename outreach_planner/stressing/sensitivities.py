"""What a plan's value and its places do when an estimate is otherwise, as data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class End:
    """An estimate at one end of its range.

    Attributes
    ----------
    value : float
        What the estimate is there.
    net_rupiah : float or None
        Net value of the plan as it is; None if its days no longer fit.
    keeps_rules : bool
        Whether the plan still keeps the rules.
    replanned_rupiah : float or None
        Net value when planned again; None if that was not tried or no plan was found.
    gained, lost : tuple of str
        Places that planning again visits, or no longer visits, against planning again with the estimate as
        it is.
    """

    value: float
    net_rupiah: float | None
    keeps_rules: bool
    replanned_rupiah: float | None = None
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sensitivity:
    """An estimate with its range and what comes at both ends.

    ``field`` is its path; ``confidence`` and ``source`` as the scenario says. ``plan_rupiah`` is the plan's
    net value with every estimate as it is.
    """

    field: str
    file: str
    line: int | None
    value: float
    confidence: str
    source: str
    low: End
    high: End
    plan_rupiah: float | None = None

    @property
    def swing_rupiah(self) -> float:
        """How far apart the net values at the two ends are; where one has none, from the value as it is."""
        ends = [end.net_rupiah for end in (self.low, self.high) if end.net_rupiah is not None]
        if len(ends) == 1 and self.plan_rupiah is not None:
            ends.append(self.plan_rupiah)
        return max(ends) - min(ends) if len(ends) == 2 else 0.0

    @property
    def is_replanned(self) -> bool:
        """Whether at one end at least it was planned again."""
        return any(end.replanned_rupiah is not None for end in (self.low, self.high))

    @property
    def changes(self) -> int:
        """Places that change at the end where more of them do."""
        return max(len({*end.gained, *end.lost}) for end in (self.low, self.high))

    def regret_rupiah(self, improved_rupiah: float) -> float:
        """Tell what is lost at the worse end if the plan is kept though the estimate is otherwise.

        What planning again improves with the estimate as it is, ``improved_rupiah``, is taken off: the
        estimate is not to blame for it.
        """
        regrets = [
            end.replanned_rupiah - end.net_rupiah - improved_rupiah
            for end in (self.low, self.high)
            if end.replanned_rupiah is not None and end.net_rupiah is not None
        ]
        return max([0.0, *regrets])


@dataclass(frozen=True)
class Sensitivities:
    """A plan's net value, and every estimate with a range, the widest swing first.

    ``improved_rupiah`` is what planning again gains with every estimate as it is.
    """

    net_rupiah: float
    improved_rupiah: float
    found: tuple[Sensitivity, ...]
