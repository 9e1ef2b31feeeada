"""The words of the classic location questions, in Bahasa Indonesia and English."""

from __future__ import annotations

from collections.abc import Mapping

CLASSIC_WORDS: Mapping[str, tuple[str, str]] = {
    "classic": ("Pertanyaan klasik (menit jalan)", "The classic questions (road minutes)"),
    "covering_words": (
        "Terjangkau berarti paling jauh {minutes} menit. LSCP menjangkau semua yang bisa dijangkau suatu "
        "calon; di luar jangkauan calon mana pun: {dry} pemohon setahun (kemarau), {rainy} (hujan).",
        "Covered means within {minutes} minutes. LSCP covers all whom some candidate can cover; out of every "
        "candidate's reach: {dry} applicants a year (dry), {rainy} (rainy).",
    ),
    "classic_words": (
        "Loket sekarang tetap buka; p adalah jumlah tempat baru di sampingnya.",
        "Today's counters stay open; p is the number of new sites beside them.",
    ),
    "classic_leaves_out": (
        "Pertanyaan ini hanya menghitung menit jalan (yang terakhir juga biaya), bukan mobil, antrean atau "
        "orang yang baru datang karena loketnya dekat. Karena itu jawabannya bisa lain daripada usulan.",
        "These questions count road minutes only (the last one costs as well), not vans, queues or people "
        "who come only because a counter is near. So their answers may differ from the proposal.",
    ),
    "all_exact": ("Setiap jawaban eksak.", "Every answer is exact."),
    "not_all_exact": (
        "Jawaban bertanda (tidak terbukti) adalah yang terbaik yang ditemukan; yang lain eksak.",
        "Answers marked (not proven) are the best found; all others are exact.",
    ),
    "unproven": (" (tidak terbukti)", " (not proven)"),
    "cut_off": (
        "Tanpa jalan ke loket atau calon mana pun, dan tidak dihitung: {dry} pemohon setahun (kemarau), "
        "{rainy} (hujan).",
        "Without a way to any counter or candidate, and left out: {dry} applicants a year (dry), {rainy} "
        "(rainy).",
    ),
    "question": ("pertanyaan", "question"),
    "p_median": ("p-median, p={p}", "p-median, p={p}"),
    "p_center": ("p-center, p={p}", "p-center, p={p}"),
    "mclp": ("cakupan maksimal (MCLP), p={p}", "maximal covering (MCLP), p={p}"),
    "lscp": ("cakupan himpunan (LSCP)", "set covering (LSCP)"),
    "capacitated": ("berkapasitas, biaya tetap", "capacitated, fixed cost"),
    "mean_minutes": ("rata-rata {value} menit", "{value} minutes on average"),
    "farthest_minutes": ("terjauh {value} menit", "farthest {value} minutes"),
    "share_covered": ("{value} terjangkau", "{value} covered"),
    "sites_beside_today": ("{value} tempat", "{value} sites"),
    "rupiah_a_year": ("{value} setahun untuk perjalanan dan tempat", "{value} a year for travel and sites"),
    "one_site_beside": ("{value} tempat", "{value} site"),
    "nothing_possible": ("tidak mungkin", "impossible"),
}
