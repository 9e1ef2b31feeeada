"""What rules say of a plan and of its limits, in the reader's language."""

from __future__ import annotations

import datetime as dt

from outreach_planner.model.said import LAST_MINUTE, Said, Told
from outreach_planner.outputs.language import DAY_NAMES, Lang, clock, number_text, percent_text, rupiah_text
from outreach_planner.outputs.map_words import kind_text
from outreach_planner.outputs.said_words import IN_INDONESIAN
from outreach_planner.scenario.base import WEEKDAYS

WORDS = {
    "afternoon": "siang",
    "biometric units": "unit biometrik",
    "morning": "pagi",
    "officers": "petugas",
    "place": "tempat",
    "team": "tim",
}


def said_text(text: str, lang: Lang) -> str:
    """Tell a sentence in a language; as it is where it has no pattern or is not known here.

    Ids and dates are told as they stand in the files, so that a planner finds them there.
    """
    if lang == "en" or not isinstance(text, Said) or text.pattern not in IN_INDONESIAN:
        return str(text)
    figures = {name: _figure(name, figure, lang) for name, figure in text.figures.items()}
    return IN_INDONESIAN[text.pattern].format(**figures)


def _figure(name: str, figure: Told, lang: Lang) -> str:
    """Write a figure as its name asks."""
    if isinstance(figure, tuple):
        return ", ".join(_figure(name, item, lang) for item in figure)
    if isinstance(figure, dt.date):
        return f"{figure}"
    if isinstance(figure, bool):
        return "ya" if figure else "tidak"
    if isinstance(figure, (int, float)):
        if name.endswith("_rupiah"):
            return rupiah_text(figure, lang)
        if name.endswith("_at"):
            return clock(min(int(figure), LAST_MINUTE), lang)
        if name.endswith("_share"):
            return percent_text(figure, lang)
        return number_text(figure, lang, 1 if isinstance(figure, float) else 0)
    if name in ("weekday", "weekdays"):
        return DAY_NAMES[lang][[str(day) for day in WEEKDAYS].index(figure)]
    if name in ("kind", "venues"):
        return kind_text(figure, lang)
    if name in ("field", "pool", "session"):
        return WORDS.get(figure, figure)
    return said_text(figure, lang)
