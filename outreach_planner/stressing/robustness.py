"""What robust planning is asked for and what it finds, as data."""

from __future__ import annotations

from dataclasses import dataclass

from outreach_planner.model.network import Schedule
from outreach_planner.plans.plan import Plan, Visit
from outreach_planner.stressing.risks import Difference, Stress


@dataclass(frozen=True)
class Terms:
    """What is asked of a robust plan.

    Attributes
    ----------
    miss_risk : float
        Most chance that fewer than its minimum come to a visit.
    overload_risk : float or None
        Most chance that more come than can be served where only as many are invited as planned; None: any.
    tail_weight : float
        Weight of the worst tenth of the months beside the mean, from 0 to 1.
    candidates : int
        Seeds tried on each kind of instance.
    rounds : int
        Rounds of search for each.
    train_months : int
    seed : int
    """

    miss_risk: float
    overload_risk: float | None
    tail_weight: float
    candidates: int
    rounds: int
    train_months: int
    seed: int


@dataclass(frozen=True)
class Candidate:
    """A schedule that keeps the scenario's own rules, where it came from, and its nominal value."""

    name: str
    schedule: Schedule
    value_rupiah: float


@dataclass(frozen=True)
class Scored:
    """A candidate on the training months.

    Attributes
    ----------
    score_rupiah : float
        (1 - weight) x mean of the net value + weight x mean of its worst tenth.
    broken : int
        Visits whose chance to miss their minimum is above what was asked, and that could be dropped.
    unavoidable : tuple of Visit
        Such visits that the rules ask for.
    """

    candidate: Candidate
    plan: Plan
    score_rupiah: float
    broken: int
    unavoidable: tuple[Visit, ...]


@dataclass(frozen=True)
class Robust:
    """The robust plan, the nominal one, and both on fresh months.

    Attributes
    ----------
    chosen, nominal : Scored
    tried : tuple of Scored
        All candidates, the best first.
    tests : tuple of Stress
        Nominal, then robust, on the same fresh months.
    compared : tuple of Difference
    invite : tuple of int
        For each visit of the robust plan the most to invite at the stated chance of overload; empty where
        none was stated.
    """

    terms: Terms
    chosen: Scored
    nominal: Scored
    tried: tuple[Scored, ...]
    tests: tuple[Stress, Stress]
    compared: tuple[Difference, ...]
    invite: tuple[int, ...] = ()
