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
        "Dari {rows} angka masukan: {sourced} bersumber, {memory} dari ingatan, {estimate} perkiraan.",
        "Of {rows} figures of input: {sourced} sourced, {memory} from memory, {estimate} estimated.",
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
    "skip": ("Langsung ke daftar kunjungan", "Skip to the list of visits"),
    "sleep_at": ("Bermalam di {place}", "Overnight at {place}"),
    "stops": ("Kunjungan", "Visits"),
    "visits_figure": ("Kunjungan", "Visits"),
    "waiting_total": ("{count} orang menunggu", "{count} people waiting"),
    "worst": ("terendah", "lowest"),
    "zoom_in": ("Perbesar", "Zoom in"),
    "zoom_out": ("Perkecil", "Zoom out"),
    "as_circles": ("lingkaran", "circles"),
    "as_shading": ("arsiran wilayah", "shaded areas"),
    "counter_nearest": ("Loket terdekat", "Nearest counter"),
    "counter_minutes": ("{place}, {minutes} menit", "{place}, {minutes} min"),
    "days_since": ("Hari sejak kunjungan terakhir", "Days since the last visit"),
    "days_count": ("{count} hari", "{count} days"),
    "district_table": ("Hasil per kecamatan dan kampus", "Results by district and campus"),
    "district_table_hint": (
        "Pilih nama untuk melihatnya di peta, judul kolom untuk mengurutkan.",
        "Choose a name to see it on the map, a column's head to sort.",
    ),
    "hours": ("jam", "hours"),
    "measure": ("Yang digambarkan", "What is drawn"),
    "form": ("Sebagai", "As"),
    "measure_served": ("Terlayani kunjungan", "Served by visits"),
    "measure_share": ("Bagian terlayani", "Share served"),
    "measure_since": ("Hari sejak kunjungan terakhir", "Days since the last visit"),
    "measure_spared": ("Perjalanan dihemat (jam)", "Travel spared (hours)"),
    "measure_waiting": ("Menunggu", "Waiting"),
    "not_visited": ("belum dikunjungi", "not visited"),
    "note_count": (
        "Lingkaran luar: yang membutuhkan paspor sebulan. Isi: {measure}.",
        "Outer ring: people who sought a passport in the month. Disc: {measure}.",
    ),
    "note_class": (
        "Besar lingkaran: yang membutuhkan paspor. Warna: {measure}.",
        "Size of a circle: people who sought a passport. Colour: {measure}.",
    ),
    "note_spared": (
        "Besar lingkaran: jam perjalanan yang dihemat pemohon.",
        "Size of a circle: hours that applicants need not travel.",
    ),
    "note_shading": ("Warna wilayah: {measure}.", "Colour of an area: {measure}."),
    "per_people": ("{measure} per 10.000 penduduk", "{measure} per 10,000 inhabitants"),
    "search": ("Cari tempat, kecamatan, kampus", "Search places, districts, campuses"),
    "search_none": ("Tidak ditemukan", "Nothing found"),
    "search_count": ("{count} ditemukan", "{count} found"),
    "service_areas": ("Wilayah loket terdekat", "Areas of the nearest counter"),
    "service_areas_note": (
        "Menurut waktu tempuh; warna bergantian per loket.",
        "By travel time; tints alternate by counter.",
    ),
    "tiles": ("Peta latar (daring)", "Background map (online)"),
    "travel_spared": ("Perjalanan dihemat", "Travel spared"),
}

SCRIPT_WORDS = (
    "as_circles",
    "as_shading",
    "campus",
    "close",
    "counter_minutes",
    "counter_nearest",
    "days_count",
    "days_since",
    "district",
    "districts",
    "drawn_to_counters",
    "estimate_mark",
    "fit",
    "hours",
    "kabupaten",
    "map",
    "measure_served",
    "measure_share",
    "measure_since",
    "measure_spared",
    "measure_waiting",
    "not_visited",
    "note_class",
    "note_count",
    "note_shading",
    "note_spared",
    "pause",
    "people",
    "per_people",
    "place",
    "play",
    "population",
    "search_count",
    "search_none",
    "served_by_visits",
    "share_served",
    "sleep_at",
    "sought",
    "travel_spared",
    "waiting_at_end",
    "waiting_total",
    "zoom_in",
    "zoom_out",
)

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
