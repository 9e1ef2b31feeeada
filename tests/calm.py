"""Uncertainty with nothing in it but people who come one by one."""

from __future__ import annotations

from outreach_planner.scenario.uncertainty_fields import Uncertainty

CALM = Uncertainty(
    demand_spread=0,
    kabupaten_spread=0,
    turnout_spread=0,
    no_show_share=0,
    throughput_spread=0,
    outage_days_a_month=0,
    heavy_rain_dry_season=0,
    heavy_rain_rainy_season=0,
    closed_an_hour=0,
    closed_an_hour_in_rain=0,
    boats_moored_in_rain=0,
)


def calm(**changes: float) -> Uncertainty:
    """Nothing but people coming one by one, and what is changed."""
    return CALM.model_copy(update=changes)
