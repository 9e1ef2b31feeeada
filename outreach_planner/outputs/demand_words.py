"""Words of the derivation of demand, Indonesian then English."""

from __future__ import annotations

from collections.abc import Mapping

from outreach_planner.outputs.language import Lang, in_language

DEMAND_WORDS: Mapping[str, tuple[str, str]] = {
    "title": ("Permintaan paspor {name}, {year}", "Passport demand of {name}, {year}"),
    "title_office": ("Permintaan paspor {year}", "Passport demand {year}"),
    "title_kecamatan": (
        "Permintaan paspor Kecamatan {name}, {kabupaten}, {year}",
        "Passport demand of Kecamatan {name}, {kabupaten}, {year}",
    ),
    "adults-own": (
        "Usia paspor (17+): {people} penduduk × {share}, {count} kecamatan menurut hitungan kantor",
        "Of passport age (17+): {people} people × {share}, {count} kecamatan as the office counted",
    ),
    "adults-counted": ("Usia paspor (17+), hitungan kantor", "Of passport age (17+), counted by the office"),
    "people-kecamatan": (
        "Penduduk umum: {adults} × {rate} per seribu × {kabupaten} (kabupaten) × {apart} / {mean}"
        " (dibanding rata-rata kabupaten)",
        "People at large: {adults} × {rate} in a thousand × {kabupaten} (the kabupaten) × {apart} / {mean}"
        " (against its average)",
    ),
    "departures": (
        "Berangkat haji setahun: {rest} se-kabupaten × {people} penduduk × {apart} / {of} = {part}"
        " (perkiraan)",
        "Leave for the hajj in a year: {rest} of the kabupaten × {people} people × {apart} / {of} = {part}"
        " (estimate)",
    ),
    "waiting": (
        "Orang di daftar tunggu haji: {rest} se-kabupaten × {people} penduduk × {apart} / {of} = {part}"
        " (perkiraan)",
        "On the waiting list: {rest} of the kabupaten × {people} people × {apart} / {of} = {part} (estimate)",
    ),
    "departures-counted": (
        "Berangkat haji setahun, hitungan kantor",
        "Leave for the hajj in a year, counted by the office",
    ),
    "waiting-counted": (
        "Orang di daftar tunggu haji, hitungan kantor",
        "On the waiting list, counted by the office",
    ),
    "part_of_kabupaten": ("Bagian dari {kabupaten} se-kabupaten", "Part of {kabupaten} of the kabupaten"),
    "campuses": (
        "kampus yang pusat kecamatannya terdekat (perkiraan): {names}",
        "campuses to which its centre is nearest (estimate): {names}",
    ),
    "campuses_written": ("kampus: {names}", "campuses: {names}"),
    "unwritten": (
        "tidak ada baris sendiri: seperti rata-rata kabupaten",
        "no row of its own: as the kabupaten's average",
    ),
    "kecamatan": ("kecamatan", "kecamatan"),
    "kecamatan_of": ("Per kecamatan, {name}", "By kecamatan, {name}"),
    "adults_column": ("usia paspor", "of age"),
    "hajj_column": ("haji", "hajj"),
    "waiting_column": ("daftar tunggu", "waiting list"),
    "students_column": ("mahasiswa", "students"),
    "sum": ("jumlah", "sum"),
    "shared_note": (
        "Angka kecamatan adalah perkiraan: angka kabupaten dibagi menurut penduduk dan faktor kecamatan;"
        " tanda * hitungan kantor sendiri. Jumlahnya sama dengan kabupaten.",
        "Figures of kecamatan are estimates: the kabupaten's are shared out by people and the factors of each"
        " kecamatan; * is the office's own count. They sum to the kabupaten.",
    ),
    "adults": (
        "Usia paspor (17+): {people} penduduk × {share}",
        "Of passport age (17+): {people} people × {share}",
    ),
    "people": (
        "Penduduk umum: {adults} × {rate} per seribu × {travels} (seberapa sering bepergian)",
        "People at large: {adults} × {rate} in a thousand × {travels} (how much they travel)",
    ),
    "hajj": (
        "Haji: {departures} berangkat × {share} belum punya paspor",
        "Hajj: {departures} leave × {share} without a passport yet",
    ),
    "waiting-list": (
        "Daftar tunggu haji: {waiting} orang × {share} mengajukan setahun",
        "Hajj waiting list: {waiting} people × {share} apply in a year",
    ),
    "umrah": (
        "Umrah: {pilgrims} jemaah provinsi × {here} dari wilayah kerja × {part} dari sini × {share}"
        " pertama kali",
        "Umrah: {pilgrims} pilgrims of the province × {here} of the working area × {part} from here × {share}"
        " for the first time",
    ),
    "students": (
        "Mahasiswa: {students} × {rate} setahun",
        "Students: {students} × {rate} in a year",
    ),
    "base": ("Paspor pertama, tahun {year}", "First passports, year {year}"),
    "growth": (
        "× pertumbuhan {rate} setahun selama {years} tahun",
        "× growth of {rate} a year for {years} years",
    ),
    "comes": ("× {share} datang ke kantor ini", "× {share} come to this office"),
    "calibration": (
        "× {scale}: tahun {year} tercatat {recorded}, penggantian {renewals}, paspor pertama menurut"
        " pendorong {first}",
        "× {scale}: {recorded} recorded in {year}, renewals {renewals}, first passports by the drivers"
        " {first}",
    ),
    "uncalibrated": ("Tidak dikalibrasi", "Not calibrated"),
    "renewals": (
        "Penggantian: kantor {office} (habis berlaku {expired}, dini {early}) × {part} dari sini",
        "Renewals: the office {office} (expired {expired}, early {early}) × {part} from here",
    ),
    "estimated": ("Jumlah perkiraan", "Estimated in all"),
    "own": ("Dengan angka kantor sendiri", "With the office's own numbers"),
    "total": ("Jumlah pengajuan {year}", "Applications in {year}"),
    "weight": ("Bobot di kantor: dibagi {office}", "Weight at the office: divided by {office}"),
    "range": ("rentang 80 %: {low} sampai {high}", "80 % range: {low} to {high}"),
    "between": ("antara {low} dan {high}", "between {low} and {high}"),
    "own_word": ("kata perencana sendiri", "the planner's own word"),
    "months": ("Per bulan (rentang 80 %)", "By month (80 % range)"),
    "month": ("bulan", "month"),
    "applications": ("pengajuan", "applications"),
    "factor": ("faktor", "factor"),
    "drivers": ("Per pendorong (rentang 80 %)", "By driver (80 % range)"),
    "drivers_by_month": ("Pendorong per bulan", "Drivers by month"),
    "wave": ("Penggantian per tahun, seluruh kantor", "Renewals by year, the whole office"),
    "wave_expired": ("habis berlaku", "expired"),
    "wave_early": ("diganti dini", "replaced early"),
    "wave_all": ("semua", "all"),
    "year_column": ("tahun", "year"),
    "wave_note": (
        "Buku terbitan sebelum {since} habis berlaku setelah lima tahun, sesudahnya sepuluh tahun bagi orang"
        " dewasa. Diganti dini: {low} sampai {high} dari semua buku yang berlaku, setahun ({confidence}:"
        " {source}).",
        "Books issued before {since} expire after five years, later ones of adults after ten. Replaced early:"
        " {low} to {high} of all valid books a year ({confidence}: {source}).",
    ),
    "far_year": (
        "{year} berjarak {years} tahun dari {base}, tahun angka dasarnya: sejauh itu angka ini hanya"
        " hitungan, bukan ramalan.",
        "{year} is {years} years from {base}, the year its figures are of: so far off these are"
        " arithmetic, no forecast.",
    ),
    "driver_people": ("penduduk umum", "people at large"),
    "driver_hajj": ("haji", "hajj"),
    "driver_waiting-list": ("daftar tunggu haji", "hajj waiting list"),
    "driver_umrah": ("umrah", "umrah"),
    "driver_students": ("mahasiswa", "students"),
    "driver_renewals": ("penggantian", "renewals"),
    "kabupaten": ("Per kabupaten/kota", "By kabupaten"),
    "in_use": ("dipakai rencana", "used by plans"),
    "weight_word": ("bobot", "weight"),
    "derivation": ("Penurunan", "Derivation"),
    "backtest": (
        "Uji mundur: dari data sebelum tahunnya",
        "Backtest: from what was recorded before the year",
    ),
    "recorded": ("tercatat", "recorded"),
    "forecast": ("perkiraan", "forecast"),
    "last_year": ("seperti tahun lalu", "as last year"),
    "seasonal": ("tahun lalu × pola musim", "last year × season"),
    "disrupted": ("tahun terganggu", "disrupted year"),
    "mean_years": ("Rata-rata tahun biasa", "Mean of usual years"),
    "mean_months": ("Rata-rata bulan biasa", "Mean of usual months"),
    "honest": (
        "Koefisien dan angka terbitan 2018-2020 adalah yang diketahui sekarang, hanya jumlah tahunan"
        " disembunyikan: uji ini lebih mudah daripada meramal sungguhan.",
        "Coefficients and the estimates of 2018-2020 are those of today, only yearly totals were hidden:"
        " this is easier than forecasting in earnest.",
    ),
    "used": (
        "Rencana memakai perkiraan ini (plan_with: true).",
        "Plans use these estimates (plan_with: true).",
    ),
    "unused": (
        "Rencana masih memakai angka di demand: dan weight:, bukan perkiraan ini. Keputusannya pada kantor:"
        " tulis estimates: plan_with: true untuk memakainya, lalu periksa dulu dengan validate dan plan.",
        "Plans still use the figures of demand: and weight:, not these estimates. That is the office's to"
        " decide: write estimates: plan_with: true to use them, then try validate and plan.",
    ),
    "own_numbers": ("Angka kantor sendiri:", "Own numbers of the office:"),
    "own_number": (
        "{name}: {what}: {own}, bukan {estimate} menurut perkiraan",
        "{name}: {what}: {own}, not {estimate} as estimated",
    ),
    "whole_office": ("seluruh kantor", "the whole office"),
    "note": (
        "Rentang mencakup ketidakpastian koefisien dan selisih tahunan; perkiraan tetap perkiraan. Sumber"
        " dikutip seperti tertulis di berkas skenario.",
        "Ranges cover the coefficients and a year's own difference; an estimate stays an estimate. Sources"
        " are quoted as the scenario's files have them.",
    ),
    "page_file": ("Halaman: {file}", "Page: {file}"),
    "part": ("bagian", "part"),
    "source": ("sumber", "source"),
    "result": ("hasil", "result"),
    "step": ("langkah", "step"),
    "sourced": ("bersumber", "sourced"),
    "memory": ("ingatan", "memory"),
    "estimate": ("perkiraan", "estimate"),
}


def demand_words(lang: Lang) -> Mapping[str, str]:
    """Return the words of the derivation in one language."""
    return in_language(DEMAND_WORDS, lang)
