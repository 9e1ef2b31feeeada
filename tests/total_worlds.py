"""Limits on people, money and shares, set at random in a world."""

from __future__ import annotations

import random
from typing import Any


def set_totals(world: dict[str, Any], draw: random.Random, number: int) -> None:
    """Set some of the limits on people, money and shares, each at random."""
    chosen = draw.sample(range(5), number)
    policy = world["policy"]
    if 0 in chosen:
        world["office"].setdefault("books", {})["a_day"] = draw.choice((20, 45, 70, 100))
    if 1 in chosen:
        world["office"].setdefault("books", {})["a_month"] = draw.choice((40, 90, 150, 220))
    if 2 in chosen:
        policy.setdefault("budgets", []).append(
            {"name": "all", "rupiah_a_month": draw.choice((3_000_000, 5_000_000, 8_000_000))}
        )
    if 3 in chosen:
        kinds = draw.choice((["per-diem"], ["fuel"], ["venues", "fuel"], ["boats", "per-diem"]))
        budget = {
            "name": "some",
            "kinds": kinds,
            "rupiah_a_month": draw.choice((900_000, 1_500_000, 3_000_000)),
        }
        policy.setdefault("budgets", []).append(budget | draw.choice(({}, {"program": "lakso"})))
    if 4 in chosen:
        least = draw.choice((0.1, 0.2, 0.3, 0.4))
        target = draw.choice((policy, policy["guarantees"]["timur"]))
        target["share_at_least"] = least
