"""What a scenario says about how a month may turn out otherwise than expected; ``plan`` does not read it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from outreach_planner.scenario.base import Frozen, Id, Number, Share

Spread = Annotated[Number, Field(ge=0, le=2)]
NoShows = Annotated[float, Field(ge=0, lt=1)]


class Uncertainty(Frozen):
    """How months differ from what a plan expects; every default is an estimate.

    Spreads are one standard deviation as a part of the mean. ``demand_spread`` moves the whole office,
    ``kabupaten_spread`` each kabupaten, ``turnout_spread`` each visit by itself; beside them people come one
    by one, so that attendance is Poisson. Of those expected at a visit ``no_show_share`` (of a program:
    ``no_shows``) do not appear; the share itself is a Beta whose weight is ``no_show_weight`` applicants.
    The export opens as many places for registration as this share allows.
    ``throughput_spread`` moves what a team can serve. The national server fails on ``outage_days_a_month``
    days on average, each outage lasting ``outage_days`` days on average; visits and counters then serve
    ``outage_capacity`` of their capacity. On a share of days it rains heavily: then ``rain_turnout`` of
    those expected come. The way to a visit is closed with a chance for every hour of driving, and boats
    stay moored with a chance on days of heavy rain.
    """

    demand_spread: Spread = 0.12
    kabupaten_spread: Spread = 0.15
    turnout_spread: Spread = 0.2
    no_show_share: NoShows = 0.05
    no_shows: dict[Id, NoShows] = Field(default={})
    no_show_weight: Annotated[Number, Field(gt=0)] = 40.0
    throughput_spread: Spread = 0.1
    outage_days_a_month: Annotated[Number, Field(ge=0, le=31)] = 0.4
    outage_days: Annotated[Number, Field(ge=1, le=31)] = 2.0
    outage_capacity: Share = 0.5
    heavy_rain_dry_season: Share = 0.05
    heavy_rain_rainy_season: Share = 0.2
    rain_turnout: Share = 0.85
    closed_an_hour: Share = 0.003
    closed_an_hour_in_rain: Share = 0.015
    boats_moored_in_rain: Share = 0.1

    def no_shows_of(self, program: str) -> float:
        """Tell which share of those expected at a program's visits does not appear."""
        return self.no_shows.get(program, self.no_show_share)
