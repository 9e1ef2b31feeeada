"""Prices: what the places at counters, the limits, shared people and fairness cost in rupiah.

The bound holds at any prices (see ``pricing``). They are kept in the form in which every combination is
permitted, so that prices may be mixed freely.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from outreach_planner.world.instance import Floats, Instance


@dataclass(frozen=True)
class Prices:
    """One set of prices, all in rupiah; letters as in ``world.instance``.

    Attributes
    ----------
    counter : Floats, shape (D, G)
        A place at the counters of a queue on a day, >= 0.
    limit : Floats, shape (M,)
        Multipliers of the limits.
    visit : Floats, shape (V,)
        What a visit of a routed crew pays to be passed by a team, >= 0.
    person : Floats, shape (U, D, I)
        For the row of a team, day and point: those who would have to wait there for the team's visit
        to serve whom it serves (``served / share``), with those other teams serve earlier that day and
        those missing since earlier visits, are at most the undisturbed. >= 0.
    fairness : Floats, shape (K,)
        Weight of each kabupaten in the smallest share served; >= 0, sums to the worth of fairness.
    """

    counter: Floats
    limit: Floats
    visit: Floats
    person: Floats
    fairness: Floats


def mixed(first: Prices, second: Prices, part: float) -> Prices:
    """Take ``part`` of the first prices and the rest of the second."""
    rest = 1.0 - part
    return Prices(
        counter=part * first.counter + rest * second.counter,
        limit=part * first.limit + rest * second.limit,
        visit=part * first.visit + rest * second.visit,
        person=part * first.person + rest * second.person,
        fairness=part * first.fairness + rest * second.fairness,
    )


def fair_weights(instance: Instance, weights: Floats) -> Floats:
    """Make the weights valid: not below 0, only where people sought, summing to the worth of fairness."""
    sought = instance.sought_by_kabupaten
    weights = np.where(sought > 0, np.maximum(weights, 0.0), 0.0)
    if weights.sum() <= 0:
        weights = (sought > 0).astype(np.float64)
    if weights.sum() <= 0:
        return weights
    result: Floats = weights * (instance.fairness_rupiah / weights.sum())
    return result


def fair_by_point(instance: Instance, weights: Floats) -> Floats:
    """Rupiah of counting one person of each point as served at these weights of fairness, shape (I,)."""
    sought = instance.sought_by_kabupaten
    each = np.divide(weights, sought, out=np.zeros(len(sought)), where=sought > 0)
    result: Floats = each[instance.people.kabupaten]
    return result
