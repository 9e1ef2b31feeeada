"""The words that only the page about fixed sites shows, in Bahasa Indonesia and English."""

from __future__ import annotations

from collections.abc import Mapping

PAGE_WORDS: Mapping[str, tuple[str, str]] = {
    "map": ("Peta", "Map"),
    "show": ("Tempat baru", "New sites"),
    "colour": ("Warna", "Colour"),
    "minutes": ("menit ke loket", "minutes to a counter"),
    "catchment": ("loket terdekat", "nearest counter"),
    "beyond": ("lebih jauh", "farther"),
    "unreached": ("tidak terjangkau", "out of reach"),
    "today_counter": ("loket sekarang", "counter today"),
    "new_site": ("tempat baru", "new site"),
    "candidate": ("calon", "candidate"),
    "compare": (
        "Rencana dengan dan tanpa tempat ini, berdampingan",
        "The plans with and without these sites, side by side",
    ),
    "estimated_map": (
        "Warna menurut menit jalan dari pusat kecamatan ke loket terdekat; alur sungai hanya sketsa.",
        "Colours by road minutes from each kecamatan's centre to the nearest counter; rivers are a sketch.",
    ),
}
