"""Choosing among candidates on common sampled months, and holding the choice against the nominal plan."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from outreach_planner.model.network import Formulation, Schedule
from outreach_planner.plans.making import Verdict, make_plan
from outreach_planner.plans.plan import Plan, Visit
from outreach_planner.plans.stops import stops_of_plan
from outreach_planner.robust.candidates import candidates, value_on
from outreach_planner.robust.chances import Chances
from outreach_planner.scenario.service_fields import Limits
from outreach_planner.scenario.uncertainty_fields import Uncertainty
from outreach_planner.stressing.months import Months, sample_months
from outreach_planner.stressing.risks import differences, stress, tail_mean
from outreach_planner.stressing.robustness import Candidate, Robust, Scored, Terms
from outreach_planner.stressing.stops import Stops, no_stops, stops_of

FRESH_SEED = 1_000_003
"""Added to the seed: fresh months share nothing with those the choice was made on."""
MOST_DROPS = 12


def robust_plan(
    formulation: Formulation,
    uncertainty: Uncertainty,
    terms: Terms,
    fresh_months: int,
    fingerprint: str,
    stop: Callable[[], bool],
) -> Robust | None:
    """Plan for sampled months; None if no candidate keeps the rules.

    Every candidate is mended first: visits above the stated chance that no rule asks for are dropped.
    """
    judge = _Judge(formulation, uncertainty, terms, fingerprint)
    found = [judge.score(each) for each in candidates(formulation, uncertainty, terms, stop)]
    if not found:
        return None
    nominal = max(
        (each for each in found if each.candidate.name.startswith("nominal")),
        key=lambda each: each.candidate.value_rupiah,
        default=max(found, key=lambda each: each.candidate.value_rupiah),
    )
    mended = [judge.mended(each) for each in found]
    ranked = sorted(mended, key=lambda each: (each.broken, -each.score_rupiah))
    seed = terms.seed + FRESH_SEED
    tests = (
        stress(formulation.instance, nominal.plan, uncertainty, fresh_months, seed),
        stress(formulation.instance, ranked[0].plan, uncertainty, fresh_months, seed),
    )
    invite = _invitations(formulation, uncertainty, terms, ranked[0].plan)
    return Robust(terms, ranked[0], nominal, tuple(ranked), tests, differences(*tests), invite)


def _invitations(
    formulation: Formulation, uncertainty: Uncertainty, terms: Terms, plan: Plan
) -> tuple[int, ...]:
    """Tell how many may be invited to each visit so that more than fit come with the stated chance."""
    if terms.overload_risk is None:
        return ()
    chances, found = Chances(formulation.instance, uncertainty), []
    for visit, stops in stops_of_plan(formulation.instance, plan):
        most = chances.most_expected(stops[0].option, stops[0].capacity, terms.overload_risk)
        found.append(int(most) + visit.group_applicants)
    return tuple(found)


class _Judge:
    """Scores candidates on one set of training months."""

    def __init__(
        self, formulation: Formulation, uncertainty: Uncertainty, terms: Terms, fingerprint: str
    ) -> None:
        self._formulation, self._uncertainty, self._terms = formulation, uncertainty, terms
        self._fingerprint = fingerprint
        self._idle = self._sampled(no_stops())

    def score(self, candidate: Candidate) -> Scored:
        """Run a candidate through the training months."""
        plan = self._plan(candidate.schedule)
        found = stops_of(self._formulation.instance, plan)
        sampled = self._sampled(found)
        net = sampled.value_rupiah - found.cost_rupiah - self._idle.value_rupiah
        weight = self._terms.tail_weight
        score = (1 - weight) * float(net.mean()) + weight * tail_mean(net, lowest=True)
        risky = self._risky(found, sampled)
        dropped = {v: self._without(candidate, plan.visits[v]) for v in risky}
        unavoidable = tuple(plan.visits[v] for v in risky if dropped[v] is None)
        return Scored(candidate, plan, score, len(risky) - len(unavoidable), unavoidable)

    def mended(self, scored: Scored) -> Scored:
        """Drop the likeliest to miss of the visits that may be dropped, until none is above the chance."""
        for _ in range(MOST_DROPS):
            if scored.broken == 0:
                return scored
            found = stops_of(self._formulation.instance, scored.plan)
            for v in self._risky(found, self._sampled(found)):
                without = self._without(scored.candidate, scored.plan.visits[v])
                if without is not None:
                    scored = self.score(without)
                    break
        return scored

    def _sampled(self, found: Stops) -> Months:
        return sample_months(
            self._formulation.instance,
            found.stops,
            self._uncertainty,
            self._terms.train_months,
            self._terms.seed,
        )

    def _risky(self, found: Stops, sampled: Months) -> list[int]:
        """List the visits above the stated chance by their numbers, the likeliest first."""
        chance = (found.by_visit(sampled.came * found.main) < found.minimum).mean(axis=0)
        above = np.flatnonzero(chance > self._terms.miss_risk)
        return sorted((int(v) for v in above), key=lambda v: (-chance[v], v))

    def _without(self, candidate: Candidate, visit: Visit) -> Candidate | None:
        """Drop a visit; None if the rules ask for it or the trip cannot do without."""
        instance = self._formulation.instance
        u = instance.team_ids.index(visit.team)
        t = instance.days.dates.index(visit.date)
        schedule = Schedule(candidate.schedule.option.copy(), candidate.schedule.night.copy())
        schedule.option[u, t] = -1
        if schedule.night[u, t] and not (t > 0 and schedule.night[u, t - 1]):
            schedule.night[u, t] = False
        elif t > 0 and schedule.night[u, t - 1] and not schedule.night[u, t]:
            schedule.night[u, t - 1] = False
        value = value_on(self._formulation, schedule)
        return None if value is None else Candidate(candidate.name, schedule, value)

    def _plan(self, schedule: Schedule) -> Plan:
        limits: Limits = self._formulation.instance.scenario.limits
        settings = limits.model_copy(update={"seed": self._terms.seed, "search_rounds": self._terms.rounds})
        verdict = Verdict("feasible", None, "work", settings)
        return make_plan(self._formulation, schedule, verdict, self._fingerprint)
