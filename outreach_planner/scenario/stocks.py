"""Finds stocks of passport books that are too small for what is promised, whatever the days."""

from __future__ import annotations

from collections.abc import Iterator

from outreach_planner.errors import Problem
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.held import is_venue
from outreach_planner.scenario.origins import Origins
from outreach_planner.scenario.service_fields import Guarantee


def books_suffice(scenario: Scenario, origins: Origins) -> Iterator[Problem]:
    """Refuse books of which there are fewer than an accepted group or a promised visit needs."""
    books = scenario.office.books
    if books is None:
        return
    for field, most in (("a_day", books.a_day), ("a_month", books.a_month)):
        if most is None:
            continue
        path = f"office.books.{field}"
        for key, request in scenario.requests.items():
            if request.answer == "accept" and request.applicants > most:
                found = f'got {most}, but the group "{key}" is accepted and is {request.applicants} people'
                mend = f"write at least {request.applicants}, or answer: open for the group"
                yield origins.problem(path, found, mend)
        needs = {
            key: _served_at_least(scenario, key, guarantee)
            for key, guarantee in scenario.policy.guarantees.items()
            if guarantee.visits > 0
        }
        short = {key: least for key, least in needs.items() if least is not None and least > most}
        if short:
            named = ", ".join(f"{key} ({least})" for key, least in short.items())
            found = f"got {most}, fewer than any visit has to serve that is promised to {named}"
            mend = f"write at least {max(short.values())}, or a lower minimum_attendance"
            yield origins.problem(path, found, mend)


def _served_at_least(scenario: Scenario, kabupaten: str, guarantee: Guarantee) -> int | None:
    """Count whom the smallest visit serves that keeps a promise; None where no place is known for one."""
    program = scenario.programs.get(guarantee.program)
    if program is None:
        return None
    promised = guarantee.minimum_attendance
    usual = program.minimum_attendance if promised is None else promised
    places = [
        place.minimum_attendance
        for key, place in scenario.places.items()
        if place.kabupaten == kabupaten and is_venue(scenario, guarantee.program, key)
    ]
    least = [usual if own is None else own for own in places]
    halves = program.half_days
    if least and halves is not None and halves.minimum_attendance is not None:
        least.append(halves.minimum_attendance)
    least += [
        request.applicants
        for request in scenario.requests.values()
        if request.program == guarantee.program
        and request.place in scenario.places
        and scenario.places[request.place].kabupaten == kabupaten
    ]
    return min(least, default=None)
