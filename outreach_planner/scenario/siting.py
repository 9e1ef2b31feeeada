"""Finds questions about fixed sites that contradict themselves."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from outreach_planner.errors import Problem
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import Origins
from outreach_planner.scenario.shapes import closest, listed
from outreach_planner.scenario.site_fields import Reading


def sites_make_sense(scenario: Scenario, origins: Origins) -> Iterator[Problem]:
    """Refuse a question without candidates, with more sites than candidates, or with odd ranges."""
    sites = scenario.sites
    if sites is None:
        return
    if sites.auto:
        yield from _kinds(scenario, origins)
    elif not sites.by_id:
        mend = "write the candidates by id, each with its place, or candidates: auto"
        yield origins.problem("sites.candidates", "got no candidate", mend)
    elif sites.at_most > len(sites.by_id):
        found = f"got {sites.at_most} sites for {len(sites.by_id)} candidates"
        mend = f"write at most {len(sites.by_id)}, or add candidates"
        yield origins.problem("sites.at_most", found, mend)
    yield from _must(scenario, origins)
    for name in ("speed_range", "cost_range", "weight_range"):
        low, high = getattr(sites, name)
        if not 0 < low <= high:
            mend = "write the lowest and the highest factor above 0, for example [0.8, 1.1]"
            yield origins.problem(f"sites.{name}", f"got [{low:g}, {high:g}]", mend)
    bands = sites.bands_minutes
    if list(bands) != sorted(set(bands)):
        found = f"got {list(bands)}"
        yield origins.problem("sites.bands_minutes", found, "write them rising, for example [60, 90, 120]")
    for name, reading in sites.readings.items():
        weights = [reading.weights.get(k, each.weight) for k, each in scenario.kabupaten.items()]
        if not any(weight > 0 for weight in weights):
            path, mend = f"sites.readings.{name}.weights", "give at least one kabupaten a weight above 0"
            yield origins.problem(path, "got no weight above 0: nobody applies", mend)
        yield from _homeless(scenario, name, reading, origins)
    terms = {f"candidates.{name}": candidate for name, candidate in sites.by_id.items()}
    for name, term in {**terms, "each": sites.each}.items():
        if term.officers > scenario.office.officers:
            mend = f"write at most {scenario.office.officers}, or raise office.officers"
            yield origins.problem(f"sites.{name}.officers", f"got {term.officers} officers", mend)


def _homeless(scenario: Scenario, name: str, reading: Reading, origins: Origins) -> Iterator[Problem]:
    """Refuse weight in a reading for a kabupaten of which no district has people."""
    for kabupaten, weight in reading.weights.items():
        lived_in = any(d.kabupaten == kabupaten and d.population > 0 for d in scenario.districts.values())
        if kabupaten in scenario.kabupaten and weight > 0 and not lived_in:
            came = f"got weight {weight:g}, but no district of it has people"
            mend = "add its districts with their population, or write 0"
            yield origins.problem(f"sites.readings.{name}.weights.{kabupaten}", came, mend)


def _kinds(scenario: Scenario, origins: Origins) -> Iterator[Problem]:
    """Refuse automatic candidates of kinds that no place has."""
    sites = scenario.sites
    known = sorted({place.kind for place in scenario.places.values()})
    if sites is not None and not sites.kinds:
        mend = f"write which kinds of places are candidates, for example [town]; known are {listed(known)}"
        yield origins.problem("sites.kinds", "got candidates: auto without kinds", mend)
    for number, kind in enumerate(sites.kinds if sites is not None else ()):
        if kind not in known:
            mend = closest(kind, known, f"write a kind that a place has; known are {listed(known)}")
            yield origins.problem(f"sites.kinds[{number}]", f'got "{kind}"', mend)


def _meant(scenario: Scenario, word: str, otherwise: str) -> str:
    """Suggest the candidate whose id, name, place or town a word is probably meant for."""
    sites = scenario.sites
    if sites is None:
        return otherwise
    found = {name: (item.place, item.name) for name, item in sites.by_id.items()}
    if sites.auto:
        found = {name: (name, "") for name, place in scenario.places.items() if place.kind in sites.kinds}
    called: dict[str, str] = {}
    for key, (place_id, own) in found.items():
        place = scenario.places.get(place_id)
        called.setdefault(key, key)
        for other in (place_id, own, *((place.name, place.road_node or "") if place else ())):
            if other:
                called.setdefault(other.casefold(), key)
    close = get_close_matches(word.casefold(), called, 1, 0.6)
    if not close:
        return otherwise
    key = called[close[0]]
    return f"did you mean {key}?" if key == close[0] else f"did you mean {key} ({close[0]})?"


def _must(scenario: Scenario, origins: Origins) -> Iterator[Problem]:
    """Refuse sites that must open and are no candidates, are too many, or need too many officers."""
    sites = scenario.sites
    if sites is None:
        return
    for number, name in enumerate(sites.must_open):
        known = scenario.places if sites.auto else sites.by_id
        if name not in known:
            what = "the id of a place of these kinds" if sites.auto else "a candidate"
            mend = _meant(scenario, name, f"write {what}; known are {listed(sorted(known))}")
            yield origins.problem(f"sites.must_open[{number}]", f'got "{name}"', mend)
    if len(sites.must_open) > sites.at_most:
        found = f"got {len(sites.must_open)} sites that must open, but at most {sites.at_most} may"
        yield origins.problem("sites.must_open", found, "raise at_most, or take some out")
    needed = sum((sites.by_id.get(name) or sites.each).officers for name in sites.must_open)
    if sites.officers_at_most is not None and needed > sites.officers_at_most:
        found = f"got {sites.officers_at_most}, but those that must open need {needed}"
        yield origins.problem("sites.officers_at_most", found, f"write at least {needed}")
