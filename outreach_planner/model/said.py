"""Sentences in English that remember their pattern and figures, so that another language can tell them.

Rules say what a row is about and what breaks it in such sentences; ``outputs.said_text`` tells them in Bahasa
Indonesia. What stands in files and JSON is the English text. Figures are written as their names ask:
``..._rupiah`` money, ``..._at`` a time of day, ``..._share`` a percentage, ``weekday`` and ``weekdays`` names
of days; other fractions have one decimal.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from outreach_planner.scenario.base import clock_text

Told = str | int | float | dt.date | tuple[str, ...]
LAST_MINUTE = 1439


class Said(str):
    """The English text; ``pattern`` has room for the ``figures``."""

    pattern: str
    figures: Mapping[str, Told]
    __slots__ = ("figures", "pattern")


def said(pattern: str, **figures: Told) -> Said:
    """Say a pattern with its figures, for example ``said("{days} days away", days=3)``."""
    text = Said(pattern.format(**{name: _written(name, figure) for name, figure in figures.items()}))
    text.pattern, text.figures = pattern, figures
    return text


def _written(name: str, figure: Told) -> str:
    if isinstance(figure, tuple):
        return ", ".join(figure)
    if isinstance(figure, (int, float)) and not isinstance(figure, bool):
        if name.endswith("_rupiah"):
            return f"Rp{figure:,}"
        if name.endswith("_at"):
            return clock_text(min(int(figure), LAST_MINUTE))
        if name.endswith("_share"):
            return f"{figure:.1%}"
        return f"{figure:.1f}" if isinstance(figure, float) else f"{figure}"
    return str(figure)
