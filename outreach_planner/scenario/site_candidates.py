"""Finds candidates for fixed sites that could never serve anybody, and answers that could not count."""

from __future__ import annotations

from collections.abc import Iterator

from outreach_planner.errors import Problem
from outreach_planner.scenario.base import WEEKDAYS
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import Origins
from outreach_planner.scenario.shapes import listed
from outreach_planner.scenario.site_fields import SiteTerms

WORKING = WEEKDAYS[:5]
FEWEST_DAYS = 2
"""A site opens on the second day of the horizon."""


def candidates_can_serve(scenario: Scenario, origins: Origins) -> Iterator[Problem]:
    """Refuse sites that open on no working day, beside a counter, or in a horizon of one day."""
    sites = scenario.sites
    if sites is None:
        return
    days = (scenario.horizon.end - scenario.horizon.start).days + 1
    if days < FEWEST_DAYS:
        mend = "plan a month or more: a site opens on the second day"
        yield origins.problem("horizon.end", f"got a horizon of {days} day for a question about sites", mend)
    standing = {scenario.counters[name].place: name for name in standing_counters(scenario)}
    for name, candidate in sites.by_id.items():
        yield from _weekdays(f"sites.candidates.{name}", candidate, origins)
        if candidate.place in standing:
            came = f'got "{candidate.place}", where the counter {standing[candidate.place]} stands'
            mend = "name another place: a site draws only people who have no counter as near today"
            yield origins.problem(f"sites.candidates.{name}.place", came, mend)
    yield from _weekdays("sites.each", sites.each, origins)


def standing_counters(scenario: Scenario) -> tuple[str, ...]:
    """Name the counters (ids) that draw people on the first day of the horizon."""
    start = scenario.horizon.start
    return tuple(
        name
        for name, counter in scenario.counters.items()
        if counter.draws
        and (counter.opened is None or counter.opened <= start)
        and (counter.closed is None or start <= counter.closed)
    )


def answers_can_count(scenario: Scenario, origins: Origins) -> Iterator[Problem]:
    """Refuse ids and names written twice, savings of counters that stay, and a reach of no minutes."""
    sites = scenario.sites
    if sites is None:
        return
    for field in ("must_open", "may_close"):
        names = getattr(sites, field)
        for number, name in enumerate(names):
            if name in names[:number]:
                yield origins.problem(
                    f"sites.{field}[{number}]", f'got "{name}" twice', "keep one of the two"
                )
    named: dict[str, str] = {}
    for key, candidate in sites.by_id.items():
        other = named.setdefault(candidate.name.strip().casefold() or key, key)
        if candidate.name and other != key:
            came, mend = f'got "{candidate.name}", the name of {other} as well', "give each its own name"
            yield origins.problem(f"sites.candidates.{key}.name", came, mend)
    for name in sites.saves_rupiah:
        if name in scenario.counters and name not in sites.may_close:
            came = "got a saving of a counter that stays open"
            mend = f"write {name} in sites.may_close as well, or take the saving out"
            yield origins.problem(f"sites.saves_rupiah.{name}", came, mend)
    for field, minutes in (
        ("coverage_minutes", sites.coverage_minutes),
        ("bands_minutes", sites.bands_minutes[0]),
    ):
        if minutes == 0:
            yield origins.problem(f"sites.{field}", "got 0", "write minutes above 0, for example 90")


def _weekdays(path: str, terms: SiteTerms, origins: Origins) -> Iterator[Problem]:
    """Refuse days on which no counter is open."""
    idle = [day for day in terms.weekdays or () if day not in WORKING]
    if idle:
        came = f"got {listed(idle)}, when counters are closed"
        yield origins.problem(f"{path}.weekdays", came, f"write working days, of {listed(list(WORKING))}")
