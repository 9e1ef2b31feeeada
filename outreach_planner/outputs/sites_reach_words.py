"""The words about how many people are near a counter, in Bahasa Indonesia and English."""

from __future__ import annotations

from collections.abc import Mapping

REACH_WORDS: Mapping[str, tuple[str, str]] = {
    "within": ("Bagian penduduk dalam jangkauan loket", "Share of people within reach of a counter"),
    "within_words": (
        "Tiap sel: bagian penduduk yang paling jauh {bands} menit dari loket terdekat, menurut jalan di "
        "musim itu.",
        "Each cell: the share of people within {bands} minutes of the nearest counter, by that season's "
        "roads.",
    ),
    "all_people": ("Seluruh wilayah", "Everybody"),
    "one_more": ("{p} tempat baru", "{p} new site"),
    "more": ("{p} tempat baru", "{p} new sites"),
    "one_less": ("-{p} loket", "-{p} counter"),
    "less": ("-{p} loket", "-{p} counters"),
    "before": ("sekarang", "today"),
    "dry": ("kemarau", "dry"),
    "rainy": ("hujan", "rainy"),
    "dry_season": ("musim kemarau", "dry season"),
    "rainy_season": ("musim hujan", "rainy season"),
    "season": ("musim", "season"),
    "with_one": ("Jangkauan dengan satu calon", "Reach with one candidate"),
    "with_one_words": (
        "Bagian penduduk yang paling jauh {bands} menit dari loket terdekat, sekarang→dengan calon itu.",
        "The share of people within {bands} minutes of the nearest counter, today→with that candidate.",
    ),
    "own_kabupaten": ("kabupatennya", "its kabupaten"),
}
