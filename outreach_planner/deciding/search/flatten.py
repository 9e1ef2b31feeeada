"""Laying a formulation out as the arrays that the compiled search reads."""

from __future__ import annotations

import numpy as np

from outreach_planner.deciding.search.arrays import Arrays, Crowd, Links, Ways
from outreach_planner.deciding.search.filling_purse import purse_of
from outreach_planner.model.eve import eve_drives
from outreach_planner.model.network import Formulation
from outreach_planner.world.instance import Bools, Floats, Instance, Ints

NEAR, NEAR_WHOLE = 12, 10
"""Options near each that are kept, and of them at most so many of whole days."""


def flatten(formulation: Formulation) -> Arrays:
    """Lay the formulation out for the compiled search."""
    ways, crowd = _ways(formulation), _crowd(formulation)
    return Arrays(ways, crowd, _links(formulation), purse_of(formulation, ways, crowd))


def _ways(formulation: Formulation) -> Ways:
    instance, networks = formulation.instance, formulation.networks
    count, teams, places = len(instance.options.ids), len(networks), len(instance.place_ids)
    days, kinds = len(instance.days.dates), networks[0].capacity.shape[0]
    allowed = np.zeros((teams, count, days), dtype=np.bool_)
    capacity = np.full((teams, kinds, 2, count, places + 1), -1, dtype=np.int64)
    second_capacity = np.zeros((teams, kinds, count, places + 1), dtype=np.int64)
    eve_open = np.zeros((teams, kinds, count), dtype=np.bool_)
    visit_rupiah = np.zeros((teams, count))
    for network in networks:
        u, held = network.team, network.options
        allowed[u, held] = network.allowed
        capacity[u][:, :, held, :] = network.capacity
        second_capacity[u][:, held, :] = network.second_capacity
        eve_open[u][:, held] = eve_drives(instance, network)
        visit_rupiah[u, held] = network.visit_rupiah - network.bonus_rupiah
    ever: Bools = np.asarray(allowed.any(axis=(0, 2)))
    lists = [np.flatnonzero(allowed[u, :, t]) for u in range(teams) for t in range(days)]
    return Ways(
        allowed=allowed,
        candidate_start=np.concatenate([[0], np.cumsum([len(found) for found in lists])]).astype(np.int64),
        candidate=np.concatenate(lists).astype(np.int64),
        near=_near(instance, ever),
        place=instance.options.place.astype(np.int64),
        last_place=instance.options.last_place.astype(np.int64),
        capacity=capacity,
        second_capacity=second_capacity,
        kind=networks[0].kind.astype(np.int64),
        season=instance.days.season.astype(np.int64),
        away=np.array([network.away for network in networks]),
        eve=np.array([network.eve for network in networks]),
        eve_open=eve_open,
        days_away=np.array([network.days_away_at_most for network in networks], dtype=np.int64),
        leg_rupiah=np.array([network.leg_rupiah for network in networks], dtype=np.float64),
        visit_rupiah=visit_rupiah,
        night_rupiah=np.array([network.night_rupiah for network in networks], dtype=np.float64),
    )


def _crowd(formulation: Formulation) -> Crowd:
    instance = formulation.instance
    people, queues, options = instance.people, instance.queues, instance.options
    rest, future_drawn, constant = unvisited(instance)
    survive = np.vstack([np.ones(people.survival.shape[1]), np.cumprod(people.survival, axis=0)[:-1]])
    kabupaten = len(instance.kabupaten_ids)
    drawn = (people.draw.sum(axis=1) * people.undisturbed).sum(axis=0)
    taken = np.zeros((len(formulation.networks), len(options.ids)))
    for network in formulation.networks:
        taken[network.team, network.options] = network.officers_out * queues.officer_day
    return Crowd(
        season=instance.days.season.astype(np.int64),
        first=options.first,
        second=options.second,
        minimum=options.service_minimum.astype(np.int64),
        start=options.start.astype(np.int64),
        point=options.point.astype(np.int64),
        share=np.ascontiguousarray(options.share),
        value=np.ascontiguousarray(options.value_rupiah),
        survive=survive,
        undisturbed=np.ascontiguousarray(people.undisturbed),
        rest=rest,
        future_drawn=future_drawn,
        draw=np.ascontiguousarray((people.draw * survive[:, None, :]).transpose(2, 1, 0)),
        drawn_on=np.ascontiguousarray(people.draw * survive[:, None, :]),
        inflow=np.einsum("tgi,ti->tg", people.draw, people.undisturbed),
        queue_capacity=np.ascontiguousarray(queues.capacity),
        queue=np.array([queues.stays, queues.served_rupiah, queues.left_rupiah, instance.waiting_rupiah]),
        queue_taken=taken,
        kabupaten=people.kabupaten.astype(np.int64),
        sought=instance.sought_by_kabupaten,
        drawn=np.bincount(people.kabupaten, drawn, kabupaten).astype(np.float64),
        whole=np.array([constant, instance.fairness_rupiah]),
    )


