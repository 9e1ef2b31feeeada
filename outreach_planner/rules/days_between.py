"""A kabupaten with a promise is never left without a visit for more than so many open days.

Open days are those on which the calendar and the program's own periods let it be held. At most N of them lie
between two visits: of any N + 1 open days in a row one has a visit, in the horizon and across its beginning:

- Days are counted on from ``last_visit``: when E open days lie between it and the horizon, the first visit
  is due within N + 1 - E open days. Without ``last_visit``, or when more than N open days lie between (the
  promise is broken already), it is due within the first N + 1.
- After the last visit of the plan up to N open days may be left, which ask for nothing; the next plan counts
  them from that visit, its ``last_visit``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from outreach_planner.holiday_calendar import holiday_names
from outreach_planner.model.network import Row, TeamNetwork
from outreach_planner.model.said import said
from outreach_planner.plans.days_without import days_without
from outreach_planner.plans.plan import Plan
from outreach_planner.rules.base import Rule, Violation, open_events, visits_row
from outreach_planner.scenario.service_fields import Guarantee
from outreach_planner.world.instance import Instance
from outreach_planner.world.open_days import is_held_on

NAME = "days-between"


def rows(instance: Instance, networks: Sequence[TeamNetwork]) -> Iterable[Row]:
    """Ask for a visit in each window of as many open days, the first one shortened by those gone by."""
    options, days, visits = instance.options, instance.days, open_events(instance, networks)
    for name, guarantee in sorted(instance.scenario.policy.guarantees.items()):
        most = guarantee.at_most_days_between
        if most is None:
            continue
        kabupaten = instance.kabupaten_ids.index(name)
        program = instance.program_ids.index(guarantee.program)
        counted = [
            visit
            for visit, event in visits
            if options.kabupaten[event] == kabupaten and options.program[event] == program
        ]
        opened = [
            t
            for t, date in enumerate(days.dates)
            if days.outreach[t]
            and is_held_on(instance.scenario.programs[guarantee.program], date, days.holiday[t])
        ]
        due = most + 1
        windows = [opened[start : start + due] for start in range(len(opened) - due + 1)]
        gone_by = _gone_by(instance, guarantee)
        if 0 < gone_by < due and len(opened) >= due - gone_by:
            windows = [opened[: due - gone_by], *windows[1:]]
        for window in windows:
            yield visits_row(
                NAME,
                said(
                    "{name} from {start} to {end}",
                    name=name,
                    start=days.dates[window[0]],
                    end=days.dates[window[-1]],
                ),
                [visit for visit in counted if visit[2] in window],
                lower=1,
                field=f"policy.guarantees.{name}.at_most_days_between",
            )


def _gone_by(instance: Instance, guarantee: Guarantee) -> int:
    """Count the open days between the last visit and the horizon; 0 without a last visit."""
    first, last = instance.days.dates[0], guarantee.last_visit
    if last is None:
        return 0
    calendar, program = instance.scenario.calendar, instance.scenario.programs[guarantee.program]
    holidays = holiday_names(calendar, range(last.year, first.year + 1))
    dates = [last + dt.timedelta(days=day) for day in range(1, (first - last).days)]
    return sum(
        is_held_on(program, date, holidays.get(date, ""))
        and not any(season.start <= date <= season.end for season in calendar.no_outreach)
        for date in dates
    )


def violations(instance: Instance, plan: Plan) -> Iterable[Violation]:
    """Say until which day a kabupaten has gone without a visit for one open day too many."""
    guarantees = instance.scenario.policy.guarantees
    for name, date, without in days_without(instance.scenario, plan):
        if without == (guarantees[name].at_most_days_between or 0) + 1:
            came = said("no visit on {days} open days in a row", days=without)
            yield Violation(
                NAME, said("{name} until {date}", name=name, date=date), came, said("visit it before")
            )


RULE = Rule(
    NAME,
    "a kabupaten with a promise is never left without a visit for more than so many open days",
    ("policy.guarantees.*.at_most_days_between", "policy.guarantees.*.last_visit"),
    violations,
    rows=rows,
)
