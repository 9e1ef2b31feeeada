"""Who comes back: the books issued in earlier years, when they expire and when they are renewed."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping

import numpy as np

from outreach_planner.forecasting.seasons import MONTHS, Floats

SHORT_MONTHS, LONG_MONTHS = 5 * MONTHS, 10 * MONTHS
"""Months a book is valid: before the change, and adults' after it."""


def issued_in(recorded: Mapping[int, float], year: int) -> float:
    """Tell the books issued in a year; one that is not recorded has those of the nearest recorded year.

    Of two equally near years the earlier counts.
    """
    nearest = min(recorded, key=lambda known: (abs(known - year), known))
    return recorded[nearest]


def renewals_by_month(
    recorded: Mapping[int, float],
    year: int,
    *,
    ten_years_since: dt.date,
    renewed: float,
    replaced_early_a_year: float,
    child_share: float,
    months_before: int,
    months_after: int,
) -> Floats:
    """Count the renewals of each month of a year, shape (12,).

    The books of a year were issued evenly over its months. A book issued before ``ten_years_since`` is
    valid five years; one issued later ten, but a child's five. Expired books are renewed as
    ``scenario.estimate_fields.Renewals`` says; early replacements are a twelfth of their yearly share of
    the books valid in that month.
    """
    first = year * MONTHS
    found = np.zeros(MONTHS)
    window = months_before + months_after + 1
    for issue in range(first - LONG_MONTHS - months_after, first + MONTHS):
        books = issued_in(recorded, issue // MONTHS) / MONTHS
        short = books * _short_share(issue, ten_years_since, child_share)
        for valid_months, part in ((SHORT_MONTHS, short), (LONG_MONTHS, books - short)):
            expiry = issue + valid_months
            begin, end = max(expiry - months_before, first), min(expiry + months_after, first + MONTHS - 1)
            if begin <= end:
                found[begin - first : end - first + 1] += renewed * part / window
            last_valid = min(expiry - 1, first + MONTHS - 1)
            if max(issue, first) <= last_valid:
                months = slice(max(issue, first) - first, last_valid - first + 1)
                found[months] += part * replaced_early_a_year / MONTHS
    return found


def _short_share(issue: int, ten_years_since: dt.date, child_share: float) -> float:
    """Tell the share of the books of an issue month (year x 12 + month) that are valid five years only."""
    change = ten_years_since.year * MONTHS + ten_years_since.month - 1
    if issue != change:
        return 1.0 if issue < change else child_share
    days = calendar.monthrange(ten_years_since.year, ten_years_since.month)[1]
    before = (ten_years_since.day - 1) / days
    return before + (1 - before) * child_share
