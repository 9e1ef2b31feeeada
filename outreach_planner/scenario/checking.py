"""Checks that the parts of a scenario fit together, each a function that lists what does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from outreach_planner.errors import Problem
from outreach_planner.scenario.base import Period, clock_text
from outreach_planner.scenario.boundaries import boundaries_fit
from outreach_planner.scenario.coordinates import misplaced_points
from outreach_planner.scenario.estimating import estimates_fit
from outreach_planner.scenario.field_checks import (
    deliveries_in_order,
    people_are_known,
    teams_fit_their_needs,
)
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.limits_fit import budgets_have_names
from outreach_planner.scenario.origins import Origins, origins_of
from outreach_planner.scenario.pinned import contradicted_frozen, contradicted_pins, frozen_groups_asked
from outreach_planner.scenario.pools import pools_suffice
from outreach_planner.scenario.promised import (
    accepted_can_be_visited,
    fixed_can_be_visited,
    promises_can_be_kept,
)
from outreach_planner.scenario.requested import (
    halves_in_order,
    requests_can_be_answered,
    stays_end_before_the_gap,
)
from outreach_planner.scenario.site_candidates import answers_can_count, candidates_can_serve
from outreach_planner.scenario.siting import sites_make_sense
from outreach_planner.scenario.stocks import books_suffice
from outreach_planner.scenario.water import water_fits
from outreach_planner.scenario.windows import places_can_be_visited, promises_start_before

LONGEST_HORIZON_DAYS = 400

Check = Callable[[Scenario, Origins], Iterator[Problem]]


def horizon_in_order(scenario: Scenario, origins: Origins) -> Iterator[Problem]:
    """Refuse a horizon of more than 400 days."""
    days = (scenario.horizon.end - scenario.horizon.start).days + 1
    if days > LONGEST_HORIZON_DAYS:
        mend = f"plan at most {LONGEST_HORIZON_DAYS} days at once"
        yield origins.problem("horizon.end", f"the horizon has {days} days", mend)


def periods_in_order(scenario: Scenario, origins: Origins) -> Iterator[Problem]:
    """Refuse periods that end before they start."""
    calendar = scenario.calendar
    periods: list[tuple[str, Period]] = [("horizon", scenario.horizon)]
    for name in ("more_holidays", "no_outreach", "rainy", "ramadan"):
        seasons = getattr(calendar, name) or ()
        periods += [(f"calendar.{name}[{number}]", season) for number, season in enumerate(seasons)]
    for key, place in scenario.places.items():
        periods += [(f"places.{key}.closed[{number}]", period) for number, period in enumerate(place.closed)]
    for key, program in scenario.programs.items():
        for name, given in (("periods", program.periods or ()), ("closed", program.closed)):
            periods += [(f"programs.{key}.{name}[{number}]", period) for number, period in enumerate(given)]
    for key, team in scenario.teams.items():
        periods += [(f"teams.{key}.leave[{number}]", period) for number, period in enumerate(team.leave)]
    for number, ban in enumerate(scenario.bans):
        periods += [(f"bans[{number}].dates", ban.dates)] if ban.dates is not None else []
    for path, period in periods:
        if period.end < period.start:
            found = f"got {period.end}, before the start {period.start}"
            yield origins.problem(f"{path}.end", found, "exchange start and end, or mend the year")


def hours_in_order(scenario: Scenario, origins: Origins) -> Iterator[Problem]:
    """Refuse service that ends before it begins, and teams that come home before they leave."""
    calendar, breaks = scenario.calendar, scenario.calendar.breaks
    spans = [
        ("calendar.ramadan_closes", calendar.ramadan_opens, calendar.ramadan_closes),
        ("calendar.breaks.end", breaks.start, breaks.end),
        ("calendar.breaks.friday_end", breaks.friday_start, breaks.friday_end),
    ]
    spans += [(f"programs.{key}.closes", item.opens, item.closes) for key, item in scenario.programs.items()]
    spans += [(f"teams.{key}.home_by", item.leaves_at, item.home_by) for key, item in scenario.teams.items()]
    for path, start, end in spans:
        if end < start or (end == start and not path.startswith("calendar.breaks")):
            found = f'got "{clock_text(end)}", not after "{clock_text(start)}"'
            yield origins.problem(path, found, f"write a time after {clock_text(start)}")


def demand_is_there(scenario: Scenario, origins: Origins) -> Iterator[Problem]:
    """Refuse a demand of nobody, and segments that are more than the whole."""
    demand = scenario.demand
    shares = sum(segment.share for segment in demand.segments.values())
    if shares > 1 + 1e-9:
        found = f"the shares of the segments sum to {shares:.4g}"
        yield origins.problem("demand.segments", found, "make them sum to at most 1")
    if not demand.segments or shares == 0:
        found = "no segment has a share of the applications"
        yield origins.problem("demand.segments", found, "give at least one segment a share above 0")
    if demand.applications_a_year == 0:
        mend = "write how many people apply in a year, for example 64000; with none there is nothing to plan"
        yield origins.problem("demand.applications_a_year", "got 0", mend)
    for number, factor in enumerate(demand.month_factors):
        if factor < 0:
            found = f"got {factor:g}"
            yield origins.problem(f"demand.month_factors[{number}]", found, "write a number from 0 up")
    if not any(demand.month_factors):
        mend = "write twelve factors around 1, January first"
        yield origins.problem("demand.month_factors", "all months have the factor 0", mend)


def people_live_somewhere(scenario: Scenario, origins: Origins) -> Iterator[Problem]:
    """Refuse kabupaten without weights and districts without people."""
    if not any(kabupaten.weight for kabupaten in scenario.kabupaten.values()):
        found = "no kabupaten has a weight"
        yield origins.problem("kabupaten", found, "give at least one a weight above 0")
        return
    live_at = {segment.live_at for segment in scenario.demand.segments.values() if segment.share > 0}
    weighted = {key for key, kabupaten in scenario.kabupaten.items() if kabupaten.weight}
    lived_in = {item.kabupaten for item in scenario.districts.values() if item.population}
    if live_at == {"districts"} and not weighted & lived_in:
        mend = "write the population of the districts of a kabupaten with a weight"
        yield origins.problem("districts", "nobody lives in them", mend)
    if live_at == {"campuses"} and not any(place.students for place in scenario.places.values()):
        yield origins.problem("places", "no place has students", "write the students of each campus")


def programs_can_be_held(scenario: Scenario, origins: Origins) -> Iterator[Problem]:
    """Refuse programs whose own limits contradict each other."""
    for key, program in scenario.programs.items():
        for number, day in enumerate(program.hold_every):
            if day not in program.weekdays:
                mend = f"write one of its weekdays: {', '.join(program.weekdays)}"
                yield origins.problem(f"programs.{key}.hold_every[{number}]", f'got "{day}"', mend)
        least, most = program.events_at_least, program.events_at_most
        if least is not None and most is not None and least > most:
            mend = f"write at most {most}, or raise events_at_most"
            yield origins.problem(f"programs.{key}.events_at_least", f"got {least}", mend)
        quota = program.quota
        places = program.minimum_attendance if quota is None else quota.online + quota.walk_in
        if places < program.minimum_attendance:
            found = f"got {places} places for a minimum attendance of {program.minimum_attendance}"
            yield origins.problem(f"programs.{key}.quota", found, "raise the quota or lower the minimum")


def teams_can_work(scenario: Scenario, origins: Origins) -> Iterator[Problem]:
    """Refuse touring teams without nights and teams without officers."""
    for key, team in scenario.teams.items():
        if team.sleeps_away and team.nights_at_most == 0:
            mend = "write how many nights a month it may be away, for example 8, or sleeps_away: false"
            found = "got 0, but the team sleeps away"
            yield origins.problem(f"teams.{key}.nights_at_most", found, mend)
        if team.officers == 0:
            mend = "write how many officers go out, for example 6"
            yield origins.problem(f"teams.{key}.officers", "got 0", mend)


def queues_have_one_office(scenario: Scenario, origins: Origins) -> Iterator[Problem]:
    """Refuse a second queue for the office's own officers."""
    queues: dict[str, str] = {}
    for key, counter in scenario.counters.items():
        if counter.staffed_by_office:
            queues.setdefault(counter.queue, key)
    for queue, key in list(queues.items())[1:]:
        first = next(iter(queues))
        mend = f'let counters staffed by the office share the queue "{first}"'
        yield origins.problem(f"counters.{key}.queue", f'got "{queue}", a second queue of the office', mend)


