"""Names of estimates as an office would say them; the path of the field stands beside the name."""

from __future__ import annotations

import re
from collections.abc import Mapping

from outreach_planner.outputs.language import MONTH_NAMES, Lang, in_language
from outreach_planner.outputs.telling import (
    clean,
    kabupaten_name,
    place_name,
    program_name,
    team_name,
)
from outreach_planner.scenario.fields import Scenario

ANY = "*"
ESTIMATE_NAMES: Mapping[str, tuple[str, str]] = {
    "office.officers": ("Jumlah petugas", "Officers of the office"),
    "office.applicants_an_officer_a_day": (
        "Pemohon per petugas loket sehari",
        "Applicants a counter officer serves a day",
    ),
    "kabupaten.*.weight": ("Bagian permintaan: {of}", "Share of demand: {of}"),
    "demand.applications_a_year": ("Permohonan setahun", "Applications a year"),
    "demand.month_factors.*": ("Faktor musim {of}", "Season factor of {of}"),
    "demand.segments.*.share": ("Bagian pemohon: {of}", "Share of applicants: {of}"),
    "demand.segments.*.reach_limit_minutes": (
        "Perjalanan terjauh ke kunjungan: {of}",
        "Longest way to a visit: {of}",
    ),
    "demand.segments.*.counter_pull": ("Kesediaan ke loket: {of}", "Readiness to go to a counter: {of}"),
    "demand.reach.share_at_door": (
        "Bagian yang datang bila tim di dekat rumah",
        "Share who come when a team is next door",
    ),
    "demand.reach.scale_minutes": (
        "Seberapa jauh orang mau datang ke kunjungan",
        "How far people will travel to a visit",
    ),
    "demand.reach.limit_minutes": ("Perjalanan terjauh ke kunjungan", "Longest way anyone takes to a visit"),
    "demand.counter_pull.share_at_door": (
        "Bagian yang ke loket dekat rumah pada hari kerja",
        "Share who go to a counter next door on a working day",
    ),
    "demand.counter_pull.scale_minutes": (
        "Seberapa jauh orang mau pergi ke loket tetap",
        "How far people will travel to a fixed counter",
    ),
    "demand.counter_pull.limit_minutes": (
        "Perjalanan terjauh ke loket tetap",
        "Longest way anyone takes to a fixed counter",
    ),
    "demand.backlog_days": ("Hari permohonan yang sudah menumpuk", "Days of demand already waiting"),
    "demand.giving_up_a_day": ("Bagian yang batal menunggu per hari", "Share who give up waiting, a day"),
    "demand.campus_minutes": ("Menit berjalan di dalam kampus", "Minutes of walking on a campus"),
    "counters.*.applicants_a_day": ("Pemohon sehari: {of}", "Applicants a day: {of}"),
    "programs.*.set_up_minutes": ("Menit memasang alat: {of}", "Minutes to set up: {of}"),
    "programs.*.pack_up_minutes": ("Menit membereskan alat: {of}", "Minutes to pack up: {of}"),
    "programs.*.minutes_an_applicant": ("Menit per pemohon: {of}", "Minutes an applicant: {of}"),
    "programs.*.minimum_attendance": ("Jumlah pemohon minimum: {of}", "Minimum attendance: {of}"),
    "programs.*.revisit_gap_days": ("Jeda sebelum kembali: {of}", "Days before coming back: {of}"),
    "programs.*.stay_days_at_most": ("Hari tinggal terbanyak: {of}", "Most days at one place: {of}"),
    "programs.*.event_rupiah": ("Biaya per kunjungan: {of}", "Cost of a visit: {of}"),
    "programs.*.half_days.move_minutes_at_most": (
        "Pindah tempat tengah hari terlama: {of}",
        "Longest move at noon: {of}",
    ),
    "programs.*.lane.applicants_a_day": (
        "Pemohon lantatur sehari: {of}",
        "Drive-thru applicants a day: {of}",
    ),
    "programs.*.lane.officers": ("Petugas lantatur: {of}", "Drive-thru officers: {of}"),
    "programs.*.lane.event_rupiah": ("Biaya lantatur: {of}", "Cost of the drive-thru lane: {of}"),
    "programs.*.lane.reach.share_at_door": (
        "Bagian yang datang ke lantatur di dekat rumah: {of}",
        "Share who come to a lane next door: {of}",
    ),
    "programs.*.lane.reach.scale_minutes": (
        "Seberapa jauh orang mau ke lantatur: {of}",
        "How far people will drive to the lane: {of}",
    ),
    "programs.*.lane.reach.limit_minutes": (
        "Perjalanan terjauh ke lantatur: {of}",
        "Longest way to the lane: {of}",
    ),
    "teams.*.officers": ("Petugas: {of}", "Officers: {of}"),
    "teams.*.biometric_units": ("Alat biometrik: {of}", "Biometric units: {of}"),
    "teams.*.rupiah_a_km": ("Ongkos kendaraan per km: {of}", "Cost of the vehicle a km: {of}"),
    "teams.*.days_away_at_most": ("Hari di luar terbanyak: {of}", "Most days away: {of}"),
    "teams.*.nights_at_most": ("Malam terbanyak: {of}", "Most nights: {of}"),
    "teams.*.sleep_beyond_minutes": ("Menginap bila lebih jauh dari: {of}", "Stays the night beyond: {of}"),
    "teams.*.evening_move_minutes": ("Pindah malam terlama: {of}", "Longest evening move: {of}"),
    "costs.hotel_rupiah_a_person_night": ("Hotel per orang semalam", "Hotel, a person and night"),
    "costs.boat_rupiah_a_day": ("Sewa perahu sehari", "Boat hire a day"),
    "costs.travel_rupiah_a_km": ("Ongkos perjalanan pemohon per km", "An applicant's travel cost a km"),
    "costs.travel_rupiah_an_hour": (
        "Nilai satu jam perjalanan pemohon",
        "Worth of an hour of an applicant's travel",
    ),
    "roads.edges.*.km/h": ("Kecepatan di semua jalan", "Speed on all roads"),
    "estimates.growth_a_year": ("Pertumbuhan setahun", "Growth a year"),
    "estimates.passport_age_share": ("Bagian penduduk usia paspor", "Share of people of passport age"),
    "estimates.first_passports_a_thousand": (
        "Paspor pertama per seribu orang dewasa",
        "First passports in a thousand adults",
    ),
    "estimates.hajj_first_share": (
        "Jemaah haji yang belum punya paspor",
        "Pilgrims of the hajj without a passport",
    ),
    "estimates.waiting_applies_a_year": (
        "Daftar tunggu haji yang mengajukan setahun",
        "Hajj waiting list who apply in a year",
    ),
    "estimates.umrah_pilgrims_a_year": (
        "Jemaah umrah provinsi setahun",
        "Umrah pilgrims of the province a year",
    ),
    "estimates.umrah_here_share": ("Bagian umrah dari wilayah kerja", "Umrah: share of the working area"),
    "estimates.umrah_first_share": (
        "Bagian umrah yang pertama kali",
        "Umrah: share who go for the first time",
    ),
    "estimates.applications_a_student_a_year": (
        "Mahasiswa yang mengajukan setahun",
        "Students who apply in a year",
    ),
    "estimates.renewals.renewed": ("Buku habis berlaku yang diganti", "Expired books that are renewed"),
    "estimates.renewals.replaced_early_a_year": (
        "Buku yang diganti dini setahun",
        "Books replaced early in a year",
    ),
    "estimates.renewals.child_share": ("Bagian buku anak", "Share of children's books"),
    "estimates.seasons.ramadan": ("Faktor Ramadan", "Ramadan factor"),
    "estimates.seasons.lebaran": ("Faktor Lebaran", "Lebaran factor"),
    "estimates.seasons.rajab_syaban": ("Faktor umrah Rajab–Syaban", "Umrah factor of Rajab–Sha'ban"),
    "estimates.seasons.recurring.*.factor": ("Faktor musim: {of}", "Season factor: {of}"),
    "estimates.kabupaten.*.travels": ("Seberapa sering bepergian: {of}", "How much people travel: {of}"),
    "estimates.kabupaten.*.comes_here": ("Yang datang ke kantor ini: {of}", "Who come to this office: {of}"),
}


