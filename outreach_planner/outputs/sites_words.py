"""The words of the answer about fixed sites, in Bahasa Indonesia and English."""

from __future__ import annotations

from collections.abc import Mapping

from outreach_planner.outputs.language import Lang, in_language
from outreach_planner.outputs.sites_classic_words import CLASSIC_WORDS
from outreach_planner.outputs.sites_page_words import PAGE_WORDS
from outreach_planner.outputs.sites_proof_words import PROOF_WORDS
from outreach_planner.outputs.sites_reach_words import REACH_WORDS

WORDS: Mapping[str, tuple[str, str]] = {
    **CLASSIC_WORDS,
    **PAGE_WORDS,
    **PROOF_WORDS,
    **REACH_WORDS,
    "title": ("Di mana tempat tetap berikutnya?", "Where should the next fixed site be?"),
    "proposal": ("Usulan", "Proposal"),
    "open_best": (
        "Usulan: buka {sites}. Nilai bersih bersama jadwal kunjungan naik {gain} selama {period} "
        "dibanding keadaan sekarang; biaya tempat {cost} sudah dikurangkan.",
        "Proposal: open {sites}. Together with the rotation the net value rises by {gain} over {period} "
        "against the office as it stands; the sites' cost of {cost} is taken off.",
    ),
    "open_saving": (
        "Usulan: buka {sites}. Nilai bersih bersama jadwal kunjungan naik {gain} selama {period} "
        "dibanding keadaan sekarang; biaya berkurang {saving}.",
        "Proposal: open {sites}. Together with the rotation the net value rises by {gain} over {period} "
        "against the office as it stands; costs fall by {saving}.",
    ),
    "open_none": (
        "Usulan: jangan buka tempat baru. Dengan biaya yang tertulis tidak ada pilihan yang lebih baik.",
        "Proposal: open no new site. At the costs written no choice is better.",
    ),
    "open_must": (
        "Usulan: buka hanya yang wajib dibuka ({sites}). Dengan biaya yang tertulis tidak ada pilihan yang "
        "lebih baik.",
        "Proposal: open only what must open ({sites}). At the costs written no choice is better.",
    ),
    "must_told": (
        "{sites} wajib dibuka; semua kenaikan dihitung dari keadaan itu.",
        "{sites} must open; every gain counts from there.",
    ),
    "none_left": ("Usulan: tanpa tempat baru.", "Proposal: no new site."),
    "closes": (
        "Usulan: tutup loket {counters}; nilai bersih naik {gain} selama {period}.",
        "Proposal: give up the counter at {counters}; the net value rises by {gain} over {period}.",
    ),
    "closes_too": (
        "Usulan ini juga menutup loket {counters}; penghematannya termasuk di atas.",
        "The proposal also gives up the counter at {counters}; what that saves is included above.",
    ),
    "brought": (
        "Tempat baru itu melayani {applicants} pemohon selama periode ({cost} per pemohon) dan menghemat "
        "{hours} jam perjalanan mereka (dihitung tanpa kunjungan).",
        "The new sites serve {applicants} applicants in the period ({cost} each) and spare them {hours} "
        "hours of travel (counted without visits).",
    ),
    "nearer": (
        "Penduduk yang paling jauh {minutes} menit dari loket (musim hujan): {before} sekarang, {after} "
        "dengan usulan ini.",
        "People within {minutes} minutes of a counter (rainy season): {before} today, {after} with the "
        "proposal.",
    ),
    "frees": (
        "Hari mobil untuk kunjungan: {days} bebas dari {now} sekarang.",
        "Van days of the rotation: {days} of today's {now} are freed.",
    ),
    "binds": (
        "Hari mobil untuk kunjungan: {days} lebih banyak daripada {now} sekarang.",
        "Van days of the rotation: {days} more than today's {now}.",
    ),
    "gives_up": ("loket ditutup", "counters given up"),
    "limited": (
        "Anggaran dan jumlah petugas menyisakan {sets_permitted} dari {sets} susunan tempat.",
        "Budget and officers leave {sets_permitted} of {sets} sets of sites.",
    ),
    "none_fits": (
        "Tidak satu calon pun muat: yang termurah membutuhkan {cheapest} (pembukaan dan biaya bulanan "
        "selama periode), dan tiap calon sekurangnya {fewest} petugas.",
        "No candidate fits: the cheapest needs {cheapest} (opening, and monthly costs over the period), and "
        "every candidate at least {fewest} officers.",
    ),
    "method_no_choice": (
        "Tidak ada yang dapat dipilih; batas terbukti hanya menyangkut jadwal kunjungan, yang mungkin "
        "bernilai paling banyak {above} lebih tinggi.",
        "There is nothing to choose; the proven bound concerns the schedule of visits only, which could be "
        "worth at most {above} more.",
    ),
    "no_plan": (
        "Tidak ada rencana yang memenuhi aturan pada periode ini; angka tanpa kunjungan tetap berlaku. "
        "outreach-planner plan dengan skenario ini menyebut aturan mana.",
        "No plan keeps the rules in this period; the figures without visits hold. "
        "outreach-planner plan with this scenario says which rules.",
    ),
    "method_exact": (
        "Terbukti: tidak ada pilihan tempat dan jadwal lain yang bernilai lebih tinggi (eksak).",
        "Proven: no other choice of sites and schedule is worth more (exact).",
    ),
    "method_decomposition": (
        "Tidak terbukti optimal. Dekomposisi dengan batas: {choices} pilihan dibatasi semuanya, {planned} "
        "direncanakan; pilihan mana pun bernilai paling banyak {above} lebih tinggi daripada usulan. Tanpa "
        "kunjungan, urutan pilihan dihitung eksak.",
        "Not proven best. A decomposition with a bound: all {choices} choices are bounded, {planned} are "
        "planned; no choice is worth over {above} more than the proposal. Without visits the order is exact.",
    ),
    "method_no_bound": (
        "Tidak terbukti optimal, dan belum ada batas: berapa yang mungkin lebih baik daripada usulan ini "
        "tidak diketahui.",
        "Not proven best, and there is no bound yet: how much better than this proposal another could be is "
        "not known.",
    ),
    "stopped_seconds": (
        "Batas waktu memotong: {parts}. Di komputer lain hasilnya dapat berbeda.",
        "The time limit cut short: {parts}. Another computer may find another answer.",
    ),
    "stopped_interrupt": (
        "Dihentikan oleh pemakai; terpotong: {parts}.",
        "Interrupted; cut short: {parts}.",
    ),
    "cut_plan": ("rencana kantor sekarang", "the plan of the office as it stands"),
    "cut_singles": ("rencana tiap calon", "the plans of single candidates"),
    "cut_answers": ("bacaan dan keteguhan tanpa kunjungan", "readings and firmness without visits"),
    "cut_bound": ("batas terbukti", "the proven bound"),
    "cut_sets": ("rencana susunan tempat", "the plans of sets of sites"),
    "cut_again": ("pencarian ulang susunan terbaik", "searching the best sets again"),
    "cut_firm": ("seberapa teguh", "how firm it is"),
    "lead": (
        "{first} unggul {ahead} dari {second} (dengan kunjungan, selama periode).",
        "{first} leads {second} by {ahead} (with visits, over the period).",
    ),
    "lead_open": (
        "Keunggulan itu membandingkan rencana terbaik yang ditemukan; dengan kunjungan, urutannya tidak "
        "terbukti.",
        "That compares the best plans found; with visits the order is not proven.",
    ),
    "see_firm": ("Lihat juga seberapa teguh.", "See also how firm it is."),
    "held": (
        "{first} saja melayani rata-rata {applicants_an_open_day} dari {holds_an_open_day} pemohon yang "
        "tertampung per hari buka (tanpa kunjungan).",
        "{first} alone serves {applicants_an_open_day} of the {holds_an_open_day} applicants it holds on a "
        "day it is open, on average (without visits).",
    ),
    "substitute": (
        "Tanpa kunjungan {first} bernilai {alone}; dengan jadwal kunjungan {joint}. Hari mobil yang bebas: "
        "{days}.",
        "Without visits {first} is worth {alone}; beside the rotation {joint}. Van days freed: {days}.",
    ),
    "replace": (
        "Nilainya lebih kecil dengan kunjungan, sebab mobil dan tempat tetap saling menggantikan.",
        "It is worth less with visits, for van and site replace each other.",
    ),
    "curve": ("Pilihan terbaik per jumlah tempat", "Best choice for each number of sites"),
    "curve_plot": (
        "Juta rupiah. Kolom: kenaikan yang ditemukan; garis: sampai batas terbukti.",
        "Million rupiah. Columns: the gain found; lines: up to the proven bound.",
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
    "working": ("menghitung: {part}", "working: {part}"),
}


def sites_words(lang: Lang) -> Mapping[str, str]:
    """Return the words in a language."""
    return in_language(WORDS, lang)