def roads_lead_somewhere(scenario: Scenario, origins: Origins) -> Iterator[Problem]:
    """Refuse stretches of road that end where they start."""
    for key, edge in scenario.roads.edges.items():
        if edge.start == edge.end:
            found = f'got "{edge.end}", where the stretch starts'
            yield origins.problem(f"roads.edges.{key}.end", found, "write the node at its other end")


# Each check with the parts that must be wholly valid for it to mean anything; entries by id that were
# refused are left out of the scenario that is checked.
CHECKS: tuple[tuple[Check, tuple[str, ...]], ...] = (
    (horizon_in_order, ("horizon",)),
    (periods_in_order, ("horizon", "calendar", "bans")),
    (hours_in_order, ("calendar",)),
    (demand_is_there, ("demand",)),
    (people_live_somewhere, ("demand", "kabupaten", "districts", "places")),
    (estimates_fit, ("estimates", "kabupaten", "districts")),
    (programs_can_be_held, ()),
    (teams_can_work, ()),
    (queues_have_one_office, ()),
    (roads_lead_somewhere, ("roads",)),
    (misplaced_points, ("roads",)),
    (boundaries_fit, ("districts", "boundaries")),
    (water_fits, ("water",)),
    (pools_suffice, ("office",)),
    (places_can_be_visited, ("horizon", "programs")),
    (promises_start_before, ("horizon", "policy")),
    (promises_can_be_kept, ("horizon", "policy", "programs", "places", "teams", "requests")),
    (accepted_can_be_visited, ("horizon", "requests", "teams", "bans")),
    (fixed_can_be_visited, ("pins", "frozen", "programs", "places", "teams")),
    (requests_can_be_answered, ("horizon", "policy", "requests")),
    (halves_in_order, ()),
    (stays_end_before_the_gap, ()),
    (budgets_have_names, ("policy",)),
    (books_suffice, ("office", "policy", "programs", "places", "requests")),
    (sites_make_sense, ("sites", "counters", "office", "places", "kabupaten", "districts")),
    (candidates_can_serve, ("sites", "counters", "places", "horizon")),
    (answers_can_count, ("sites", "counters")),
    (contradicted_pins, ("horizon", "pins", "bans")),
    (contradicted_frozen, ("horizon", "pins", "bans", "frozen")),
    (frozen_groups_asked, ("frozen", "requests")),
    (deliveries_in_order, ("field",)),
    (people_are_known, ("officers", "roster")),
    (teams_fit_their_needs, ("teams", "roster")),
)


def check(scenario: Scenario, invalid: frozenset[str] = frozenset()) -> list[Problem]:
    """List everything in a scenario that does not fit together; unknown ids are told elsewhere.

    Parameters
    ----------
    scenario : Scenario
        May lack the parts named in ``invalid``, or some of their entries.
    invalid : frozenset of str
        Parts of the scenario (``teams``, ``demand``, ...) of which something was refused.
    """
    origins = origins_of(scenario)
    return [
        problem
        for find_problems, needs in CHECKS
        if not invalid.intersection(needs)
        for problem in find_problems(scenario, origins)
    ]
