"""The words of the answer about fixed sites, in Bahasa Indonesia and English."""

from __future__ import annotations

from collections.abc import Mapping

from outreach_planner.outputs.language import Lang, in_language
from outreach_planner.outputs.sites_classic_words import CLASSIC_WORDS
from outreach_planner.outputs.sites_page_words import PAGE_WORDS
from outreach_planner.outputs.sites_proof_words import PROOF_WORDS
from outreach_planner.outputs.sites_proposal_words import PROPOSAL_WORDS
from outreach_planner.outputs.sites_reach_words import REACH_WORDS

WORDS: Mapping[str, tuple[str, str]] = {
    **CLASSIC_WORDS,
    **PAGE_WORDS,
    **PROOF_WORDS,
    **PROPOSAL_WORDS,
    **REACH_WORDS,
    "title": ("Di mana tempat tetap berikutnya?", "Where should the next fixed site be?"),
    "proposal": ("Usulan", "Proposal"),
    "gives_up": ("loket ditutup", "counters given up"),
    "curve": ("Pilihan terbaik per jumlah tempat", "Best choice for each number of sites"),
    "curve_plot": (
        "Juta rupiah. Kolom: kenaikan yang ditemukan; ≤: batas terbukti, dengan garis bila muat.",
        "Million rupiah. Columns: the gain found; ≤: the proven bound, with a line where it fits.",
    ),
    "curve_words": (
        "Kenaikan nilai adalah rencana terbaik yang ditemukan; paling banyak adalah batas terbukti: tidak "
        "ada pilihan dengan jumlah tempat itu yang naik lebih tinggi.",
        "The gain is that of the best plan found; at most is the proven bound: no choice of so many sites "
        "gains more.",
    ),
    "ranking_words": (
        "Setiap calon sebagai tempat ke-{p}. Impas: permohonan seluruh kantor dalam setahun (sekarang "
        "{yearly}) yang membuat tempat itu sendiri menutup biayanya, tanpa kunjungan.",
        "Each candidate as site number {p}. Break-even: the applications of the whole office in a year (now "
        "{yearly}) at which the site alone pays for itself, without visits.",
    ),
    "none_ranked": (
        "Tidak ada calon yang boleh dibuka dalam batas anggaran dan petugas.",
        "No candidate may open within budget and officers.",
    ),
    "ranking": ("Peringkat calon, satu per satu", "Candidates one by one"),
    "sites": ("tempat", "sites"),
    "answer": ("jawaban", "answer"),
    "millions": ("{sign}Rp{number} juta", "{sign}Rp{number} million"),
    "and": ("dan", "and"),
    "none": ("tanpa tempat baru", "no new site"),
    "gain": ("kenaikan nilai", "gain"),
    "gain_alone": ("nilai tanpa kunjungan", "worth without visits"),
    "gain_joint": ("nilai dengan kunjungan", "worth with visits"),
    "bound": ("paling banyak", "at most"),
    "cost": ("biaya", "cost"),
    "visits": ("kunjungan", "visits"),
    "van_days": ("hari mobil", "van days"),
    "place": ("tempat", "place"),
    "kabupaten": ("kabupaten/kota", "kabupaten"),
    "applicants": ("pemohon", "applicants"),
    "a_day": ("pemohon per hari buka", "applicants an open day"),
    "spared": ("jam perjalanan dihemat", "hours of travel spared"),
    "cost_applicant": ("biaya per pemohon", "cost an applicant"),
    "freed": ("hari mobil bebas", "van days freed"),
    "break_even": ("impas (permohonan kantor/tahun)", "break-even (office, a year)"),
    "months": ("{months} bulan", "{months} months"),
    "one_month": ("{months} bulan", "{months} month"),
    "days": ("{days} hari", "{days} days"),
    "every_day": ("setiap hari kerja", "every working day"),
    "holds": ("{number} pemohon sehari", "{number} applicants a day"),
    "number": ("jumlah (p)", "number (p)"),
    "estimates": (
        "Biaya, daya layan, bobot dan perilaku adalah perkiraan; sumbernya ada di berkas skenario.",
        "Costs, capacities, weights and behaviour are estimates; their sources stand in the scenario.",
    ),
    "files": ("Berkas: {files}", "Files: {files}"),
    "working": (
        "bagian {number} dari {of}: {piece} (seluruhnya {part})",
        "part {number} of {of}: {piece} ({part} of all)",
    ),
}


def sites_words(lang: Lang) -> Mapping[str, str]:
    """Return the words in a language."""
    return in_language(WORDS, lang)
