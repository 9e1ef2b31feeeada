"""The tiny world with estimates small enough to work out by hand.

First passports of a year, before anything else:
    kota: people 1000 x 0.5 x 100 / 1000 x 1   = 50     desa: 1000 x 0.5 x 0.1 x 0.5 = 25
          hajj 30 x 0.5                        = 15           10 x 0.5               =  5
          waiting list 100 x 0.1               = 10           50 x 0.1               =  5
          umrah 200 x 0.5 x 30/40 x 0.4        = 30           200 x 0.5 x 10/40 x 0.4 = 10
                                                105                                    45, 0.8 come here: 36
Renewals of 2027: 2,400 books of 2022 expire, 200 a month, half are renewed in that very month: 1,200. They
are shared out like the first passports, 105 : 36. So 2027 has 141 + 1,200 = 1,341 applications.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from worlds import merged, tiny_scenario

from outreach_planner.scenario.estimate_fields import Estimates
from outreach_planner.scenario.fields import Scenario


def estimates_data() -> dict[str, Any]:
    """Write the estimates of the tiny world as a scenario file would say them."""
    return {
        "base_year": 2027,
        "growth_a_year": 0.0,
        "passport_age_share": 0.5,
        "first_passports_a_thousand": 100,
        "hajj_first_share": 0.5,
        "waiting_applies_a_year": 0.1,
        "umrah_pilgrims_a_year": 200,
        "umrah_here_share": 0.5,
        "umrah_first_share": 0.4,
        "applications_a_student_a_year": 0.0,
        "calibrate": False,
        "renewals": {
            "ten_years_since": "2099-01-01",
            "renewed": 0.5,
            "replaced_early_a_year": 0.0,
            "child_share": 0.0,
            "months_before": 0,
            "months_after": 0,
        },
        "seasons": {"ramadan": 1.0, "lebaran": 1.0, "rajab_syaban": 1.0},
        "kabupaten": {
            "kota": {"hajj_departures": 30, "hajj_waiting": 100},
            "desa": {"hajj_departures": 10, "hajj_waiting": 50, "travels": 0.5, "comes_here": 0.8},
        },
        "recorded_years": {
            "2021": {"applications": 0, "confidence": "estimate"},
            "2022": {"applications": 2400, "confidence": "sourced"},
            "2023": {"applications": 0, "confidence": "estimate"},
        },
    }


def estimated_scenario(changes: Mapping[str, Any] | None = None, **more: Any) -> tuple[Scenario, Estimates]:
    """Build the tiny world with its estimates, changed."""
    scenario = tiny_scenario(estimates=merged(estimates_data(), changes or {}), **more)
    assert scenario.estimates is not None
    return scenario, scenario.estimates
