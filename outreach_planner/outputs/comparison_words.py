"""The words of the comparison page beside those of the map page."""

from __future__ import annotations

from collections.abc import Mapping

from outreach_planner.outputs.language import Lang, in_language
from outreach_planner.outputs.map_words import map_words

COMPARISON_WORDS: Mapping[str, tuple[str, str]] = {
    "all_days": ("Semua hari", "All days"),
    "best": ("terbaik", "best"),
    "better_for": ("Lebih baik dengan", "Better with"),
    "changes": (
        "{kept} tetap, {moved} pindah, {gained} baru, {lost} hilang",
        "{kept} kept, {moved} moved, {gained} gained, {lost} lost",
    ),
    "compare_map": ("Peta rencana {number}: {name}", "Map of plan {number}: {name}"),
    "compared": ("Perbandingan rencana", "Comparison of plans"),
    "day_by_day": ("Hari demi hari, dibanding rencana 1", "Day by day, against plan 1"),
    "day_number": ("Hari ke-{number}", "Day {number}"),
    "figure_cost": ("Biaya", "Cost"),
    "figure_cost_an_applicant": ("Biaya per pemohon", "Cost per applicant"),
    "figure_distance": ("Jarak tempuh", "Distance"),
    "figure_gap": ("Terbukti paling jauh di bawah yang terbaik", "Proven at most below the best"),
    "figure_net_value": ("Nilai bersih", "Net value"),
    "figure_nights": ("Malam di luar", "Nights away"),
    "figure_served_at_counters": ("Terlayani di loket tetap", "Served at fixed counters"),
    "figure_served_by_visits": ("Terlayani oleh kunjungan", "Served by visits"),
    "figure_share_served": ("Bagian terlayani", "Share served"),
    "figure_travel_spared": ("Perjalanan dihemat", "Travel spared"),
    "figure_visits": ("Kunjungan", "Visits"),
    "figure_waiting_at_end": ("Menunggu di akhir", "Waiting at the end"),
    "figure_worst_share_served": ("Bagian terlayani, kabupaten terendah", "Share served, worst kabupaten"),
    "figures": ("Angka utama", "Main figures"),
    "gained": ("baru", "gained"),
    "input_changes": ("Perbedaan data masukan", "Differences of the input"),
    "input_cut": ("… dan {count} lagi; semuanya ada dengan --json.", "… and {count} more; --json tells all."),
    "input_field": ("Isian", "Field"),
    "input_same": ("Data masukan sama.", "The input is the same."),
    "kabupaten_better": ("Siapa yang lebih baik dengan rencana mana", "Who is better off with which plan"),
    "key_cells": (
        "+ kunjungan baru, ↷ pindah tanggal, tim atau lajur, − yang hilang dari rencana 1",
        "+ gained, ↷ moved to another date, team or lane, − lost from plan 1",
    ),
    "lost": ("hilang", "lost"),
    "lost_in": ("hilang di rencana {plans}", "lost in plan {plans}"),
    "moved": ("pindah", "moved"),
    "moved_from": ("dari {what}", "from {what}"),
    "no_visit_differs": ("Semua kunjungan sama.", "All visits are the same."),
    "nobody_better": ("sama", "the same"),
    "note_days": (
        "Rencana-rencana ini untuk hari yang berbeda: jumlahnya tidak dinilai lebih baik atau lebih buruk, "
        "dan kunjungannya tidak dibandingkan hari demi hari. Bagian terlayani dan biaya per pemohon dapat "
        "dibandingkan.",
        "These plans are for different days: totals are not judged better or worse, and their visits are not "
        "compared day by day. Shares served and the cost per applicant can be compared.",
    ),
    "note_input": (
        "Data masukannya tidak sama: sebagian selisih berasal dari data, bukan dari jadwal. Daftarnya ada "
        "di bawah.",
        "Their input is not the same: part of a difference comes from it and not from the schedule. The "
        "list is below.",
    ),
    "note_office": (
        "Rencana-rencana ini dari kantor yang berbeda: hanya peta dan angka utama yang ditampilkan "
        "berdampingan, tanpa penilaian.",
        "These plans are of different offices: only maps and main figures stand side by side, and nothing "
        "is judged.",
    ),
    "note_broken": (
        "Rencana {number} melanggar {count} aturan atau angkanya tidak cocok lagi: {first}",
        "Plan {number} breaks rules or its figures no longer fit ({count}): {first}",
    ),
    "page_file": ("Halaman: {file}", "Page: {file}"),
    "people_that_day": ("orang terlayani: {difference}", "people served: {difference}"),
    "plan_number": ("Rencana {number}", "Plan {number}"),
    "people_too": ("{points}, {people} orang", "{points}, {people} people"),
    "shown_plan": ("Rencana di peta", "Plan on the map"),
    "unknown_field": ("tidak ada", "none"),
    "verdict_kabupaten": (
        "lebih baik bagi {better} kabupaten/kota, lebih buruk bagi {worse}",
        "better for {better} kabupaten, worse for {worse}",
    ),
    "verdict_net": ("nilai bersih {difference}", "net value {difference}"),
    "verdict_served": ("terlayani oleh kunjungan {difference} orang", "served by visits {difference} people"),
    "verdict_cost": ("biaya {difference}", "cost {difference}"),
    "verdict": ("Rencana {number} dibanding rencana 1: {facts}.", "Plan {number} against plan 1: {facts}."),
    "verdict_same": (
        "Rencana {number} sama dengan rencana 1: semua selisih nol.",
        "Plan {number} is the same as plan 1: all differences are zero.",
    ),
}


def comparison_words(lang: Lang) -> Mapping[str, str]:
    """Return all words of the comparison page by key: the map page's and its own."""
    return {**map_words(lang), **in_language(COMPARISON_WORDS, lang)}
