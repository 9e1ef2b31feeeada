"""Phrases that several of the field's files tell alike."""

from __future__ import annotations

import datetime as dt
import unicodedata

from outreach_planner.exporting.field_month import FieldTrip, FieldVisit
from outreach_planner.exporting.words import field_words
from outreach_planner.outputs.language import MONTH_NAMES, Lang, clock, date_text, heading, rupiah_text
from outreach_planner.outputs.telling import clean
from outreach_planner.scenario.field_fields import Equipment, Fallback, Fee, FieldProgram, Told
from outreach_planner.scenario.fields import Scenario

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def in_lang(item: Told | Fallback, lang: Lang) -> str:
    """Return the sentence of a language, the Indonesian one where there is no other."""
    return clean(item.text_en if lang == "en" and item.text_en else item.text)


def named(item: Fee | Equipment, lang: Lang) -> str:
    """Return the name of a language, the Indonesian one where there is no other."""
    return clean(item.name_en if lang == "en" and item.name_en else item.name)


def case_of(item: Fallback, lang: Lang) -> str:
    """Return the name of the case in a language."""
    return clean(item.case_en if lang == "en" and item.case_en else item.case)


def coordinates_text(at: tuple[float, float]) -> str:
    """Write (lat, lon) with five decimals, as phones read them."""
    return f"{at[0]:.5f}, {at[1]:.5f}"


def whereabouts_text(visit: FieldVisit, lang: Lang) -> str:
    """Write where a visit is, marked where that is an estimate."""
    told = coordinates_text(visit.at)
    return f"{told} ({field_words(lang)['estimated']})" if visit.at_is_estimate else told


def map_link(at: tuple[float, float]) -> str:
    """Write (lat, lon) as a link that messengers make clickable."""
    return f"https://maps.google.com/?q={at[0]:.5f},{at[1]:.5f}"


def begun(text: str) -> str:
    """Begin a line with a capital letter, but leave words like e-KTP as they are."""
    return heading(text) if text[1:2].isalpha() or text[1:2] == " " else text


def geo_uri(at: tuple[float, float]) -> str:
    """Write (lat, lon) as the address that phones open in their map (RFC 5870)."""
    return f"geo:{at[0]:.5f},{at[1]:.5f}"


def hours_text(starts: int, ends: int, lang: Lang) -> str:
    """Write ``08.00-16.00``."""
    return f"{clock(starts, lang)}-{clock(ends, lang)}"


def moment_text(moment: tuple[dt.date, int] | None, date: dt.date, lang: Lang) -> str:
    """Write a time of day, with the day where it is another than the given one; ``-`` for none."""
    if moment is None:
        return "-"
    if moment[0] == date:
        return clock(moment[1], lang)
    return f"{short_day(moment[0], lang)} {clock(moment[1], lang)}"


def short_day(date: dt.date, lang: Lang) -> str:
    """Write ``4 Januari``."""
    return f"{date.day} {MONTH_NAMES[lang][date.month - 1]}"


def equipment_text(trip: FieldTrip, lang: Lang) -> str:
    """Write what a trip takes along in one line."""
    return "; ".join(f"{count}x {named(item, lang)}" for item, count in trip.equipment)


def contact_text(visit: FieldVisit) -> str:
    """Write contact and telephone."""
    return clean(", ".join(part for part in (visit.contact, visit.phone) if part))


def reserve_text(visit: FieldVisit, lang: Lang) -> str:
    """Write the reserve day, or that it is for the next month."""
    return field_words(lang)["next_month"] if visit.reserve is None else date_text(visit.reserve, lang)


def fee_lines(scenario: Scenario, lang: Lang) -> list[str]:
    """Write the announced fees by kind of passport."""
    return [
        f"{named(fee, lang)}: {rupiah_text(fee.rupiah, lang)}"
        for fee in scenario.field.fees.values()
        if fee.announced
    ]


def channel_text(scenario: Scenario, program: str, lang: Lang) -> str:
    """Write how people register for a program."""
    facts = scenario.field.programs.get(program, FieldProgram()).registration
    return clean(facts.channel_en if lang == "en" and facts.channel_en else facts.channel)


def audience_text(scenario: Scenario, program: str, lang: Lang) -> str:
    """Write for whom a program is."""
    facts = scenario.field.programs.get(program, FieldProgram())
    return clean(facts.audience_en if lang == "en" and facts.audience_en else facts.audience)


def harmless(text: str) -> str:
    """Keep a spreadsheet that opens a CSV from reading a text as a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def plain_letters(text: str) -> str:
    """Write a text in the letters that a PDF's own fonts have; others become their nearest, or ``?``."""
    kept = []
    for letter in clean(text):
        if _printable(letter):
            kept.append(letter)
            continue
        bare = "".join(part for part in unicodedata.normalize("NFKD", letter) if _printable(part))
        kept.append(bare or "?")
    return "".join(kept)


def _printable(letter: str) -> bool:
    try:
        letter.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True
