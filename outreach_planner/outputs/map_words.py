"""The words of the map page beside those every output shares."""

from __future__ import annotations

from collections.abc import Mapping

from outreach_planner.outputs.language import Lang, in_language, words

MAP_WORDS: Mapping[str, tuple[str, str]] = {
    "agenda": ("Perjalanan dan kunjungan", "Trips and visits"),
    "agenda_hint": ("Pilih satu untuk melihatnya di peta.", "Choose one to see it on the map."),
    "all_month": ("Seluruh bulan", "Whole month"),
    "show_all": ("Tampilkan semua", "Show all"),
    "boats": ("Naik perahu", "By boat"),
    "calendar": ("Kalender tim", "Team calendar"),
    "calendar_hint": (
        "Ketuk satu sel untuk menyorot perjalanannya. Esc untuk kembali.",
        "Tap a cell to light its trip. Esc to return.",
    ),
    "close": ("Tutup", "Close"),
    "cost_total": ("Biaya", "Cost"),
    "cost_each": ("Biaya per pemohon", "Cost per applicant"),
    "counters": ("Loket tetap", "Fixed counters"),
    "counters_note": ("+ {served} di loket tetap", "+ {served} at fixed counters"),
    "circle_month": (
        "Lingkaran: yang membutuhkan paspor. Titik tengah: terlayani kunjungan.",
        "Circle: people who sought a passport. Dot: served by visits.",
    ),
    "circle_day": (
        "Cincin: yang membutuhkan paspor sebulan. Isi: menunggu pagi itu.",
        "Ring: people who sought one in the month. Disc: waiting that morning.",
    ),
    "demand": ("Kebutuhan per kecamatan", "Demand by district"),
    "distance_figure": ("Jarak tempuh", "Distance"),
    "districts": ("kecamatan dan kampus", "districts and campuses"),
    "drive_of": ("Berangkat {departs}, tiba {arrives}", "Departs {departs}, arrives {arrives}"),
    "fit": ("Seluruh wilayah", "Whole area"),
    "from_home": ("pulang hari", "day trip"),
    "estimate_mark": ("(perkiraan)", "(estimate)"),
    "gap_proven": (
        "Paling jauh {gap} di bawah rencana terbaik yang mungkin.",
        "At most {gap} below the best possible plan.",
    ),
    "gap_none": (
        "Belum terbukti seberapa dekat rencana ini dengan rencana terbaik.",
        "How close this plan is to the best possible one is not proven.",
    ),
    "gap_optimal": ("Terbukti: tidak ada rencana yang lebih baik.", "Proven: no plan is better."),
    "gap_about": (
        "Diukur pada nilai bersih: nilai rencana dikurangi nilai kantor tanpa layanan keliling.",
        "Measured on net value: the plan's value less that of the office without outreach.",
    ),
    "input": (
        "Dari {rows} baris data masukan: {sourced} bersumber, {memory} dari ingatan, {estimate} perkiraan.",
        "Of {rows} rows of input: {sourced} sourced, {memory} from memory, {estimate} estimated.",
    ),
    "input_unknown": (
        "Data masukan tidak menyebut mana yang perkiraan.",
        "The input does not say what is an estimate.",
    ),
    "kabupaten_table": ("Bagian terlayani per kabupaten/kota", "Share served by kabupaten"),
    "kabupaten_of": (
        "{visited} kunjungan, {drawn} loket, dari {sought}",
        "{visited} by visits, {drawn} at counters, of {sought}",
    ),
    "key_counter": ("loket", "counters"),
    "key_visit": ("kunjungan", "visits"),
    "labels": ("Nama tempat", "Place names"),
    "legend": ("Keterangan dan lapisan", "Legend and layers"),
    "map": ("Peta rencana", "Map of the plan"),
    "map_hint": (
        "Peta interaktif; semua kunjungan juga ada di daftar perjalanan.",
        "An interactive map; the list of trips tells all visits as well.",
    ),
    "net_value": ("Nilai bersih", "Net value"),
    "nights_figure": ("Malam di luar", "Nights away"),
    "no_trips": ("Tidak ada perjalanan dalam rencana ini.", "This plan has no trips."),
    "other_places": ("Tempat lain yang mungkin", "Other possible places"),
    "pause": ("Jeda", "Pause"),
    "people": ("orang", "people"),
    "play": ("Putar hari demi hari", "Play day by day"),
    "plan_for": ("Rencana layanan paspor keliling", "Passport outreach plan"),
    "quota_split": (
        "{total} ({online} daring + {walk_in} datang langsung)",
        "{total} ({online} online + {walk_in} walk-in)",
    ),
    "roads": ("Jalan", "Roads"),
    "river": ("Jalur sungai", "River ways"),
    "served_figure": ("Terlayani oleh kunjungan", "Served by visits"),
    "service": ("pelayanan", "service"),
    "share_legend": ("Bagian terlayani (kunjungan + loket)", "Share served (visits + counters)"),
    "skip": ("Langsung ke daftar kunjungan", "Skip to the list of visits"),
    "sleep_at": ("Bermalam di {place}", "Overnight at {place}"),
    "stops": ("Kunjungan", "Visits"),
    "visits_figure": ("Kunjungan", "Visits"),
    "waiting_total": ("{count} orang menunggu", "{count} people waiting"),
    "worst": ("terendah", "lowest"),
    "zoom_in": ("Perbesar", "Zoom in"),
    "zoom_out": ("Perkecil", "Zoom out"),
}

KINDS: Mapping[str, tuple[str, str]] = {
    "campus": ("kampus", "campus"),
    "counter": ("loket", "counter"),
    "employer": ("perusahaan", "employer"),
    "government": ("kantor pemerintah", "government office"),
    "mall": ("mal", "mall"),
    "mpp": ("mal pelayanan publik", "public service mall"),
    "office": ("kantor imigrasi", "immigration office"),
    "town": ("kota kecamatan", "district town"),
    "ukk": ("unit kerja keimigrasian", "immigration work unit"),
}


def map_words(lang: Lang) -> Mapping[str, str]:
    """Return all words of the map page by key: the shared ones, and its own where a key is in both."""
    return {**words(lang), **in_language(MAP_WORDS, lang)}


def kind_text(kind: str, lang: Lang) -> str:
    """Tell a kind of place; a word of the scenario that is not known here is told as it is."""
    return in_language(KINDS, lang).get(kind, kind)