def _links(formulation: Formulation) -> Links:
    instance = formulation.instance
    teams, count, days = len(formulation.networks), len(instance.options.ids), len(instance.days.dates)
    cells, cell_rows, coefficients, nights, night_rows = _row_entries(formulation)
    cell_start, order = _group(cells, teams * count * days)
    night_start, night_order = _group(nights, teams * days)
    return Links(
        lower=np.array([row.lower for row in formulation.rows], dtype=np.float64),
        upper=np.array([row.upper for row in formulation.rows], dtype=np.float64),
        shape=np.array([count, days], dtype=np.int64),
        cell_start=cell_start,
        cell_row=cell_rows[order],
        cell_coefficient=coefficients[order],
        night_start=night_start,
        night_row=night_rows[night_order],
    )


def unvisited(instance: Instance) -> tuple[Floats, Floats, float]:
    """Worth and draw of the people nobody visits: per person from day t on (D, I each), and in all."""
    people = instance.people
    days, points = people.arrivals.shape
    rest, drawn = np.zeros((days, points)), np.zeros((days, points))
    later, ahead = people.later_rupiah, np.zeros(points)
    for t in reversed(range(days)):
        rest[t] = people.drawn_rupiah[t] + people.survival[t] * (later - instance.waiting_rupiah)
        drawn[t] = people.draw[t].sum(axis=0) + people.survival[t] * ahead
        later, ahead = rest[t], drawn[t]
    came = people.arrivals.copy()
    came[0] += people.backlog
    return rest, drawn, float((came * rest).sum())


def _near(instance: Instance, ever: Bools) -> Ints:
    """List the NEAR options of the same program nearest to each option by dry-season minutes.

    Parameters
    ----------
    ever : Bools, shape (O,)
        Options that any team may hold on any day; the others are left out.
    """
    options = instance.options
    near = np.full((len(options.ids), NEAR), -1, dtype=np.int64)
    for o in range(len(options.ids)):
        minutes = instance.legs.minutes[0, options.place[o], options.place].astype(np.float64)
        minutes[(minutes < 0) | (options.program != options.program[o]) | ~ever] = np.inf
        minutes[o] = np.inf
        order = np.argsort(minutes, kind="stable")
        order = order[np.isfinite(minutes[order])]
        halved = options.second[order] >= 0
        order = np.concatenate([order[~halved][:NEAR_WHOLE], order[halved][: NEAR - NEAR_WHOLE]])
        near[o, : len(order)] = order
    return near


def _row_entries(formulation: Formulation) -> tuple[Ints, Ints, Ints, Ints, Ints]:
    """Cells, their rows and coefficients; nights and their rows."""
    count, days = len(formulation.instance.options.ids), len(formulation.instance.days.dates)
    none = np.zeros(0, dtype=np.int64)
    cells, cell_rows, coefficients, nights, night_rows = [none], [none], [none], [none], [none]
    for number, row in enumerate(formulation.rows):
        cells.append((row.team * count + row.option) * days + row.day)
        cell_rows.append(np.full(len(row.day), number, dtype=np.int64))
        coefficients.append(row.coefficient)
        nights.append(row.night_team * days + row.night_day)
        night_rows.append(np.full(len(row.night_day), number, dtype=np.int64))
    return (
        np.concatenate(cells),
        np.concatenate(cell_rows),
        np.concatenate(coefficients),
        np.concatenate(nights),
        np.concatenate(night_rows),
    )


def _group(keys: Ints, size: int) -> tuple[Ints, Ints]:
    """Sort entries by key: start of each key's entries (size + 1) and the order."""
    order = np.argsort(keys, kind="stable")
    start = np.concatenate([[0], np.cumsum(np.bincount(keys, minlength=size))]).astype(np.int64)
    return start, order
