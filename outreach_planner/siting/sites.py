"""The candidates for fixed sites, and the sets of them that may be chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import ceil

from outreach_planner.errors import Problem, ScenarioError
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import origins_of
from outreach_planner.scenario.shapes import closest, listed
from outreach_planner.scenario.site_candidates import standing_counters
from outreach_planner.scenario.site_fields import Sites, SiteTerms
from outreach_planner.world.instance import DRY, RAINY, Instance

MONTH_DAYS = 365 / 12


@dataclass(frozen=True)
class Site:
    """A candidate: where it would stand, and on which terms."""

    id: str
    place: str
    terms: SiteTerms


@dataclass(frozen=True, order=True)
class Choice:
    """Which candidates open (numbers) and which counters close (ids)."""

    opened: tuple[int, ...] = ()
    closed: tuple[str, ...] = ()


def question_of(scenario: Scenario) -> Sites:
    """Give the question about sites.

    Raises
    ------
    ScenarioError
        If the scenario asks none.
    """
    if scenario.sites is None:
        mend = "write sites: with candidates, for example sites: {candidates: auto, kinds: [town]}"
        raise ScenarioError([origins_of(scenario).problem("sites", "the scenario asks about no sites", mend)])
    return scenario.sites


def candidates_of(instance: Instance) -> tuple[Site, ...]:
    """List the candidates, in the scenario's order.

    Raises
    ------
    ScenarioError
        If people can reach none of a candidate's place, there are fewer candidates than sites asked for, or
        full coverage is asked for and the largest sites do not hold the demand.
    """
    scenario = instance.scenario
    question = question_of(scenario)
    if question.auto:
        kinds, reached = set(question.kinds), by_road(instance)
        standing = {scenario.counters[name].place for name in standing_counters(scenario)}
        found = tuple(
            Site(place_id, place_id, question.each)
            for number, (place_id, place) in enumerate(scenario.places.items())
            if place.kind in kinds and reached[number] and place_id not in standing
        )
    else:
        found = tuple(Site(name, item.place, item) for name, item in question.by_id.items())
    problems = _problems(instance, question, found)
    if problems:
        raise ScenarioError(problems)
    return found


def by_road(instance: Instance) -> Sequence[bool]:
    """Tell which places a road leads to from the office in both seasons."""
    home = instance.place_ids.index(instance.scenario.office.place)
    legs = instance.legs
    way = (legs.minutes[:, home] >= 0) & ~legs.boat[:, home]
    return [bool(each) for each in way[DRY] & way[RAINY]]


def _problems(instance: Instance, question: Sites, sites: Sequence[Site]) -> list[Problem]:
    scenario, origins = instance.scenario, origins_of(instance.scenario)
    problems = []
    home = instance.place_ids.index(scenario.office.place)
    reached = [
        bool((instance.legs.minutes[:, home, instance.place_ids.index(site.place)] >= 0).any())
        for site in sites
    ]
    if not sites:
        came = f"got auto, but no place of the kinds {listed(question.kinds)} is left"
        mend = "write other kinds, of places that a road leads to in both seasons and where no counter stands"
        problems.append(origins.problem("sites.candidates", came, mend))
    elif not any(reached):
        mend = "join their places to the road network (road_node, roads.edges), or name other places"
        came = "no candidate can be reached from the office"
        problems.append(origins.problem("sites.candidates", came, mend))
    else:
        cut_off = [site for site, good in zip(sites, reached, strict=True) if not good]
        if cut_off:
            problems.append(origins.problem(*_cut_off(cut_off)))
    if question.auto and 0 < len(sites) < question.at_most:
        came = f"got {question.at_most} sites for {len(sites)} candidates"
        problems.append(origins.problem("sites.at_most", came, f"write at most {len(sites)}"))
    problems += _capacity(instance, question, sites)
    return problems or _must(instance, question, sites)


def _cut_off(sites: Sequence[Site]) -> tuple[str, str, str]:
    """Tell in one sentence which candidates no road leads to: where that is, what came, and the mend."""
    if len(sites) == 1:
        mend = "give its place a road_node that open roads lead to, or take the candidate out"
        came = f'"{sites[0].place}" cannot be reached from the office: the road network is in parts'
        return f"sites.candidates.{sites[0].id}", came, mend
    mend = "give their places road_nodes that open roads lead to, or take the candidates out"
    names = listed(site.id for site in sites)
    came = (
        f"{len(sites)} candidates cannot be reached from the office: the road network is in parts ({names})"
    )
    return "sites.candidates", came, mend


def _must(instance: Instance, question: Sites, sites: Sequence[Site]) -> list[Problem]:
    """Refuse sites that must open and are no candidates, or cost more than the budget."""
    origins, problems = origins_of(instance.scenario), []
    known = {site.id: site.terms for site in sites}
    for number, name in enumerate(question.must_open):
        if name not in known:
            mend = closest(name, sorted(known), f"write a candidate; known are {listed(sorted(known))}")
            problems.append(origins.problem(f"sites.must_open[{number}]", f'got "{name}"', mend))
    needed = spent_of(instance, [known[name] for name in question.must_open if name in known])
    if question.budget_rupiah is not None and needed > question.budget_rupiah:
        came = f"got {question.budget_rupiah}, but those that must open cost {needed:.0f} in the horizon"
        problems.append(origins.problem("sites.budget_rupiah", came, f"write at least {ceil(needed)}"))
    return problems


def _capacity(instance: Instance, question: Sites, sites: Sequence[Site]) -> list[Problem]:
    """Refuse full coverage that the office and the largest sites together cannot give."""
    if not question.full_coverage:
        return []
    demand = float(instance.people.arrivals.sum())
    office = float(instance.queues.capacity.sum())
    most = sorted((site.terms.applicants_a_day for site in sites), reverse=True)[: question.at_most]
    days = int(instance.days.working.sum())
    hold = office + sum(most) * days
    if hold >= demand:
        return []
    came = f"full coverage is asked for: {demand:.0f} people come and all counters together hold {hold:.0f}"
    mend = "raise applicants_a_day or at_most, or write full_coverage: false"
    return [origins_of(instance.scenario).problem("sites.full_coverage", came, mend)]


def months_of(instance: Instance) -> float:
    """Tell how many months the horizon has."""
    return len(instance.days.dates) / MONTH_DAYS


def cost_of(instance: Instance, sites: Sequence[Site], choice: Choice) -> float:
    """Sum up what a choice costs in the horizon: monthly costs and the part of openings written off."""
    question, months = question_of(instance.scenario), months_of(instance)
    opened = [sites[j].terms for j in choice.opened]
    monthly = sum(t.monthly_rupiah + t.opening_rupiah / question.written_off_months for t in opened)
    return months * (monthly - sum(question.saves_rupiah.get(name, 0) for name in choice.closed))


def spent_of(instance: Instance, terms: Sequence[SiteTerms]) -> float:
    """Sum up what the budget has to hold: openings as a whole, and the horizon's monthly costs."""
    return sum(each.opening_rupiah + months_of(instance) * each.monthly_rupiah for each in terms)


def choices(instance: Instance, sites: Sequence[Site]) -> Iterator[Choice]:
    """Give every permitted choice: fewer sites first, then in the candidates' order."""
    question = question_of(instance.scenario)
    must = tuple(j for j, site in enumerate(sites) if site.id in question.must_open)
    free = [j for j in range(len(sites)) if j not in must]
    closings = [
        names
        for count in range(len(question.may_close) + 1)
        for names in combinations(question.may_close, count)
    ]
    for count in range(question.at_most - len(must) + 1):
        for more in combinations(free, count):
            opened = tuple(sorted((*must, *more)))
            terms = [sites[j].terms for j in opened]
            if question.budget_rupiah is not None and spent_of(instance, terms) > question.budget_rupiah:
                continue
            officers = sum(t.officers for t in terms)
            if question.officers_at_most is not None and officers > question.officers_at_most:
                continue
            for closed in closings:
                yield Choice(opened, tuple(closed))