def estimate_name(scenario: Scenario, field: str, lang: Lang) -> str:
    """Return the name of an estimate, its path where it has none.

    Parameters
    ----------
    field : str
        Path of the field, such as ``demand.month_factors[0]``.
    """
    steps = re.sub(r"\[(\d+)\]", r".\1", field).split(".")
    for pattern, name in in_language(ESTIMATE_NAMES, lang).items():
        parts = pattern.split(".")
        if len(parts) == len(steps) and all(
            part in (ANY, step) for part, step in zip(parts, steps, strict=True)
        ):
            chosen = steps[parts.index(ANY)] if ANY in parts else ""
            return name.format(of=_of(scenario, steps, chosen, lang))
    return field


def named_estimate(scenario: Scenario, field: str, lang: Lang) -> str:
    """Return the name of an estimate with its path, which says where to write it."""
    name = estimate_name(scenario, field, lang)
    return name if name == field else f"{name} ({field})"


def _of(scenario: Scenario, steps: list[str], chosen: str, lang: Lang) -> str:
    """Return the name of what an estimate is of."""
    match steps:
        case ["kabupaten", *_] | ["estimates", "kabupaten", *_]:
            return kabupaten_name(scenario, chosen)
        case ["programs", *_]:
            return program_name(scenario, chosen, lang)
        case ["teams", *_]:
            return team_name(scenario, chosen, lang)
        case ["counters", *_]:
            return place_name(scenario, scenario.counters[chosen].place)
        case ["demand", "segments", *_]:
            return clean(scenario.demand.segments[chosen].name)
        case ["demand", "month_factors", *_]:
            return MONTH_NAMES[lang][int(chosen)]
        case ["estimates", "seasons", *_] if chosen and scenario.estimates is not None:
            return clean(scenario.estimates.seasons.recurring[int(chosen)].name)
    return ""
