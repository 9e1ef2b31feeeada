"""Dates, numbers and words as people read them, in Bahasa Indonesia ("id") or English ("en")."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from outreach_planner.scenario.base import clock_text

Lang = Literal["id", "en"]
LANGUAGES: tuple[Lang, ...] = ("id", "en")

DAY_NAMES: Mapping[Lang, tuple[str, ...]] = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
SHORT_DAY_NAMES: Mapping[Lang, tuple[str, ...]] = {
    "id": ("Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
MONTH_NAMES: Mapping[Lang, tuple[str, ...]] = {
    "id": (
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}
SHORT_MONTH_NAMES: Mapping[Lang, tuple[str, ...]] = {
    "id": ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}

# Each word once, Indonesian then English: neither language can lack a word that the other has.
WORDS: Mapping[str, tuple[str, str]] = {
    "applicants": ("pemohon", "applicants"),
    "arrives": ("tiba", "arrives"),
    "boat": ("perahu", "boat"),
    "campus": ("kampus", "campus"),
    "capacity": ("daya layan", "capacity"),
    "cost": ("biaya", "cost"),
    "cost_an_applicant": ("biaya per pemohon", "cost per applicant"),
    "counter": ("loket tetap", "fixed counter"),
    "date": ("tanggal", "date"),
    "day": ("hari", "day"),
    "days": ("hari", "days"),
    "departs": ("berangkat", "departs"),
    "distance": ("jarak", "distance"),
    "district": ("kecamatan", "district"),
    "drawn_to_counters": ("datang ke loket", "went to a counter"),
    "estimate": ("perkiraan", "estimate"),
    "expected_applicants": ("perkiraan dilayani", "expected to be served"),
    "expected_attendance": ("perkiraan hadir", "expected to come"),
    "holiday": ("hari libur", "holiday"),
    "home": ("kantor", "home"),
    "kabupaten": ("kabupaten/kota", "kabupaten"),
    "lane": ("lajur drive-thru", "drive-thru lane"),
    "memory": ("ingatan", "memory"),
    "minimum_attendance": ("kehadiran minimal", "minimum attendance"),
    "night": ("malam", "night"),
    "nights": ("malam", "nights"),
    "no": ("tidak", "no"),
    "office": ("kantor", "office"),
    "officers": ("petugas", "officers"),
    "online": ("daring", "online"),
    "overnight": ("bermalam", "overnight"),
    "place": ("tempat", "place"),
    "population": ("penduduk", "population"),
    "program": ("program", "program"),
    "quota": ("kuota", "quota"),
    "returns": ("pulang", "returns"),
    "served": ("terlayani", "served"),
    "served_at_counters": ("terlayani di loket", "served at counters"),
    "served_by_visits": ("terlayani oleh kunjungan", "served by visits"),
    "service_ends": ("pelayanan selesai", "service ends"),
    "service_starts": ("pelayanan mulai", "service starts"),
    "share_served": ("bagian terlayani", "share served"),
    "sought": ("membutuhkan paspor", "sought a passport"),
    "sourced": ("bersumber", "sourced"),
    "team": ("tim", "team"),
    "toll": ("tol", "toll"),
    "total": ("jumlah", "total"),
    "travel": ("perjalanan", "travel"),
    "trip": ("perjalanan", "trip"),
    "visit": ("kunjungan", "visit"),
    "visits": ("kunjungan", "visits"),
    "waiting": ("menunggu", "waiting"),
    "waiting_at_end": ("masih menunggu di akhir bulan", "still waiting at the end"),
    "walk_in": ("datang langsung", "walk-in"),
    "week": ("minggu", "week"),
    "yes": ("ya", "yes"),
}


def in_language(pairs: Mapping[str, tuple[str, str]], lang: Lang) -> Mapping[str, str]:
    """Take one language out of words told in pairs, Indonesian first."""
    column = LANGUAGES.index(lang)
    return MappingProxyType({key: pair[column] for key, pair in pairs.items()})


def words(lang: Lang) -> Mapping[str, str]:
    """Return the words that every output shares, by key.

    Parameters
    ----------
    lang : "id" or "en"

    Returns
    -------
    Mapping from str to str
        Read only, in lower case as inside a sentence; asking for an unknown key raises ``KeyError``.
    """
    return in_language(WORDS, lang)


def heading(text: str) -> str:
    """Begin a word or sentence with a capital letter and leave the rest as it is."""
    return text[:1].upper() + text[1:]


def date_text(date: dt.date, lang: Lang) -> str:
    """Write a date in full, ``Senin, 4 Januari 2027`` or ``Monday, 4 January 2027``."""
    return f"{DAY_NAMES[lang][date.weekday()]}, {date.day} {MONTH_NAMES[lang][date.month - 1]} {date.year}"


def short_date_text(date: dt.date, lang: Lang) -> str:
    """Write a date for a small space, ``Sen 4 Jan`` or ``Mon 4 Jan``."""
    return f"{SHORT_DAY_NAMES[lang][date.weekday()]} {date.day} {SHORT_MONTH_NAMES[lang][date.month - 1]}"


def period_text(start: dt.date, end: dt.date, lang: Lang) -> str:
    """Write a period: ``Januari 2027`` for a whole month, otherwise its first and last day.

    Days are written as ``4 Januari 2027 – 12 Februari 2027``.
    """
    if start.day == 1 and (start.year, start.month) == (end.year, end.month) and _is_month_end(end):
        return f"{MONTH_NAMES[lang][start.month - 1]} {start.year}"
    first, last = (f"{day.day} {MONTH_NAMES[lang][day.month - 1]} {day.year}" for day in (start, end))
    return first if start == end else f"{first} – {last}"


def _is_month_end(date: dt.date) -> bool:
    return (date + dt.timedelta(days=1)).day == 1


def number_text(value: float, lang: Lang, decimals: int = 0) -> str:
    """Write a number with separators, ``1.234,5`` or ``1,234.5``; a value that rounds to 0 has no sign."""
    text = f"{abs(value):,.{decimals}f}"
    sign = "-" if value < 0 and any(digit in "123456789" for digit in text) else ""
    return sign + (text if lang == "en" else text.translate(str.maketrans(",.", ".,")))


def rupiah_text(value: float, lang: Lang) -> str:
    """Write whole rupiah, ``Rp1.234.000`` or ``Rp1,234,000``."""
    text = number_text(value, lang)
    return f"-Rp{text[1:]}" if text.startswith("-") else f"Rp{text}"


def percent_text(share: float, lang: Lang, decimals: int = 1) -> str:
    """Write a fraction in percent, 0.083 as ``8,3 %`` or ``8.3 %``, with a no-break space before the sign."""
    return f"{number_text(100 * share, lang, decimals)}\N{NO-BREAK SPACE}%"


def minutes_text(minutes: int, lang: Lang) -> str:
    """Write a duration, 135 as ``2 jam 15 menit`` or ``2 h 15 min``."""
    hours, rest = divmod(minutes, 60)
    hour_word, minute_word = ("jam", "menit") if lang == "id" else ("h", "min")
    parts = [f"{hours} {hour_word}"] if hours else []
    if rest or not hours:
        parts.append(f"{rest} {minute_word}")
    return " ".join(parts)


def clock(minutes: int, lang: Lang) -> str:
    """Write a time of day, ``07.30`` in Indonesian (as its spelling wants) or ``07:30`` in English."""
    text = clock_text(minutes)
    return text.replace(":", ".") if lang == "id" else text
