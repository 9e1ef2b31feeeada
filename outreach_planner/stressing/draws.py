"""The dice of sampled months: the same for every plan, so that plans are compared on the same months.

Each kind of chance has a stream of its own, found by what it is about (the office, a kabupaten and day, an
option and day) and never by the order of asking. A visit that two plans share meets the same luck in both.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from outreach_planner.plans.simulate import Stop
from outreach_planner.scenario.uncertainty_fields import Uncertainty
from outreach_planner.world.instance import RAINY, Bools, Floats, Instance
from outreach_planner.world.learned import LearnedFactors

LEVEL, KABUPATEN, RAIN, OUTAGE, WAY, VISIT = range(6)
HOUR_MINUTES = 60


@dataclass(frozen=True)
class Weather:
    """What a month brings whatever is planned; N months.

    Attributes
    ----------
    level : Floats, shape (N, K)
        Demand of each kabupaten against what is expected.
    rain, outage : Bools, shape (N, D)
    """

    level: Floats
    rain: Bools
    outage: Bools


@dataclass(frozen=True)
class Luck:
    """What a month brings to one visit.

    Attributes
    ----------
    turnout : Floats, shape (N,)
        Those who mean to come and appear, against those expected.
    absent : Floats, shape (N,)
        Share of those who mean to come that does not appear; ``turnout`` has it taken off.
    arrival : Floats or None, shape (N,)
        Standard normal: how the single people fall out. None: exactly as expected, in fractions.
    pace : Floats, shape (N,)
        What the team can serve against its capacity.
    closed : Bools, shape (N,)
        The place is not reached.
    """

    turnout: Floats
    absent: Floats
    arrival: Floats | None
    pace: Floats
    closed: Bools


def weather_of(instance: Instance, uncertainty: Uncertainty, months: int, seed: int) -> Weather:
    """Draw demand, rain and outages of N months."""
    days, kabupaten = len(instance.days.dates), len(instance.kabupaten_ids)
    office = np.random.default_rng([seed, LEVEL]).standard_normal((months, 1))
    own = np.random.default_rng([seed, KABUPATEN]).standard_normal((months, kabupaten))
    level = _mean_one(office, uncertainty.demand_spread) * _mean_one(own, uncertainty.kabupaten_spread)
    rain = np.random.default_rng([seed, RAIN]).random((months, days)) < _rain_chance(instance, uncertainty)
    return Weather(level, rain, _outages(uncertainty, months, days, seed))


def luck_of(
    instance: Instance, uncertainty: Uncertainty, weather: Weather, stop: Stop, months: int, seed: int
) -> Luck:
    """Draw the luck of one visit in N months.

    Where attendance was learned, the plan expects those who really come: the average no-shows and the
    average of rainy and dry days are in its number already, and only what varies around them counts.
    """
    options = instance.options
    place, program = int(options.place[stop.option]), int(options.program[stop.option])
    lane_alone = int(not options.held[stop.option])
    random = np.random.default_rng([seed, VISIT, stop.day, place, program, lane_alone])
    turnout = _mean_one(random.standard_normal(months), uncertainty.turnout_spread)
    missing = uncertainty.no_shows_of(instance.program_ids[program])
    weight = uncertainty.no_show_weight
    absent = np.full(months, missing)
    learned = LearnedFactors(instance.scenario, instance.days.dates)
    part = learned.share_of(instance.program_ids[program], instance.place_ids[place])
    counted = missing * part
    rains = _rain_chance(instance, uncertainty)[stop.day]
    kept_away = part * rains * (1.0 - uncertainty.rain_turnout)
    in_rain = np.where(weather.rain[:, stop.day], uncertainty.rain_turnout, 1.0)
    turnout = turnout * in_rain / max(1.0 - kept_away, 1e-9)
    if 0.0 < missing < 1.0:
        absent = random.beta(missing * weight, (1 - missing) * weight, months)
    arrival = random.standard_normal(months)
    pace = _mean_one(random.standard_normal(months), uncertainty.throughput_spread)
    pace = pace * np.where(weather.outage[:, stop.day], uncertainty.outage_capacity, 1.0)
    return Luck(
        turnout * (1 - absent) / (1 - counted),
        absent,
        arrival,
        pace,
        _closed(instance, uncertainty, weather, stop, months, seed),
    )


def _rain_chance(instance: Instance, uncertainty: Uncertainty) -> Floats:
    """Tell the chance of heavy rain on each day."""
    return np.where(
        instance.days.season == RAINY,
        uncertainty.heavy_rain_rainy_season,
        uncertainty.heavy_rain_dry_season,
    )


def calm_weather(instance: Instance) -> Weather:
    """Give the one month in which everything is as expected."""
    days = len(instance.days.dates)
    none = np.zeros((1, days), dtype=np.bool_)
    return Weather(np.ones((1, len(instance.kabupaten_ids))), none, none)


def no_luck() -> Luck:
    """Give the luck of a visit at which everything is as expected."""
    return Luck(np.ones(1), np.zeros(1), None, np.ones(1), np.zeros(1, dtype=np.bool_))


def _closed(
    instance: Instance, uncertainty: Uncertainty, weather: Weather, stop: Stop, months: int, seed: int
) -> Bools:
    """Draw whether the way is closed: once a kabupaten and day, so that neighbours share it."""
    place, kabupaten = (
        int(instance.options.place[stop.option]),
        int(instance.options.kabupaten[stop.option]),
    )
    season = int(instance.days.season[stop.day])
    home = instance.place_ids.index(instance.scenario.teams[instance.team_ids[stop.team]].home)
    hours = max(0, int(instance.legs.minutes[season, home, place])) / HOUR_MINUTES
    boat = bool(instance.legs.boat[season, home, place])
    rain = weather.rain[:, stop.day]
    dry_chance = uncertainty.closed_an_hour * hours
    rain_chance = uncertainty.closed_an_hour_in_rain * hours + boat * uncertainty.boats_moored_in_rain
    drawn = np.random.default_rng([seed, WAY, stop.day, kabupaten]).random(months)
    return np.asarray(drawn < np.where(rain, rain_chance, dry_chance), dtype=np.bool_)


def _outages(uncertainty: Uncertainty, months: int, days: int, seed: int) -> Bools:
    """Draw days without server: outages begin at random and end with the same chance each day."""
    ends = 1 / uncertainty.outage_days
    share = min(uncertainty.outage_days_a_month / 30, 0.99)
    begins = min(1.0, share * ends / (1 - share))
    drawn = np.random.default_rng([seed, OUTAGE]).random((months, days))
    out = np.zeros((months, days), dtype=np.bool_)
    out[:, 0] = drawn[:, 0] < share
    for t in range(1, days):
        out[:, t] = drawn[:, t] < np.where(out[:, t - 1], 1 - ends, begins)
    return out


def _mean_one(normal: Floats, spread: float) -> Floats:
    """Make a lognormal factor of mean 1 whose standard deviation is the spread."""
    variance = np.log1p(spread**2)
    return np.asarray(np.exp(np.sqrt(variance) * normal - variance / 2), dtype=np.float64)
