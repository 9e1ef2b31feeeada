"""The words that only the pages and the workbook about fixed sites show, in Bahasa Indonesia and English."""

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
    "without": ("tanpa tempat baru", "without new sites"),
    "with_next": ("dengan susunan terbaik berikutnya", "with the next best set"),
    "opened_next": (
        "Usulannya tidak mengubah apa pun; sebagai pembanding, susunan terbaik berikutnya membuka {sites}.",
        "The proposal changes nothing; to compare, the next best set opens {sites}.",
    ),
    "compare_next": (
        "Rencana tanpa tempat baru dan dengan susunan terbaik berikutnya, berdampingan",
        "The plans without new sites and with the next best set, side by side",
    ),
    "with": ("dengan usulan", "with the proposal"),
    "opened": ("Usulan membuka {sites}.", "The proposal opens {sites}."),
    "footing": (
        "Nilai bersih kedua rencana dihitung dari kantor sekarang tanpa kunjungan; biaya tempat {cost} "
        "selama periode termasuk dalam biaya dan sudah dikurangkan dari nilai bersih.",
        "Both net values count from today's office without visits; the sites' cost of {cost} over the period "
        "is in the costs and taken off the net value.",
    ),
    "footing_sites": (
        "Perjalanan dihemat dan biaya per pemohon ikut menghitung {applicants} pemohon di tempat baru "
        "({hours} jam dihemat).",
        "Travel spared and cost per applicant count the {applicants} applicants at the new sites as well "
        "({hours} hours spared).",
    ),
    "footing_closing": (
        "Biaya per pemohon ikut menghitung {applicants} pemohon di tempat baru; perjalanan yang dihemat "
        "tidak bisa dibandingkan, karena ada loket yang ditutup.",
        "The cost per applicant counts the {applicants} applicants at the new sites as well; travel spared "
        "cannot be compared, for a counter is given up.",
    ),
    "sheet_ranking": ("Peringkat", "Ranking"),
    "sheet_curve": ("Kurva", "Curve"),
    "sheet_within": ("Jangkauan", "Reach"),
    "sheet_with_one": ("Jangkauan tiap calon", "Reach by candidate"),
    "sheet_proven": ("Apa yang terbukti", "What is proven"),
    "sheet_classic": ("Pertanyaan klasik", "Classic questions"),
    "sheet_runner_up": ("Peringkat kedua", "Runner-up"),
    "sheet_runner_up_visits": ("Peringkat kedua + kunjungan", "Runner-up + visits"),
    "applicants_there": ("pemohon di tempat baru", "applicants at the sites"),
    "rank": ("#", "#"),
    "open_days": ("hari buka", "open days"),
    "officers_there": ("petugas", "officers"),
    "holds_a_day": ("tertampung per hari buka", "holds an open day"),
    "choice": ("pilihan", "choice"),
}
